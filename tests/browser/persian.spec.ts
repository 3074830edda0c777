import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { seen } from './reading-order';
import { open, sidewaysScroll } from './step-page';

/** Every lesson in every view, with what a reader does there first. */
const places: readonly {
  readonly address: string;
  readonly act?: (page: Page, digits: 'latin' | 'persian') => Promise<void>;
}[] = [
  { address: '' },
  { address: 'lesson=training-step&step=12' },
  { address: 'lesson=training-step&step=91' },
  { address: 'lesson=training-step&preset=softmax&numbers=fraction&step=20' },
  { address: 'lesson=training-step&preset=xor&level=complete&seed=3' },
  { address: 'lesson=training-step&exercise=medium-easy-7' },
  { address: 'lesson=activations' },
  { address: 'lesson=activations&view=distribution' },
  { address: 'lesson=linear&activations=both', act: (page) => click(page, '[data-do=train]') },
  { address: 'lesson=gradient-flow' },
  { address: 'lesson=gradient-flow&view=training' },
  { address: 'lesson=gradient-flow&view=edge' },
  { address: 'lesson=capacity' },
  { address: 'lesson=capacity&view=depth' },
  { address: 'lesson=capacity&view=overfit' },
  { address: 'lesson=playground&beside=rule', act: (page) => click(page, '[data-do=epoch]') },
  { address: 'lesson=playground&data=csv', act: readPoints },
  { address: 'lesson=images' },
  { address: 'lesson=draw&view=teach' },
  { address: 'lesson=draw&view=play' },
  { address: 'lesson=questions' },
  { address: 'lesson=questions&view=train' },
  { address: 'lesson=questions&view=paper' },
  ...['draw', 'inside', 'pipeline', 'attack'].map((view) => ({
    address: `lesson=draw&view=${view}`,
    act: (page: Page) => click(page, '.samples button'),
  })),
];

async function click(page: Page, button: string): Promise<void> {
  await page.locator(button).first().click();
}

/** Cells are shown as they are written. */
async function readPoints(page: Page, digits: 'latin' | 'persian'): Promise<void> {
  const table = digits === 'latin' ? '0.5;1;0\n1.5;3;1\nx;2;1' : '۰٫۵;۱;۰\n۱٫۵;۳;۱\nx;۲;۱';
  await page.locator('textarea').fill(table);
  await page.locator('[data-do=read]').click();
  await expect(page.locator('[data-said=table] li')).toBeVisible();
}

/** What stays as it is with any digits: names, shapes of networks, and the digits that are to be drawn. */
const names = [
  // A weight or bias as PyTorch names it.
  /[Wb]\d(\[\d\])+/g,
  /[\p{L}_][\w.-]*\d[\w.-]*/gu,
  /\d+(?:[-‑]\d+)+/g,
  /رقمی? لاتین (?:از )?0 تا 9/g,
  /(?:چهار|پنج) فارسی، [۴۵]/g,
];
/** Text that is code, an address, or a reference to a paper in English. */
const code = [/^https?:/, /running_loss/, /step=/, /Michihiro Yasunaga/, /arXiv:/];

/** Opens what is folded, at any depth. Runs in the page. */
function unfoldAll(): void {
  const unfold = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element instanceof HTMLDetailsElement) element.open = true;
      if (element.shadowRoot) unfold(element.shadowRoot);
    }
  };
  unfold(document);
}

for (const digits of ['latin', 'persian'] as const) {
  const others = digits === 'latin' ? /[۰-۹]/ : /[0-9]/;
  for (const { address, act } of places) {
    test(`${digits} digits and no others, and each line in its order: ${address || 'home'}`, async ({ page }) => {
      // So high that the pad and what is below it are in the window at once.
      await page.setViewportSize({ width: 1280, height: 1000 });
      await page.goto(`./?lang=fa&digits=${digits}&${address}`);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await act?.(page, digits);
      // What was folded may contain something folded, which is there once it has been rendered.
      await page.evaluate(unfoldAll);
      await page.waitForTimeout(500);
      await page.evaluate(unfoldAll);
      await expect.poll(async () => (await page.evaluate(seen)).reversed).toEqual([]);
      const { texts } = await page.evaluate(seen);
      const withoutNames = (text: string) => names.reduce((rest, name) => rest.replace(name, ''), text);
      const prose = texts.filter((text) => !code.some((pattern) => pattern.test(text)));
      expect(prose.filter((text) => others.test(withoutNames(text)))).toEqual([]);
      expect(await page.evaluate(sidewaysScroll)).toBe(0);
    });
  }
}

test('the loss before the update stands on the right, and the arrow points to the one after it', async ({ page }) => {
  await open(page, '&lang=fa&step=91');
  const losses = page.locator('.losses');
  await expect(losses).toContainText('←');
  const [before, after] = await losses.locator('bdi.number').all();
  const left = async (at: typeof before) => (await at?.boundingBox())?.x ?? Number.NaN;
  expect(await left(before)).toBeGreaterThan(await left(after));
});
