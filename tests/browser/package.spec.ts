import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import workedExample from '../../pkg/worked_example.json';
import { expect, type Guard, test } from './fixtures';
import { StaticSite } from './static-host';

/** The core as an npm package, as `npm pack` makes it, in a fresh project; the examples are those of its readme. */
const pkg = resolve(__dirname, '../../pkg');
const modules = resolve(__dirname, '../../www/node_modules');
const loss = workedExample.values.find(({ id }) => id === workedExample.loss)?.number.text;
const said = `${workedExample.steps.length} steps, loss ${loss}`;

let project: string;

/** Runs a program of Node in the project. */
function node(...args: readonly string[]): string {
  return execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
}

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
  project = mkdtempSync(join(tmpdir(), 'chainrule-package-'));
  const npm = (...args: string[]) =>
    execFileSync('npm', [...args, '--no-audit', '--no-fund'], { cwd: project, shell: process.platform === 'win32' });
  const [packed] = JSON.parse(npm('pack', pkg, '--json').toString()) as { filename: string }[];
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  npm('install', '--offline', `./${packed?.filename}`);
  const readme = readFileSync(join(project, 'node_modules/chainrule/README.md'), 'utf8');
  const examples = [...readme.matchAll(/```\w+\n(?:\/\/ |<!-- )(\S+)(?: -->)?\n(.*?)```/gs)];
  expect(examples.map(([, name]) => name)).toEqual(['node.mjs', 'page.html', 'main.ts']);
  for (const [, name = '', code = ''] of examples) writeFileSync(join(project, name), code);
});

test.afterAll(() => rmSync(project, { recursive: true, force: true }));

test('it computes in Node', () => {
  expect(node('node.mjs').trim()).toBe(said);
});

test('it computes in a page without a build', async ({ page, guard }) => {
  await expectSaid(page, guard, project, 'page.html');
});

test('its types are complete, and it computes in a Vite project', async ({ page, guard }) => {
  const strict = ['--strict', '--noEmit', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler'];
  mkdirSync(join(project, 'node_modules/vite'), { recursive: true });
  cpSync(join(modules, 'vite/client.d.ts'), join(project, 'node_modules/vite/client.d.ts'));
  cpSync(join(modules, 'vite/types'), join(project, 'node_modules/vite/types'), { recursive: true });
  node(join(modules, 'typescript/bin/tsc'), '--ignoreConfig', ...strict, '--types', 'vite/client', 'main.ts');
  writeFileSync(
    join(project, 'index.html'),
    '<!doctype html><link rel="icon" href="data:,"><title>.</title><script type="module" src="./main.ts"></script>',
  );
  node(join(modules, 'vite/bin/vite.js'), 'build', '--base', './', '--logLevel', 'error');
  await expectSaid(page, guard, join(project, 'dist'), '');
});
