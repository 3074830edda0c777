import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { expressions, networks } from './published';
import { follow, unfold } from './step-page';

/**
 * The scripts of written-out training steps and expressions, as they are copied from the page, run by PyTorch: each prints its
 * numbers beside those of the page, and ends with an error at the first that differs. `CHAINRULE_PYTHON` names a Python that has
 * torch.
 */
const python = process.env.CHAINRULE_PYTHON ?? 'python3';

/** Runs all scripts of a folder in one process, which loads torch once. */
const runner = `
import contextlib, io, pathlib, runpy, traceback
for path in sorted(pathlib.Path(".").glob("script-*.py")):
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            runpy.run_path(str(path))
        last = said.getvalue().strip().splitlines()[-1]
    except Exception:
        last = traceback.format_exc(limit=-1).strip().splitlines()[-1]
    print(path.name, last)
`;

/** 2-2-2 with two samples, none of whose numbers is at a kink. */
const weights = '0.15_-0.2_0.35_0.25_0.3_-0.15_0.4_-0.45_0.6_0.5_0.55_-0.6';
const problem = (loss: string, rule: string, step: number, variant = '', activations = 'tanh-sigmoid') => {
  const targets = /softmax|nll|hinge/.test(loss) ? '1_2' : '0.25_0.75_1_0';
  const parts = ['2-2-2', activations, weights, '0.05_0.8_-0.6_0.3', targets, loss, rule, step];
  return variant ? ['v2', ...parts, variant].join('*') : ['v1', ...parts].join('*');
};

const losses = [
  ...['squared_mean', 'squared_sum', 'squared_half', 'l1', 'huber_0.25', 'huber_1', 'bce', 'bceprob', 'perceptron'],
  ...['softmax', 'nll', 'logsoftmax', 'hinge_1', 'hinge_0.2'],
];
const rules = [
  ...['sgd_0.1_0', 'sgd_1/3_0.05', 'momentum_0.1_0.05_0.9', 'nesterov_0.1_0.05_0.9', 'nesterov_0.1_0_0'],
  ...[
    'rmsprop_0.01_0.05_0.9_0.00000001',
    'adam_0.01_0.05_0.9_0.999_0.00000001',
    'adamw_0.01_0.05_0.9_0.999_0.00000001',
  ],
];
const variants = [
  ...['turn', 'inputs', 'absent_b1_b2_b3_b4', 'absent_w11-frozen_b3', 'frozen_w13_w24_b1', 'tied_b1_b2-tied_b3_b4'],
  ...['tied_w11_w22-tied_w13_w14_w23', 'turn-inputs-absent_b4-frozen_w12-tied_w11_w21', 'frozen_w11-tied_w11_w12'],
];
const activations = [
  'sigmoid',
  'relu',
  'leaky_0.1',
  'elu_1',
  'elu_0.5',
  'softplus',
  'silu',
  'gelu',
  'mish',
  'identity',
];

const problems = [
  ...networks.map((example) => example.problem),
  ...losses.flatMap((loss) => [1, 3].map((step) => problem(loss, 'momentum_0.1_0_0.9', step))),
  ...rules.flatMap((rule) =>
    ['', ...variants].flatMap((variant) => [1, 4].map((step) => problem('squared_half', rule, step, variant))),
  ),
  ...[1, 2, 5].map((step) => problem('squared_sum', 'nesterov_0.1_0_0.9', step, 'ahead')),
  ...activations.map((name) => problem('squared_mean', 'sgd_0.1_0', 1, 'inputs', `${name}-${name}`)),
];

/** Every operation, and what joins them. */
const formulas = [
  ...expressions,
  { expression: 'x/y-x^3+2^x', values: 'x_0.5*y_-2' },
  { expression: 'sqrt(x)*abs(y)+ln(x)', values: 'x_0.75*y_-2' },
  { expression: 'sin(x)*cos(y)+tan(x*y)', values: 'x_0.5*y_0.3' },
  { expression: 'max(x,y)*min(x,z)', values: 'x_0.5*y_0.3*z_0.1' },
  { expression: 'tanh(x)+sigmoid(y)*relu(x)', values: 'x_0.5*y_1/3' },
  { expression: 'x^y', values: 'x_2*y_1.5' },
  { expression: '(w*x+b-t)^2', values: 'w_0.5*x_-1*b_0.25*t_1' },
  { expression: 'ln(1+exp(-t*z))', values: 't_-1*z_0.5' },
];

async function scriptIn(panel: Locator): Promise<string> {
  await unfold(panel.locator('details'));
  await panel.getByRole('button', { name: 'PyTorch' }).click();
  return (await panel.locator('pre').textContent()) ?? '';
}

/** Runs scripts, and expects each to run to completion. */
function expectAgreement(scripts: ReadonlyMap<string, string>): void {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));
  const names = [...scripts.keys()];
  names.forEach((name, i) => {
    writeFileSync(join(folder, `script-${String(i).padStart(3, '0')}.py`), scripts.get(name) ?? '');
  });
  const said = execFileSync(python, ['-c', runner], { cwd: folder, encoding: 'utf8' }).trim().split('\n');
  expect(said).toHaveLength(names.length);
  const different = said.flatMap((line, i) => (line.endsWith('All numbers agree.') ? [] : [`${names[i]}: ${line}`]));
  expect(different).toEqual([]);
}

/** Goes through the problems on one page, which begins at a step of its own. */
async function scriptsOf(page: Page, states: readonly Readonly<Record<string, string>>[], panel: string) {
  const scripts = new Map<string, string>();
  for (const state of states) {
    await follow(page, state);
    await expect(page.locator('.problem')).toBeEmpty();
    scripts.set(JSON.stringify(state), await scriptIn(page.locator(panel)));
    await page.locator('chainrule-transport button[data-action="next"]').click();
  }
  return scripts;
}

test('PyTorch comes to the numbers of every kind of training step', async ({ page }) => {
  test.setTimeout(900_000);
  await page.goto('?lesson=training-step&step=1');
  const states = [...new Set(problems)].map((text) => ({ problem: text }));
  expectAgreement(await scriptsOf(page, states, 'chainrule-step-copy'));
});

test('PyTorch comes to the numbers of every kind of expression', async ({ page }) => {
  test.slow();
  await page.goto('?lesson=training-step&expression=x*y&step=1');
  const states = formulas.map(({ expression, values }) => ({ expression, values }));
  expectAgreement(await scriptsOf(page, states, 'chainrule-expression-copy'));
});
