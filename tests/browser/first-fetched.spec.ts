import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { figures } from './first-visit';
import { expect, test } from './fixtures';
import { type LessonName, lessons } from './lessons';
import { DrawLesson, SEVEN } from './pad';

/** What is asked for, by path, until the page is at rest. */
async function fetched(page: Page, query: string): Promise<string[]> {
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(query, { waitUntil: 'networkidle' });
  return asked;
}

/** The parts of the core, by the lessons whose first figure they compute. */
const parts: Readonly<Record<LessonName, string>> = {
  'training-step': 'chainrule_trace',
  activations: 'chainrule_lab',
  linear: 'chainrule_lab',
  'gradient-flow': 'chainrule_lab',
  capacity: 'chainrule_lab',
  playground: 'chainrule_playground',
  images: 'chainrule_images',
  draw: 'chainrule',
  questions: 'chainrule_graph',
};

for (const { name } of lessons) {
  test(`a lesson fetches its part of the core, once and no other: ${name}`, async ({ page }) => {
    const asked = await fetched(page, `?lesson=${name}`);
    const wasm = asked.flatMap((path) => /([^/]+)_bg-.{8}\.wasm$/.exec(path)?.[1] ?? []);
    expect(new Set(wasm)).toEqual(new Set([parts[name]]));
  });

  test(`what a lesson needs is asked for before the page's own code has come: ${name}`, async ({ page }) => {
    let come = () => {};
    const held = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route(/\/index-.{8}\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    const needed = [
      new RegExp(`/${name}-.{8}\\.js$`),
      /\/worker-.{8}\.js$/,
      new RegExp(`/words-fa-${name}-.{8}\\.js$`),
    ];
    const asked = [...needed, new RegExp(`/${parts[name]}_bg-.{8}\\.wasm$`)].map((file) =>
      page.waitForRequest((request) => file.test(request.url())),
    );
    const opened = page.goto(`?lesson=${name}&lang=fa`);
    await Promise.all(asked);
    come();
    await opened;
    await expect(page.locator(figures[name].join(' '))).not.toHaveCount(0);
  });
}

test('an expression fetches its part of the core, and not that of networks', async ({ page }) => {
  const asked = await fetched(page, '?lesson=training-step&expression=(x*y)%2Bz');
  const wasm = asked.flatMap((path) => /([^/]+)_bg-.{8}\.wasm$/.exec(path)?.[1] ?? []);
  expect(new Set(wasm)).toEqual(new Set(['chainrule_circuit']));
});

test('what reads and writes files comes with the first file', async ({ page }) => {
  const asked = await fetched(page, '?lesson=playground&data=csv');
  const reads = () => asked.filter((path) => /chainrule_files_bg-.{8}\.wasm$/.test(path));
  expect(reads()).toEqual([]);
  await page
    .locator('chainrule-playground input[type=file]')
    .setInputFiles(resolve(__dirname, '../../fuzz/inputs/table/12_cat_dog.csv'));
  await expect(page.locator('chainrule-playground [data-said=summary]')).toContainText('cat, dog');
  expect(reads()).toHaveLength(1);
});

test('home fetches no part of the core, and no weights, before its pad is touched or in view', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const asked = await fetched(page, '?lang=en');
  const large = () => asked.filter((path) => /\.(wasm|safetensors)$/.test(path));
  await expect(page.locator('chainrule-card-training-step svg text').first()).toBeVisible();
  expect(large()).toEqual([]);
  await page.getByRole('application').scrollIntoViewIfNeeded();
  await new DrawLesson(page).draw(SEVEN);
  await expect(page.locator('chainrule-card-draw .digit')).toHaveText('7');
  expect(large().filter((path) => path.endsWith('digits.safetensors'))).toHaveLength(1);
});

test('on a slow network the weights wait until the pad is touched', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: false, effectiveType: '3g' } });
  });
  const asked = await fetched(page, '?lang=en');
  await page.getByRole('application').scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /\.(wasm|safetensors)$/.test(path))).toEqual([]);
  await new DrawLesson(page).draw(SEVEN);
  await expect(page.locator('chainrule-card-draw .digit')).toHaveText('7');
});

for (const name of ['home', ...lessons.map(({ name }) => name)] as const) {
  test(`a page in English fetches no Persian typeface: ${name}`, async ({ page }) => {
    const asked = await fetched(page, name === 'home' ? '?lang=en' : `?lesson=${name}&lang=en`);
    await expect(page.getByRole('button', { name: 'فارسی' })).toBeVisible();
    expect(asked.filter((path) => path.includes('vazirmatn'))).toEqual([]);
    expect(asked.filter((path) => path.includes('source-serif'))).not.toEqual([]);
  });
}
