/** Where readers of the lessons get to. */

import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** Every lesson in every view, with what a reader does there first. */
export const places: readonly {
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

/** Opens what is folded, at any depth. Runs in the page. */
export function unfoldAll(): void {
  const unfold = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element instanceof HTMLDetailsElement) element.open = true;
      if (element.shadowRoot) unfold(element.shadowRoot);
    }
  };
  unfold(document);
}
