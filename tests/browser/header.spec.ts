import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { type LessonName, lessons, menu, menuButton, openLesson, words } from './lessons';

type Lang = keyof typeof words;
const langs: readonly Lang[] = ['en', 'fa'];
const header = (page: Page) => page.locator('chainrule-header');

/** A larger course: seven more lessons with titles as long as titles get, in two more groups. */
const extraLessons = [
  { name: 'more-1', title: 'Convolutions, step by step', group: 'Pictures' },
  { name: 'more-2', title: 'Pooling', group: 'Pictures' },
  { name: 'more-3', title: 'Batch normalization', group: 'Pictures' },
  { name: 'more-4', title: 'Graph neural networks', group: 'Graphs and language' },
  { name: 'more-5', title: 'Questions and answers on graphs', group: 'Graphs and language' },
  { name: 'more-6', title: 'Attention', group: 'Graphs and language' },
  { name: 'more-7', title: 'Recurrent networks', group: 'Graphs and language' },
];

/** The lesson without a previous one, the one with the longest title, and the one without a next. */
function tightest(lang: Lang): LessonName[] {
  const names = lessons.map(({ name }) => name);
  const length = (name: LessonName) => words[lang].lessons[name].title.length;
  return [
    ...new Set([
      ...names.slice(0, 1),
      ...names.toSorted((a, b) => length(b) - length(a)).slice(0, 1),
      ...names.slice(-1),
    ]),
  ];
}

async function addLessons(page: Page): Promise<void> {
  await header(page).evaluate((element, added) => {
    const grown = element as HTMLElement & { lessons: readonly unknown[] };
    grown.lessons = [...grown.lessons, ...added];
  }, extraLessons);
}

async function visit(page: Page, lesson: string, lang: Lang): Promise<void> {
  await page.goto(`?lesson=${lesson}&lang=${lang}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** The visible links and buttons that are not inside their line or list, or whose text overflows them. */
async function overflowing(page: Page): Promise<string[]> {
  return header(page).evaluate((element) => {
    const roots = [element, ...(element.shadowRoot?.querySelectorAll('*') ?? [])].flatMap(
      ({ shadowRoot }) => shadowRoot ?? [],
    );
    const shown = roots
      .flatMap((root) => [...root.querySelectorAll('a, button')])
      .filter((part) => part.checkVisibility() && !part.matches('.skip'));
    const inside = (inner: DOMRect, outer: { left: number; right: number; top: number; bottom: number }) =>
      // Boxes are laid out in 64ths of a pixel.
      inner.left >= outer.left - 0.02 &&
      inner.right <= outer.right + 0.02 &&
      inner.top >= outer.top - 0.02 &&
      inner.bottom <= outer.bottom + 0.02;
    return shown.flatMap((part) => {
      const box = part.getBoundingClientRect();
      // The list scrolls vertically on a phone in landscape; horizontally nothing does.
      const list = part.closest('[popover]')?.getBoundingClientRect();
      const { top, bottom } = list ? { top: 0, bottom: Number.POSITIVE_INFINITY } : element.getBoundingClientRect();
      const { left, right } = list ?? { left: 0, right: document.documentElement.clientWidth };
      const texts = [...part.querySelectorAll('span')].filter((span) => span.checkVisibility());
      const fits =
        inside(box, { left, right, top, bottom }) &&
        part.scrollWidth <= part.clientWidth &&
        texts.every((span) => inside(span.getBoundingClientRect(), box));
      return fits ? [] : [`${part.textContent?.trim()}: ${JSON.stringify(box)}`];
    });
  });
}

/** The pairs of links and buttons of the header's line that overlap. */
async function overlaps(page: Page): Promise<string[]> {
  const parts = await header(page).locator('.name, .neighbor, chainrule-lesson-menu button, .settings button').all();
  const boxes = await Promise.all(
    parts.map(async (part) => ({ name: await part.textContent(), box: await part.boundingBox() })),
  );
  return boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => {
      if (!a.box || !b.box) return [];
      const apart =
        a.box.x + a.box.width <= b.box.x + 0.02 ||
        b.box.x + b.box.width <= a.box.x + 0.02 ||
        a.box.y + a.box.height <= b.box.y + 0.02 ||
        b.box.y + b.box.height <= a.box.y + 0.02;
      return apart ? [] : [`${a.name} and ${b.name}`];
    }),
  );
}

const widths = [360, 390, 640, 768, 1024, 1152, 1216, 1240, 1280, 1408, 1920, 2560];

for (const lang of langs) {
  for (const name of tightest(lang)) {
    test(`nothing of it is cut off at any width, ${lang}, in ${name}`, async ({ page }) => {
      test.slow();
      await visit(page, name, lang);
      for (const n of [lessons.length, lessons.length + extraLessons.length]) {
        if (n > lessons.length) await addLessons(page);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 740 });
          const at = `${width} pixels, ${n} lessons`;
          await expect(menuButton(page)).toContainText(words[lang].lessons[name].title);
          await menuButton(page).click();
          await expect(menu(page).getByRole('link')).toHaveCount(n);
          await expect(menu(page).locator('[aria-current=page]')).toBeInViewport({ ratio: 1 });
          expect(await overflowing(page), at).toEqual([]);
          expect(await overlaps(page), at).toEqual([]);
          const excess = await page.evaluate(() => {
            const { scrollWidth, clientWidth } = document.documentElement;
            return scrollWidth - clientWidth;
          });
          expect(excess, at).toBeLessThanOrEqual(0);
          await page.keyboard.press('Escape');
          await expect(menu(page)).toBeHidden();
        }
      }
    });
  }
}

test('it shows the place in the course and in its group, and names the neighbors', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 740 });
  const neighbors = header(page).locator('.neighbor');
  for (const lang of langs) {
    const { home, groups, lessons: about } = words[lang];
    const titles = lessons.map(({ name }) => about[name].title);
    for (const [i, { name, group }] of lessons.entries()) {
      await visit(page, name, lang);
      await expect(menuButton(page)).toContainText(groups[group]);
      await expect(menuButton(page)).toContainText(titles[i] ?? '');
      await expect(menuButton(page)).toContainText(new RegExp(`${i + 1} \\S+ ${lessons.length}`));
      await expect(neighbors).toHaveText([titles[i - 1] ?? home, ...titles.slice(i + 1, i + 2)]);
    }
  }
});

test('the lessons are in the order of the course, each in its group', async ({ page }) => {
  await visit(page, '', 'en');
  await menuButton(page).click();
  const { groups, lessons: about } = words.en;
  const list = menu(page).locator('.group');
  const names = [...new Set(lessons.map(({ group }) => group))];
  await expect(list.locator('p')).toHaveText(names.map((group) => groups[group]));
  for (const [i, group] of names.entries()) {
    const own = lessons.filter((lesson) => lesson.group === group);
    await expect(list.nth(i).getByRole('list', { name: groups[group] }).getByRole('link')).toHaveText(
      own.map(({ name }) => about[name].title),
    );
  }
});

test('the neighbors lead from one end of the course to the other, and their arrows stay in place', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 740 });
  await page.goto('?lang=en');
  const next = header(page).locator('.next svg');
  await page.getByRole('link', { name: 'Next: One training step' }).waitFor();
  const place = await next.boundingBox();
  for (const { name } of lessons) {
    expect(await next.boundingBox()).toEqual(place);
    await next.click();
    await expect(page).toHaveURL(new RegExp(`lesson=${name}`));
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  }
  await expect(next).toHaveCount(0);
  const before = lessons.map(({ name }) => words.en.lessons[name].title).at(-2) ?? '';
  await page.getByRole('link', { name: `Previous: ${before}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(before);
});

test.describe('by keyboard', () => {
  for (const lang of langs) {
    test(`it opens, leads to a lesson, and closes on Escape and when the focus leaves, ${lang}`, async ({ page }) => {
      await visit(page, 'linear', lang);
      const button = menuButton(page);
      await button.focus();
      await expect(button).toHaveAttribute('aria-expanded', 'false');
      await page.keyboard.press('Enter');
      await expect(button).toHaveAttribute('aria-expanded', 'true');
      await page.keyboard.press('Tab');
      const links = menu(page).getByRole('link');
      await expect(links.first()).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(menu(page)).toBeHidden();
      await expect(button).toBeFocused();
      await expect(button).toHaveAttribute('aria-expanded', 'false');

      await page.keyboard.press('Enter');
      for (let i = 0; i < lessons.length; i++) await page.keyboard.press('Tab');
      await expect(links.last()).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(menu(page)).toBeHidden();
      await expect(header(page).locator('.next')).toBeFocused();

      await button.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect(menu(page)).toBeHidden();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words[lang].lessons['training-step'].title);
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    });
  }
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });

  for (const lang of langs) {
    test(`all targets are large enough, and touch opens the list and a lesson, and closes it, ${lang}`, async ({
      page,
    }) => {
      await visit(page, 'linear', lang);
      await addLessons(page);
      await menuButton(page).tap();
      const targets = [
        menuButton(page),
        ...(await header(page).locator('.neighbor').all()),
        ...(await menu(page).getByRole('link').all()),
      ];
      expect(targets).toHaveLength(1 + 2 + lessons.length + extraLessons.length);
      for (const target of targets) {
        const box = await target.boundingBox();
        expect(box?.width, String(target)).toBeGreaterThanOrEqual(44);
        expect(box?.height, String(target)).toBeGreaterThanOrEqual(44);
      }
      await page.touchscreen.tap(180, 730);
      await expect(menu(page)).toBeHidden();
      await menuButton(page).tap();
      await menu(page).getByRole('link', { name: words[lang].lessons.draw.title }).tap();
      await expect(page.locator('chainrule-draw')).toBeVisible();
      await expect(menu(page)).toBeHidden();
    });
  }
});

test('the list scrolls on a phone in landscape, and the last lesson can be reached', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  await visit(page, 'linear', 'en');
  await addLessons(page);
  await menuButton(page).click();
  const last = menu(page).getByRole('link').last();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport({ ratio: 1 });
});

for (const lang of langs) {
  for (const theme of ['light', 'dark']) {
    for (const width of [360, 1280]) {
      test(`axe finds nothing in the open list: ${lang}, ${theme}, ${width} pixels`, async ({ page }) => {
        await page.setViewportSize({ width, height: 740 });
        await page.goto(`?lesson=gradient-flow&lang=${lang}&theme=${theme}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await addLessons(page);
        await menuButton(page).click();
        await expect(menuButton(page)).toHaveAttribute('aria-expanded', 'true');
        expect(await violations(page)).toEqual([]);
      });
    }
  }
}

test('a language whose words cannot be loaded is reported, and can be chosen once they can', async ({
  page,
  guard,
}) => {
  await page.goto('?lesson=linear&lang=en');
  await page.getByRole('heading', { level: 1 }).waitFor();
  guard.expectError(/Failed to load resource|net::ERR/);
  await page.route('**/assets/words-fa-*.js', (route) => route.abort('connectionreset'));
  await page.getByRole('button', { name: 'فارسی' }).click();
  const missing = page.getByRole('alert').filter({ hasText: 'The page could not be loaded in فارسی' });
  await expect(missing).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.en.lessons.linear.title);
  await openLesson(page, 'Activations');
  await page.unroute('**/assets/words-fa-*.js');
  // Browsers may remember that a module failed to load until the page is reloaded.
  await page.reload();
  await expect(missing).toHaveCount(0);
  await page.getByRole('button', { name: 'فارسی' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fa');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.fa.lessons.activations.title);
});
