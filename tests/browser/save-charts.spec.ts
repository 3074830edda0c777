import type { Locator, Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { DrawLesson, SEVEN } from './pad';
import { parseCsv, parseSvg, pngSize, savedFile } from './saved';

/** A figure of each lesson that has one, by its files' name, and what makes its data. */
const figures = [
  { query: 'lesson=activations', file: 'chainrule-activations' },
  { query: 'lesson=activations&view=distribution', file: 'chainrule-distribution' },
  { query: 'lesson=gradient-flow', file: 'chainrule-gradients' },
  { query: 'lesson=gradient-flow&view=edge', file: 'chainrule-edge-of-chaos' },
  { query: 'lesson=linear', file: 'chainrule-plane-off' },
  { query: 'lesson=capacity', file: 'chainrule-pieces' },
  { query: 'lesson=capacity&view=overfit', file: 'chainrule-losses' },
  { query: 'lesson=playground', file: 'chainrule-plane-first' },
  { query: 'lesson=questions&view=train', file: 'chainrule-questions-seeds' },
] as const;

const plot = (page: Page, file: string) => page.locator(`chainrule-outlet chainrule-plot[file="${file}"]`).first();

interface Series {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** The numbers that the plot was given. */
const given = (place: Locator) =>
  place.evaluate((element) => {
    const { lines, dots, bars, raster, probe } = element as unknown as {
      lines: readonly { x: ArrayLike<number>; y: ArrayLike<number> }[];
      dots: readonly { x: ArrayLike<number>; y: ArrayLike<number>; name?: string }[];
      bars: readonly { edges: ArrayLike<number>; heights: ArrayLike<number> }[];
      raster?: { values: ArrayLike<number> };
      probe?: number;
    };
    const series = ({ x, y }: { x: ArrayLike<number>; y: ArrayLike<number> }) => ({
      x: Array.from(x),
      y: Array.from(y),
    });
    return {
      lines: lines.map(series),
      dots: dots.filter(({ name }) => name || probe === undefined || lines.length === 0).map(series),
      bars: bars.map(({ edges, heights }) => ({
        x: Array.from(edges).slice(0, heights.length),
        y: Array.from(heights),
      })),
      raster: Array.from(raster?.values ?? []),
    };
  });

/** Waits until the plot has numbers, and they stay as they are: a computation is over. */
async function settled(place: Locator): Promise<void> {
  let before = '';
  const isSettled = async () => {
    const now = await given(place);
    const text = JSON.stringify(now);
    const isSame = Object.values(now).some((part) => part.length > 0) && text === before;
    before = text;
    return isSame;
  };
  await expect.poll(isSettled, { intervals: [500], timeout: 60_000 }).toBe(true);
}

const texts = (values: readonly number[]) => values.map((value) => (Number.isNaN(value) ? '' : String(value)));

for (const { query, file } of figures) {
  for (const lang of ['en', 'fa']) {
    test(`a figure is saved as numbers, SVG and PNG: ${file}, ${query}, ${lang}`, async ({ page }) => {
      await page.goto(`?${query}&lang=${lang}&theme=${lang === 'fa' ? 'dark' : 'light'}`);
      const figure = plot(page, file);
      await expect(figure.locator('svg text').first()).toBeVisible();
      await settled(figure);
      // By keyboard.
      await figure.locator('summary').focus();
      await page.keyboard.press('Enter');
      await expect(figure.locator('[data-save=CSV]')).toBeVisible();

      const table = await savedFile(page, figure, 'CSV');
      expect(table.name).toBe(`${file}.csv`);
      const { columns, rows } = parseCsv(table.bytes);
      const { lines, dots, bars, raster } = await given(figure);
      if (raster.length + dots.length + bars.length === 0) {
        // A row for each place, and a column for each line.
        expect(columns).toHaveLength(1 + lines.length);
        for (const [i, { x, y }] of lines.entries()) {
          const own = rows.filter((row) => row[i + 1] !== '').map((row) => [row[0], row[i + 1]]);
          const points = x
            .map((at, j) => [at, y[j] ?? Number.NaN] as const)
            .filter(([, value]) => !Number.isNaN(value));
          expect(own).toEqual(points.sort(([a], [b]) => a - b).map((point) => point.map(String)));
        }
      } else {
        expect(rows.slice(0, raster.length).map((row) => row[3])).toEqual(texts(raster));
        const points = [...bars, ...lines, ...dots].flatMap(({ x, y }: Series) =>
          x.map((at, i) => [at, y[i] ?? Number.NaN]),
        );
        expect(rows.slice(raster.length).map((row) => row.slice(1, 3))).toEqual(points.map(texts));
      }
      for (const name of columns) expect(name).not.toBe('');

      const {
        root,
        width,
        height,
        texts: words,
        outside,
      } = await parseSvg(page, (await savedFile(page, figure, 'SVG')).bytes);
      expect(root).toBe('svg');
      expect(outside).toBe(0);
      for (const name of await figure.locator('.legend li span').allTextContents()) expect(words).toContain(name);
      expect(pngSize((await savedFile(page, figure, 'PNG')).bytes)).toEqual({ width: 2 * width, height: 2 * height });

      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(figure.locator('[data-save=CSV]')).toBeHidden();
      await expect(figure.locator('summary')).toBeFocused();
    });
  }
}

/** Figures that are no plots: where they are saved, how many numbers they have, and what is written in them. */
const others = [
  {
    query: 'lesson=training-step&step=25',
    place: 'chainrule-training-step',
    file: 'chainrule-network',
    columns: ['name', 'value'],
    rows: 44,
    word: '0.125',
  },
  {
    query: 'lesson=training-step&expression=x*y',
    place: 'chainrule-expression',
    file: 'chainrule-expression',
    columns: ['name', 'value'],
    rows: 2,
    word: 'x',
  },
  {
    query: 'lesson=draw',
    place: 'chainrule-draw-answer',
    file: 'chainrule-probabilities',
    columns: ['class', 'probability'],
    rows: 10,
    word: '7',
  },
  {
    query: 'lesson=draw&view=inside',
    place: 'chainrule-inside-layers figure',
    file: 'chainrule-layer-1',
    columns: ['unit', 'signed activation'],
    rows: 600,
    word: '',
  },
  {
    query: 'lesson=playground',
    place: 'chainrule-playground-network',
    file: 'chainrule-units',
    columns: ['layer', 'unit', 'input', 'weight'],
    rows: 105,
    word: 'x₁',
  },
] as const;

for (const { query, place, file, columns, rows, word } of others) {
  test(`another figure is saved as numbers, SVG and PNG: ${file}`, async ({ page }) => {
    if (query === 'lesson=draw') {
      const lesson = new DrawLesson(page);
      await lesson.open();
      await lesson.draw(SEVEN);
    } else await page.goto(`?${query}`);
    const host = page.locator(place).first();
    const menu = host.locator('chainrule-save-chart').first();
    await menu.locator('summary').click();
    await expect(menu.locator('[data-save=CSV]')).toBeVisible();
    const table = await savedFile(page, menu, 'CSV');
    expect(table.name).toBe(`${file}.csv`);
    const parsed = parseCsv(table.bytes);
    expect(parsed.columns).toEqual(columns);
    expect(parsed.rows).toHaveLength(rows);
    for (const row of parsed.rows) expect(row.at(-1)).toMatch(/^-?\d/);
    const { root, width, height, texts, outside } = await parseSvg(page, (await savedFile(page, menu, 'SVG')).bytes);
    expect(root).toBe('svg');
    expect(outside).toBe(0);
    if (word) expect(texts.map((text) => text.trim())).toContain(word);
    expect(pngSize((await savedFile(page, menu, 'PNG')).bytes)).toEqual({ width: 2 * width, height: 2 * height });
  });
}

test('every chart of a lesson can be saved', async ({ page }) => {
  for (const query of [
    ...new Set(figures.map((one) => one.query as string)),
    'lesson=gradient-flow&view=training',
    'lesson=capacity&view=depth&folds=3',
    'lesson=linear&activations=both',
  ]) {
    await page.goto(`?${query}`);
    const plots = page.locator('chainrule-outlet chainrule-plot');
    await expect(plots.first()).toBeVisible();
    const without = await plots.evaluateAll((all) =>
      all
        .filter((one) => !one.getAttribute('file') && one.getRootNode() instanceof ShadowRoot)
        .flatMap((one) => {
          const { host } = one.getRootNode() as ShadowRoot;
          return host.localName === 'chainrule-chart' ? [] : [host.localName];
        }),
    );
    expect(without, query).toEqual([]);
  }
});

test('so can every other figure', async ({ page }) => {
  const named = 'network-graph, circuit-graph, probability-bars, heat-strip, unit-graph'.replace(
    /[a-z-]+/g,
    'chainrule-$&',
  );
  for (const { query, place } of others) {
    await page.goto(`?${query}`);
    const host = page.locator(place.split(' ')[0] ?? '');
    await expect(host.locator(named).first()).toBeVisible();
    if (query === 'lesson=draw') await new DrawLesson(page).draw(SEVEN);
    const counts = () => Promise.all([host.locator(named).count(), host.locator('chainrule-save-chart').count()]);
    await expect.poll(async () => (await counts())[1], { message: query }).toBe((await counts())[0]);
  }
});
