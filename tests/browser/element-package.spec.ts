import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base, expect } from './fixtures';
import { PackedProject } from './packed';
import { StaticSite } from './static-host';

/** The lessons as an npm package; the examples are those of its readme. */
const lessons = resolve(__dirname, '../../packages/lessons');
/** σ(1) = 1/(1 + e⁻¹) to the four digits that the table of the lesson shows. */
const sigmoid = (1 / (1 + Math.exp(-1))).toFixed(4);

let project: PackedProject;

type Host = (name: string, folder: string, headers?: Record<string, string>) => Promise<StaticSite>;

const test = base.extend<{ host: Host }>({
  host: async ({ page, guard }, use) => {
    const sites: StaticSite[] = [];
    await use(async (name, folder, headers = {}) => {
      const site = new StaticSite(name, {}, headers);
      site.publish('/', { folder });
      await site.goOnline();
      guard.allowOrigin(new URL(site.address('/')).origin);
      sites.push(site);
      return site;
    });
    await page.goto('about:blank');
    await Promise.all(sites.map((site) => site.goOffline()));
  },
});

/** The lesson computes, and the page hears of what the reader does; the page's own output is the first. */
async function expectActivations(page: Page): Promise<void> {
  await expect(page.locator('table.reading')).toContainText(sigmoid);
  await page.locator('[role=slider]').first().press('ArrowRight');
  await expect(page.locator('output').first()).toContainText('?lesson=activations&x=1.1');
}

test.beforeAll(() => {
  project = new PackedProject(lessons, 'chainrule-lessons', ['page.html', 'page.js', 'main.ts', 'vite.config.js']);
});

test.afterAll(() => project.remove());

test('it stands in a page without a build, its files on another origin', async ({ page, host }) => {
  const headers = { 'Access-Control-Allow-Origin': '*' };
  const files = await host('127.0.0.1', join(project.folder, 'node_modules/chainrule-lessons'), headers);
  const { origin } = new URL(files.address('/'));
  project.write('page.html', project.example('page.html').replaceAll('https://example.org', origin));
  const course = await host('localhost', project.folder);
  await page.goto(course.address('/page.html'));
  await expect(page.locator('output').first()).toContainText('?lesson=activations&x=1');
  await expectActivations(page);
});

test('its types are complete, and it stands in a Vite project', async ({ page, host }) => {
  project.compile('main.ts');
  const site = await host('127.0.0.1', project.buildPage('main.ts'));
  await page.goto(site.address('/index.html'));
  await expectActivations(page);
  // What is fetched later has come along: a part of the core, the weights, the words of another language.
  await page.evaluate(() => {
    const lesson = document.querySelector('chainrule-lesson');
    Object.assign(lesson ?? {}, { query: '?lesson=draw', lang: 'en' });
  });
  await page.getByRole('button', { name: 'Sample: three' }).click();
  await expect(page.locator('chainrule-draw-answer .verdict')).toContainText('three');
});
