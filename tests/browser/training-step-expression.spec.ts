import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { numbersIn, pagesOf } from './pdf';
import { button, position, read, sidewaysScroll, unfold } from './step-page';

const figure = (page: Page) => page.locator('chainrule-circuit-graph');
const entry = (page: Page) => page.locator('chainrule-expression-entry');
const expression = (page: Page) => entry(page).locator('input').first();

/** Opens the view; `state` is appended to the lesson's name in the address. */
async function open(page: Page, state = '&expression=x*y'): Promise<void> {
  await page.goto(`./?lesson=training-step${state}`);
  await expect(figure(page).locator('svg')).toBeVisible();
}

/** Types an expression and values, as a reader does. */
async function enter(page: Page, text: string, values: Readonly<Record<string, string>>): Promise<void> {
  await expression(page).fill(text);
  await expression(page).press('Enter');
  for (const [name, value] of Object.entries(values)) {
    const field = entry(page).getByRole('textbox', { name: new RegExp(`\\s\u2066${name}\u2069$`) });
    await field.fill(value);
    await field.press('Enter');
    await expect(field).toHaveAttribute('aria-invalid', 'false');
  }
}

/** What the figure shows of a part: its value above the line, the derivative below. */
async function numbersOf(page: Page, id: string): Promise<string[]> {
  return figure(page).locator(`[data-part="${id}"] .number`).allTextContents();
}

const subscript = (name: string) => name.replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'.charAt(Number(digit)));

test('on a phone, the list of examples leads to an expression', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('./?lesson=training-step&lang=fa');
  await page.locator('.example select').selectOption('expression');
  await expect(figure(page).locator('svg')).toBeVisible();
  expect(await page.evaluate(sidewaysScroll)).toBe(0);
  await page.goBack();
  await expect(page.locator('chainrule-network-graph svg')).toBeVisible();
  await expect(page.locator('.example select')).toHaveValue('assignment');
});

/** Stanford CS231n, "Backpropagation, Intuitions". */
test('the circuit (x + y) z gives the numbers of the course that made it known', async ({ page }) => {
  await open(page);
  await enter(page, '(x + y) * z', { x: '-2', y: '5', z: '−4' });
  await button(page, 'last').click();
  await expect(figure(page).locator('[data-part="f"] .number')).toHaveText(['−12', '1']);
  expect(await numbersOf(page, 'q')).toEqual(['3', '−4']);
  expect(await numbersOf(page, 'x')).toEqual(['−2', '−4']);
  expect(await numbersOf(page, 'y')).toEqual(['5', '−4']);
  expect(await numbersOf(page, 'z')).toEqual(['−4', '3']);
  // The table says the same.
  const cells = page.locator('chainrule-expression tbody td');
  await expect(cells).toHaveText(['−2', '−4', '5', '−4', '−4', '3']);
});

test('the gated neuron gives the digits that are printed there', async ({ page }) => {
  await open(page);
  const values = { w0: '2', w1: '-3', w2: '-3', x0: '-1', x1: '-2' };
  const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [subscript(name), value]));
  await enter(page, '1/(1+exp(-(w0*x0+w1*x1+w2)))', typed);
  await entry(page).locator('.format select').selectOption('2');
  await button(page, 'last').click();
  await expect(figure(page).locator('[data-part="f"] .number').first()).toHaveText('0.73');
  const printed = { w0: '−0.20', w1: '−0.39', w2: '0.20', x0: '0.39', x1: '−0.59' };
  for (const [name, gradient] of Object.entries(printed)) expect((await numbersOf(page, name))[1]).toBe(gradient);
});

test('the steps lead forward and back, with the formula of each and a check by finite differences', async ({
  page,
}) => {
  await open(page, '&expression=(x%2By)*z&values=x_-2*y_5*z_-4');
  await expect(position(page)).toHaveText('0 / 9');
  const results: string[] = [];
  for (let step = 1; step <= 9; step++) {
    await page.keyboard.press('ArrowRight');
    await expect(position(page)).toHaveText(`${step} / 9`);
    results.push((await page.locator('chainrule-expression .outcome mn.result').textContent()) ?? '');
  }
  // q, f; ∂f/∂f, ∂f/∂q, ∂f/∂z, ∂q/∂x, ∂q/∂y, ∂f/∂x, ∂f/∂y.
  expect(results).toEqual(['3', '−12', '1', '−4', '3', '1', '1', '−4', '−4']);
  expect(await read(page.locator('chainrule-expression .differences'))).toContain('≈ −4');
  await page.locator('chainrule-expression .phases [data-phase="backward"]').click();
  await expect(position(page)).toHaveText('3 / 9');
});

test('a variable in two places has two paths, and they add up', async ({ page }) => {
  await open(page, '&expression=x*y%2Bx&values=x_3*y_-4&step=99');
  await expect(page.locator('chainrule-expression .problem')).toContainText('step=99');
  const step = page.locator('chainrule-expression .working');
  await button(page, 'back').click();
  await expect(step.locator('h2')).toHaveText('Add up what comes back to x');
  await expect(step.locator('.outcome mn.result')).toHaveText('−3');
});

test('an expression that cannot be read is explained at its place, and the last good one stays', async ({ page }) => {
  await open(page, '&expression=(x%2By)*z&values=x_-2*y_5*z_-4');
  await expression(page).fill('(x + y)) * z');
  await expression(page).press('Enter');
  const error = entry(page).locator('.error');
  expect(await read(error)).toBe(
    'The expression cannot be read: expected an operator (+ − * / ^) or the end, got “)” at character 8. (x + y)) * z',
  );
  await expect(error.locator('mark')).toHaveText(')');
  await expect(expression(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(figure(page).locator('[data-part="f"]')).toBeVisible();
  await expression(page).fill('ln(x)');
  await expression(page).press('Enter');
  await expect(error).toContainText('got f');
  await expression(page).press('Escape');
  await expect(error).toHaveCount(0);
  await expect(expression(page)).toHaveValue('(x+y)*z');
});

test('the address holds expression, values and step; and undo goes back', async ({ page }) => {
  await open(page, '&expression=(x%2By)*z&values=x_-2*y_5*z_-4');
  await enter(page, '2x² + y', { y: '۱٫۵' });
  await expect(expression(page)).toHaveValue('2*x^2+y');
  await button(page, 'next').click();
  await expect(page).toHaveURL(/expression=2\*x%5E2%2By&values=x_-2\*y_1\.5&step=1$/);
  await page.reload();
  await expect(position(page)).toHaveText(/^1 \//);
  expect(await numbersOf(page, 'y')).toEqual(['1.5']);

  await enter(page, '2x² + y', { x: '3' });
  await expect(page).toHaveURL(/values=x_3/);
  await entry(page).locator('[data-action="undo"]').click();
  await expect(page).toHaveURL(/values=x_-2/);
  await entry(page).locator('[data-action="redo"]').click();
  await expect(page).toHaveURL(/values=x_3/);
});

test('a network and an expression are each as they were left', async ({ page }) => {
  await page.goto('./?lesson=training-step&preset=xor');
  await expect(page.locator('chainrule-network-graph svg')).toBeVisible();
  await page.getByRole('radio', { name: 'An expression' }).check({ force: true });
  await expect(figure(page).locator('svg')).toBeVisible();
  await expect(page).toHaveURL(/expression=%28x%2By%29\*z/);
  await entry(page).locator('.example select').selectOption('neuron');
  await expect(expression(page)).toHaveValue('1/(1+exp(-(w0*x0+w1*x1+w2)))');
  await page.getByRole('radio', { name: 'A network' }).check({ force: true });
  await expect(page.locator('chainrule-network-graph svg')).toBeVisible();
  await expect(page).toHaveURL(/lesson=training-step&preset=xor$/);
  await page.getByRole('radio', { name: 'An expression' }).check({ force: true });
  await expect(expression(page)).toHaveValue('1/(1+exp(-(w0*x0+w1*x1+w2)))');
  await page.goBack();
  await expect(page.locator('chainrule-network-graph svg')).toBeVisible();
});

test('results are checked, and a slip is named', async ({ page }) => {
  await open(page, '&expression=(x*y%2Bz)%5E2&values=x_3*y_-2*z_1');
  const panel = page.locator('chainrule-step-check');
  await unfold(panel.locator('details.whole'));
  await unfold(panel.locator('details.phase[data-phase="backward"]'));
  await panel.locator('input[data-id="∂f/∂x"]').fill('-30');
  await panel.locator('input[data-id="∂f/∂x"]').press('Enter');
  await expect(panel.locator('.first-wrong')).toHaveAttribute('data-slip', 'ownFactor');
  await panel.locator('input[data-id="∂f/∂x"]').fill('20');
  await panel.locator('input[data-id="∂f/∂x"]').press('Enter');
  await expect(panel.locator('.outcome')).toHaveText('This one is right.');
});

test('all steps are copied as text, as LaTeX and as a script', async ({ page }) => {
  await open(page, '&expression=(x%2By)*z&values=x_-2*y_5*z_-4');
  const panel = page.locator('chainrule-expression-copy');
  await unfold(panel.locator('details'));
  await expect(panel.locator('pre')).toContainText('q = x + y = −2 + 5 = 3');
  await expect(panel.locator('pre')).toContainText('∂f/∂x = ∂f/∂q · ∂q/∂x = −4 · 1 = −4');
  await panel.getByRole('button', { name: 'LaTeX' }).click();
  await expect(panel.locator('pre')).toContainText('\\frac{\\partial f}{\\partial x}');
  await panel.getByRole('button', { name: 'PyTorch' }).click();
  await expect(panel.locator('pre')).toContainText('q = x + y');
  await expect(panel.locator('pre')).toContainText('check("∂f/∂x", x.grad, "= −4", -4)');
});

for (const [width, lang] of [
  [1280, 'en'],
  [360, 'fa'],
] as const) {
  test(`nothing is out of reach at ${width} pixels, ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    await open(page, `&expression=1/(1%2Bexp(-(w*x%2Bb)))&values=w_2*x_-1*b_1/3&step=12&lang=${lang}`);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(sidewaysScroll)).toBe(0);
    // What the step is about is in the figure's window.
    const box = await figure(page).boundingBox();
    for (const card of await figure(page).locator('.card.lit').all()) {
      const own = await card.boundingBox();
      expect(own && box && own.x >= box.x - 1 && own.x + own.width <= box.x + box.width + 1).toBe(true);
    }
  });
}

test('an expression is printed as an exercise with its key', async ({ page }) => {
  await open(page, '&expression=(x%2By)*z&values=x_-2*y_5*z_-4');
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-asked-to-print', '');
  });
  await unfold(page.locator('chainrule-expression-paper details'));
  await page.locator('chainrule-expression-paper [data-action=key]').click();
  await expect(page.locator('html[data-asked-to-print]')).toHaveCount(1);
  const pages = await pagesOf(await page.pdf({ preferCSSPageSize: true }));
  // What is given is on the sheet, and the results are in the key alone.
  expect(pages).toHaveLength(2);
  expect(numbersIn(pages[0]?.text ?? '')).toEqual(expect.arrayContaining(['−2', '5', '−4']));
  expect(numbersIn(pages[0]?.text ?? '')).not.toContain('−12');
  expect(numbersIn(pages[1]?.text ?? '')).toContain('−12');
  await expect(page.locator('body > .paper')).toHaveCount(0);
});
