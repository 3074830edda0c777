import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { open, unfold } from './step-page';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const panel = (page: Page) => page.locator('chainrule-step-copy');

/** Copies the step in one of its forms; returns its lines, which are those that are shown. */
async function copyAs(page: Page, form: string, [copy, done] = ['Copy', 'Copied']): Promise<readonly string[]> {
  await unfold(panel(page).locator('details'));
  await panel(page).getByRole('button', { name: form }).click();
  await expect(panel(page).getByRole('button', { name: form })).toHaveAttribute('aria-pressed', 'true');
  await panel(page).getByRole('button', { name: copy, exact: true }).click();
  await expect(panel(page).getByRole('status')).toHaveText(done ?? '');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(await panel(page).locator('pre').textContent()).toBe(text);
  return text.split('\n');
}

test('the whole step is copied as text, as Markdown and as a script', async ({ page }) => {
  await open(page);
  const text = await copyAs(page, 'Plain text');
  expect(text[0]).toBe('A training step, worked out');
  expect(text).toEqual(
    expect.arrayContaining([
      'Inputs: i1 = −1, i2 = 0',
      'z_H1 = w11 · i1 + w21 · i2 + b1 = −0.5 + 0 + 0.25 = −1/4 = −0.25',
      'L = e² = 0.125² = 1/64 = 0.015625',
      'δ_J1 = ∂L/∂z_J1 = ∂L/∂a_J1 · ∂a_J1/∂z_J1 = 0.125 · 1 = 1/8 = 0.125',
    ]),
  );

  const markdown = await copyAs(page, 'Markdown with LaTeX');
  expect(markdown[0]).toBe('# A training step, worked out');
  expect(markdown).toEqual(
    expect.arrayContaining([
      '### Unit $H_1$',
      '\\begin{aligned}',
      String.raw`w_{11} \cdot i_1 &= 0.5 \cdot \left(-1\right) = -\frac{1}{2} = -0.5 \\`,
      String.raw`L &= e^2 = 0.125^2 = \frac{1}{64} = 0.015625`,
    ]),
  );
  // Every environment that is opened is closed.
  const lines = (line: string) => markdown.filter((other) => other === line).length;
  expect(lines('\\begin{aligned}')).toBe(lines('\\end{aligned}'));
  expect(lines('$$')).toBe(2 * lines('\\begin{aligned}'));

  const script = await copyAs(page, 'PyTorch script');
  expect(script).toEqual(
    expect.arrayContaining([
      'import torch',
      '    tensor([[0.5, -0.25], [0, 1]]),',
      'optimizer = torch.optim.SGD(parameters, lr=0.1, weight_decay=0)',
    ]),
  );
});

test('in Persian, and of another example', async ({ page }) => {
  await open(page, '&preset=softmax&lang=fa&digits=persian');
  const text = await copyAs(page, 'متن ساده', ['رونوشت', 'رونوشت برداشته شد']);
  expect(text.join('\n')).toMatch(/[۰-۹]٫[۰-۹]/);
  const script = await copyAs(page, 'برنامهٔ PyTorch', ['رونوشت', 'رونوشت برداشته شد']);
  // Code has Latin digits in every language.
  expect(script.join('\n')).not.toMatch(/[۰-۹]/);
  expect(script).toContain('    tensor([[0.5, -1], [-0.25, 0.5], [1, 0]]),');
});
