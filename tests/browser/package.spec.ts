import { cpSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import workedExample from '../../pkg/worked_example.json';
import { expect, type Guard, test } from './fixtures';
import { modules, PackedProject } from './packed';
import { StaticSite } from './static-host';

/** The core as an npm package; the examples are those of its readme. */
const loss = workedExample.values.find(({ id }) => id === workedExample.loss)?.number.text;
const said = `${workedExample.steps.length} steps, loss ${loss}`;

let project: PackedProject;

/** Opens a page of a folder, and looks at what it computed. */
async function expectSaid(page: Page, guard: Guard, folder: string, file: string): Promise<void> {
  const site = new StaticSite('127.0.0.1');
  site.publish('/app/', { folder });
  await site.goOnline();
  guard.allowOrigin(new URL(site.address('/')).origin);
  await page.goto(site.address(`/app/${file}`));
  await expect(page.locator('output')).toHaveText(said);
  await page.goto('about:blank');
  await site.goOffline();
}

test.beforeAll(() => {
  project = new PackedProject(resolve(__dirname, '../../pkg'), 'chainrule', ['node.mjs', 'page.html', 'main.ts']);
});

test.afterAll(() => project.remove());

test('it computes in Node', () => {
  expect(project.node('node.mjs').trim()).toBe(said);
});

test('it computes in a page without a build', async ({ page, guard }) => {
  await expectSaid(page, guard, project.folder, 'page.html');
});

test('its types are complete, and it computes in a Vite project', async ({ page, guard }) => {
  const vite = join(project.folder, 'node_modules/vite');
  mkdirSync(vite, { recursive: true });
  cpSync(join(modules, 'vite/client.d.ts'), join(vite, 'client.d.ts'));
  cpSync(join(modules, 'vite/types'), join(vite, 'types'), { recursive: true });
  project.compile('main.ts', 'vite/client');
  await expectSaid(page, guard, project.buildPage('main.ts'), '');
});
