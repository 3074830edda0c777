import { resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { violations } from './axe';
import { test as base, expect } from './fixtures';
import { lessons } from './lessons';
import { StaticSite } from './static-host';

/** `<chainrule-lesson>` in a page that is not ours, whose files come from another origin. */
const dist = resolve(__dirname, '../../packages/lessons/dist');

interface Course {
  /** Opens a page of a course with something in it. */
  open: (inside: string, around?: Around) => Promise<void>;
}

interface Around {
  readonly lang?: string;
  readonly isIsolated?: boolean;
}

/** The least that a page has to allow (docs/embedding.md). */
const policyFor = (origin: string) =>
  `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${origin}; ` +
  `font-src ${origin}; img-src data: blob:`;

const test = base.extend<Course>({
  open: async ({ page, guard }, use) => {
    const files = new StaticSite('127.0.0.1', {}, { 'Access-Control-Allow-Origin': '*' });
    files.publish('/', { folder: dist });
    await files.goOnline();
    const headers: Record<string, string> = {};
    const course = new StaticSite('localhost', {}, headers);
    await course.goOnline();
    for (const site of [files, course]) guard.allowOrigin(new URL(site.address('/')).origin);
    await use(async (inside, { lang = 'en', isIsolated = false } = {}) => {
      if (isIsolated) {
        headers['Cross-Origin-Embedder-Policy'] = 'require-corp';
        headers['Cross-Origin-Opener-Policy'] = 'same-origin';
      }
      const origin = new URL(files.address('/')).origin;
      course.publish('/course/', {
        text: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta http-equiv="Content-Security-Policy" content="${policyFor(origin)}" />
          <link rel="icon" href="data:," /><title>Course</title>
          <script type="module" src="${files.address('/chainrule-lessons.js')}"></script></head>
          <body><main><h1>Course</h1>${inside}</main></body></html>`,
      });
      await page.goto(course.address('/course/?lesson=of-the-course&x=7'));
    });
    await page.goto('about:blank');
    await files.goOffline();
    await course.goOffline();
  },
});

const lesson = (page: Page, name: string): Locator => page.locator(`chainrule-lesson[lesson="${name}"]`);

/** The events of the elements, from the beginning. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    for (const name of ['ready', 'state', 'event', 'error']) {
      // None of them bubbles.
      addEventListener(name, (event) => event instanceof CustomEvent && heard.push({ name, ...event.detail }), true);
    }
  });
}

const heard = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: Record<string, string>[] }).heard.slice());

/** What of the page no lesson may change. */
const pageItself = (page: Page) =>
  page.evaluate(() => ({
    address: location.href,
    entries: history.length,
    title: document.title,
    root: document.documentElement.outerHTML.slice(0, document.documentElement.outerHTML.indexOf('<head>')),
    head: document.head.children.length,
    body: document.body.cloneNode(false) instanceof HTMLElement && document.body.children.length,
    sheets: document.adoptedStyleSheets.length,
    tokens: getComputedStyle(document.documentElement).getPropertyValue('--cr-paper'),
    kept: Object.keys(localStorage).filter((key) => !key.startsWith('chainrule')),
  }));

for (const { name } of lessons) {
  test(`${name} stands in a page of others, and leaves it as it is`, async ({ page, open }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await open('<div id="column"></div>');
    const before = await pageItself(page);
    await page.evaluate((lesson) => {
      const column = document.querySelector<HTMLElement>('#column');
      column?.append(Object.assign(document.createElement('chainrule-lesson'), { lesson }));
    }, name);
    const stage = lesson(page, name).locator('chainrule-stage');
    await expect(stage.locator(`chainrule-${name}`)).toContainText(/\d/);
    await expect(stage.locator('.claim, .notice, .more').filter({ visible: true })).toHaveCount(
      name === 'draw' ? 1 : 0,
    );
    // In a column, and on a phone, with nothing that sticks out.
    for (const width of [1200, 700, 344]) {
      await page.evaluate((wide) => {
        const column = document.querySelector<HTMLElement>('#column');
        if (column) column.style.inlineSize = `${wide}px`;
      }, width);
      await expect
        .poll(() =>
          page.evaluate(() => {
            const column = document.querySelector('#column');
            return column && column.scrollWidth - column.clientWidth;
          }),
        )
        .toBe(0);
    }
    expect(await pageItself(page)).toEqual(before);
  });
}

test('language, theme and digits are those that it asks for, and of itself alone', async ({ page, open }) => {
  await open(
    '<chainrule-lesson lesson="activations" query="?x=1" lang="fa" theme="dark" digits="persian"></chainrule-lesson>',
  );
  const element = lesson(page, 'activations');
  await expect(element.locator('table.reading')).toContainText('۰٫۷۳۱۱');
  const colors = (at: Locator) =>
    at.evaluate((node) => ({ ink: getComputedStyle(node).color, paper: getComputedStyle(node).backgroundColor }));
  expect(await colors(element)).toEqual({ ink: 'rgb(236, 233, 226)', paper: 'rgb(19, 20, 23)' });
  expect(await element.locator('table.reading').evaluate((table) => getComputedStyle(table).direction)).toBe('rtl');
  expect(await page.locator('html').evaluate((root: HTMLElement) => [root.lang, root.dir, root.dataset.theme])).toEqual(
    ['en', '', undefined],
  );
  expect(await colors(page.locator('body'))).toEqual({ ink: 'rgb(0, 0, 0)', paper: 'rgba(0, 0, 0, 0)' });
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', '')),
      ),
    )
    .toContain('Vazirmatn Variable');
  await element.evaluate((node: HTMLElement) => node.setAttribute('lang', 'en'));
  await expect(element.locator('table.reading caption')).toContainText('Values at');
});

test('without being asked it speaks the language of the page', async ({ page, open }) => {
  await open('<chainrule-lesson lesson="activations"></chainrule-lesson>', { lang: 'fa-IR' });
  await expect(lesson(page, 'activations').locator('chainrule-activations')).toContainText('سیگموئید');
});

test('it stands in a page that isolates itself', async ({ page, open }) => {
  await open('<chainrule-lesson lesson="draw"></chainrule-lesson>', { isIsolated: true });
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.getByRole('button', { name: 'Sample: three' }).click();
  await expect(lesson(page, 'draw').locator('chainrule-draw-answer .verdict')).toContainText('three');
});

test('the page hears of the state, and sets it', async ({ page, open }) => {
  await listen(page);
  await open('<chainrule-lesson lesson="activations" query="?x=1"></chainrule-lesson>');
  const element = lesson(page, 'activations');
  await expect.poll(() => heard(page)).toContainEqual({ name: 'ready', lesson: 'activations', lang: 'en' });
  const query = () => element.evaluate((node) => (node as unknown as { query: string }).query);
  const set = (to: unknown) =>
    element.evaluate((node, value) => {
      try {
        (node as unknown as { query: unknown }).query = value;
        return 'taken';
      } catch (cause) {
        return (cause as Error).name;
      }
    }, to);
  expect(await query()).toBe('?lesson=activations&x=1');
  expect(await set('?x=2.5')).toBe('taken');
  await expect(element.locator('caption').first()).toContainText('2.5');
  // What the reader does is told, too.
  await element.locator('[role=slider]').first().press('ArrowRight');
  await expect.poll(query).toContain('x=2.6');
  expect((await heard(page)).filter(({ name }) => name === 'state').at(-1)?.query).toBe(await query());
  for (const junk of ['x=2', 2, `?x=${'2'.repeat(32_000)}`]) expect(await set(junk)).toBe('TypeError');
  // A state of another lesson leads to it.
  expect(await set('?lesson=linear&depth=4')).toBe('taken');
  await expect(element.locator('chainrule-linear')).toContainText(/\d/);
  expect(await query()).toContain('lesson=linear&depth=4');
  await expect.poll(() => heard(page)).toContainEqual({ name: 'ready', lesson: 'linear', lang: 'en' });
  expect(await set('?lesson=flying')).toBe('taken');
  await expect(element.locator('[data-reason]')).toContainText('No lesson has the name “flying”');
  await expect.poll(() => heard(page)).toContainEqual(expect.objectContaining({ name: 'error', reason: 'unknown' }));
});

test('several lessons have states of their own, and one shown twice says so', async ({ page, open }) => {
  await listen(page);
  await open(`<chainrule-lesson lesson="activations" query="?x=1"></chainrule-lesson>
    <chainrule-lesson lesson="gradient-flow"></chainrule-lesson>
    <chainrule-lesson lesson="activations" query="?x=2" id="second"></chainrule-lesson>`);
  const first = lesson(page, 'activations').first();
  const second = page.locator('#second');
  await expect(first.locator('table.reading')).toContainText('0.7311');
  await expect(lesson(page, 'gradient-flow').locator('chainrule-gradient-flow')).toContainText(/\d/);
  await expect(second).toContainText('already on this page');
  expect(await heard(page)).toContainEqual(expect.objectContaining({ name: 'error', reason: 'twice' }));
  // One engine for all.
  expect(page.workers()).toHaveLength(1);
  // Where it is taken away, the other one takes its place, in its own state.
  await first.evaluate((node) => node.remove());
  await expect(second.locator('caption').first()).toContainText('2');
  // And what is moved keeps its state.
  await second.locator('[role=slider]').first().press('ArrowRight');
  await expect(second.locator('caption').first()).toContainText('2.1');
  await second.evaluate((node) => document.querySelector('h1')?.before(node));
  await expect(second.locator('caption').first()).toContainText('2.1');
  await second.locator('[role=slider]').first().press('ArrowRight');
  await expect(second.locator('caption').first()).toContainText('2.2');
  // Also when it comes back later.
  await page.evaluate(async () => {
    const moved = document.querySelector('#second');
    moved?.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (moved) document.querySelector('main')?.append(moved);
  });
  await expect(second.locator('caption').first()).toContainText('2.2');
});

test('keys are heard in the lesson, and nowhere else', async ({ page, open }) => {
  await open('<chainrule-lesson lesson="training-step"></chainrule-lesson><button id="own">Own</button>');
  const counter = lesson(page, 'training-step').locator('chainrule-transport output');
  await expect(counter).toHaveText(/^0 \//);
  await page.locator('#own').press('ArrowRight');
  await page.locator('body').press('End');
  await expect(counter).toHaveText(/^0 \//);
  await lesson(page, 'training-step').locator('button[data-action=next]').press('ArrowRight');
  await expect(counter).toHaveText(/^1 \//);
});

test('a sheet is printed alone, and the page is as before', async ({ page, open }) => {
  await page.addInitScript(() => {
    window.print = () => {
      const sheet = document.querySelector('body > chainrule-worksheet');
      Object.assign(window, {
        printed: {
          sheets: document.adoptedStyleSheets.length,
          isPrinting: document.body.classList.contains('printing'),
          text: sheet?.shadowRoot?.textContent,
        },
      });
      dispatchEvent(new Event('afterprint'));
    };
  });
  await open('<chainrule-lesson lesson="training-step" site="https://course.example/chainrule/"></chainrule-lesson>');
  const element = lesson(page, 'training-step');
  await expect(element.locator('chainrule-transport output')).toHaveText(/^0 \//);
  const before = await pageItself(page);
  await element.locator('chainrule-step-exercises summary').click();
  await element.locator('chainrule-step-exercises').getByRole('button', { name: /Print/ }).first().click();
  const printed = () => page.evaluate(() => (window as unknown as { printed?: { text: string } }).printed);
  await expect.poll(printed).toMatchObject({ sheets: 1, isPrinting: true });
  expect((await printed())?.text).toContain('https://course.example/chainrule/?lesson=training-step&lang=en');
  expect(await pageItself(page)).toEqual(before);
});

test('a network that is taken to another lesson gets there, into its element if it has one', async ({ page, open }) => {
  await open('<chainrule-lesson lesson="training-step"></chainrule-lesson><div id="below"></div>');
  const element = page.locator('chainrule-lesson').first();
  const take = async () => {
    await expect(element.locator('chainrule-transport output')).toHaveText(/^0 \//);
    await element.getByText('The whole step as text').click();
    await element.getByRole('button', { name: 'Try the network after this step' }).click();
  };
  await take();
  await expect(element.locator('chainrule-linear')).toContainText(/\d/);
  const query = () => element.evaluate((node) => (node as unknown as { query: string }).query);
  expect(await query()).toContain('lesson=linear&network=shelf');
  await element.evaluate((node) => {
    (node as unknown as { query: string }).query = '?lesson=training-step';
    document
      .querySelector('#below')
      ?.append(Object.assign(document.createElement('chainrule-lesson'), { lesson: 'linear', query: '?depth=4' }));
  });
  const other = page.locator('#below chainrule-lesson');
  await expect(other.locator('chainrule-linear')).toContainText(/\d/);
  await take();
  await expect
    .poll(() => other.evaluate((node) => (node as unknown as { query: string }).query))
    .toContain('network=shelf');
  expect(await query()).toContain('lesson=training-step');
});

test('code that does not come is missed in words: of a lesson, and of a part of one', async ({ page, open, guard }) => {
  for (const file of ['capacity', 'teach']) guard.expectError(new RegExp(`net::ERR_FAILED .*/${file}-`));
  await listen(page);
  await page.route(/\/(capacity|teach)-.*\.js$/, (route) => route.abort());
  await open(`<chainrule-lesson lesson="capacity"></chainrule-lesson>
    <chainrule-lesson lesson="draw" query="?view=teach"></chainrule-lesson>`);
  const again = 'load the page again';
  await expect(lesson(page, 'capacity').locator('[data-reason=load]')).toContainText(again);
  await expect(lesson(page, 'draw').locator('chainrule-draw-view [role=alert]')).toContainText(again);
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  expect(await heard(page)).toContainEqual(expect.objectContaining({ name: 'error', reason: 'load' }));
});

test('when what computes has stopped, it is said to the page and to the reader, who starts it again', async ({
  page,
  open,
}) => {
  await listen(page);
  await open('<chainrule-lesson lesson="activations"></chainrule-lesson>');
  const element = lesson(page, 'activations');
  await expect(element.locator('table.reading')).toContainText('0.5');
  await page.workers()[0]?.evaluate(() => self.close());
  await expect.poll(() => heard(page)).toContainEqual(expect.objectContaining({ name: 'error', reason: 'engine' }));
  await element.getByRole('button', { name: 'Restart' }).click();
  await element.locator('[role=slider]').first().press('ArrowRight');
  await expect(element.locator('table.reading')).toContainText('0.2491');
});

test('lessons that ask for different languages share the last one, and the console says so', async ({ page, open }) => {
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await open(`<chainrule-lesson lesson="activations" lang="en"></chainrule-lesson>
    <chainrule-lesson lesson="linear" lang="fa"></chainrule-lesson>
    <chainrule-lesson lesson="capacity" lang="xx" theme="pink"></chainrule-lesson>`);
  for (const name of ['activations', 'linear']) {
    await expect(lesson(page, name)).toHaveAttribute('lang', 'fa');
    await expect(lesson(page, name).getByRole('heading', { level: 1 })).toHaveText(/[آ-ی]/);
  }
  expect(warnings.sort()).toEqual([
    'chainrule-lesson: all lessons of a page share one lang, which is "fa" now.',
    'chainrule-lesson: lang="xx" is not one of en, fa.',
    'chainrule-lesson: theme="pink" is not one of system, light, dark.',
  ]);
});

for (const theme of ['light', 'dark'] as const) {
  test(`nothing is found by axe: ${theme}`, async ({ page, open }) => {
    await open(`<chainrule-lesson lesson="activations" theme="${theme}"></chainrule-lesson>
      <chainrule-lesson lesson="draw"></chainrule-lesson>`);
    await expect(lesson(page, 'draw').locator('chainrule-digit-pad')).toBeVisible();
    await expect(lesson(page, 'activations').locator('table.reading')).toContainText('0.5');
    expect(await violations(page)).toEqual([]);
  });
}
