/** The lesson on one training step, as a reader operates it: where things are, and how to do them. */

import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

/** Opens the lesson; `state` is appended to the lesson's name in the address. */
export async function open(page: Page, state = ''): Promise<void> {
  await page.goto(`./?lesson=training-step${state}`);
  await expect(page.locator('chainrule-network-graph svg')).toBeVisible();
}

export const position = (page: Page) => page.locator('chainrule-transport output');
export const button = (page: Page, name: string) => page.locator(`chainrule-transport button[data-action="${name}"]`);

const phases = ['forward', 'loss', 'backward', 'update', 'again'];

/** Goes to the last step of a phase: the one before the first of the next. */
export async function goToEndOf(page: Page, phase: string): Promise<void> {
  const next = phases[phases.indexOf(phase) + 1];
  if (next) {
    await page.locator(`button[data-phase="${next}"]`).click();
    await button(page, 'back').click();
  } else {
    await button(page, 'last').click();
  }
}

/** Unfolds what is folded. */
export async function unfold(details: Locator): Promise<void> {
  if ((await details.getAttribute('open')) === null) await details.locator('> summary').click();
}

/**
 * Text as it is read: marks of direction are invisible, and a subscript is one by its position or by its own digits.
 */
export async function read(locator: Locator): Promise<string> {
  const text = (await locator.textContent()) ?? '';
  return text
    .replace(/[\u200e\u200f\u2066-\u2069]/g, '')
    .replace(/[₀-₉]/g, (digit) => String('₀₁₂₃₄₅₆₇₈₉'.indexOf(digit)))
    .replace(/\s+/g, ' ')
    .trim();
}

/** Pairs of texts of the figure that touch, and texts that leave it. Heights are those of digits, not of lines. */
export function collisions(texts: (SVGElement | HTMLElement)[]): string[] {
  const boxes = texts.map((text) => {
    const { left, right, top, height } = text.getBoundingClientRect();
    const name = `"${text.textContent?.trim()}"`;
    return { name, left, right, top: top + height * 0.2, bottom: top + height * 0.8 };
  });
  const figure = texts[0]?.closest('svg')?.getBoundingClientRect();
  const outside = boxes.filter(({ left, right }) => figure && (left < figure.left || right > figure.right));
  const touching = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.name} touches ${b.name}`),
  );
  return [...outside.map(({ name }) => `${name} is outside`), ...touching];
}

/** How far the page itself, not a box in it, can be scrolled sideways. */
export function sidewaysScroll(): number {
  const { width } = document.documentElement.getBoundingClientRect();
  return document.documentElement.scrollWidth - Math.round(width);
}
