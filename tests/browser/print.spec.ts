import { expect, test } from './fixtures';
import { places } from './places';

// As wide as A4 between margins of 18 mm.
test.use({ viewport: { width: 658, height: 990 }, colorScheme: 'dark' });

interface Paper {
  readonly usable: readonly string[];
  readonly wide: readonly string[];
  /** Text that would hardly be seen on white. */
  readonly pale: readonly string[];
  /** Pictures that were painted for a dark screen. */
  readonly dark: readonly string[];
}

/** What is wrong with the page as it is printed. Runs in the page. */
function onPaper(): Paper {
  const found = {
    usable: new Set<string>(),
    wide: new Set<string>(),
    pale: new Set<string>(),
    dark: new Set<string>(),
  };
  const nameOf = (element: Element) =>
    `${(element.getRootNode() as ShadowRoot).host?.localName ?? ''} ${element.localName}.${element.getAttribute('class') ?? ''}`;
  const look = (element: Element): void => {
    const { width, left, right } = element.getBoundingClientRect();
    if (width === 0) return;
    // What can be chosen between is told as words.
    if (element.matches('button:not(.content), input, select, textarea, summary')) found.usable.add(nameOf(element));
    const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
    if (hasText && (left < -1 || right > innerWidth + 1)) {
      found.wide.add(`${nameOf(element)}: "${element.textContent?.trim().slice(0, 30)}"`);
    }
    const style = getComputedStyle(element);
    const ink = element instanceof SVGTextContentElement ? style.fill : style.color;
    const channels = /^rgb\((\d+), (\d+), (\d+)\)$/
      .exec(ink)
      ?.slice(1)
      .map((one) => (Number(one) / 255) ** 2.2);
    const [red = 0, green = 0, blue = 0] = channels ?? [];
    // Contrast on white of less than 3: 1.05 / (0.3 + 0.05).
    if (hasText && 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.3) found.pale.add(`${nameOf(element)}: ${ink}`);
    // Its middle color is the paper's: the darkest corner of a picture in the light theme is not as dark as that of the dark one.
    if (element instanceof HTMLCanvasElement && element.closest('.area')) {
      const pixels = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? [];
      let darkest = 255;
      for (let i = 0; i < pixels.length; i += 4) {
        if (pixels[i + 3] === 255)
          darkest = Math.min(darkest, Math.max(pixels[i] ?? 0, pixels[i + 1] ?? 0, pixels[i + 2] ?? 0));
      }
      if (darkest < 60) found.dark.add(`${nameOf(element)}: ${darkest}`);
    }
  };
  const walk = (root: ParentNode): void => {
    for (const element of root.children) {
      if (element.matches('style, script, template, .visually-hidden')) continue;
      if (element.checkVisibility({ visibilityProperty: true })) look(element);
      walk(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document.body);
  return { usable: [...found.usable], wide: [...found.wide], pale: [...found.pale], dark: [...found.dark] };
}

for (const lang of ['en', 'fa'] as const) {
  test(`every lesson goes on paper from the dark theme, whole and without controls: ${lang}`, async ({ page }) => {
    test.setTimeout(180_000);
    for (const { address, act } of places) {
      await page.emulateMedia({ media: 'screen' });
      await page.goto(`./?lang=${lang}&theme=dark&${address}`);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await act?.(page, 'latin');
      await page.emulateMedia({ media: 'print' });
      await page.waitForTimeout(150);
      expect
        .soft({ address, ...(await page.evaluate(onPaper)) })
        .toEqual({ address, usable: [], wide: [], pale: [], dark: [] });
    }
  });
}
