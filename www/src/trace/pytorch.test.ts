import { expect, test } from 'vitest';
import type { Activation, Loss, Problem, Rule } from '../engine/wire';
import { problem, trace } from './example';
import { python } from './python-number';
import { pytorchScript } from './pytorch';

const script = (change: Partial<Problem>) => pytorchScript({ ...problem, ...change }, trace);

test('the network has the numbers as they were typed', () => {
  const lines = pytorchScript(problem, trace).split('\n');
  expect(lines).toContain('    tensor([[1/2]]),');
  expect(lines).toContain('    tensor([0.25]),');
  expect(lines).toContain('optimizer = torch.optim.SGD(parameters, lr=0.1, weight_decay=0)');
});

test('each number is beside the one that the page shows', () => {
  const checks = pytorchScript(problem, trace)
    .split('\n')
    .filter((line) => line.startsWith('check('));
  expect(checks).toEqual([
    'check("o", zs[0][0, 0], "= 1.25", 1.25)',
    'check("L", loss, "= 0.0625", 0.0625)',
    'check("∂L/∂o", d_zs[0][0, 0], "= 0.5", 0.5)',
    'check("∂L/∂w11", weights[0].grad[0, 0], "= 1", 1)',
    'check("∂L/∂b1", biases[0].grad[0], "= 0.5", 0.5)',
    'check("w11′", weights[0][0, 0], "= 0.4", 0.4, rounding_of_update)',
    'check("b1′", biases[0][0], "= 0.2", 0.2, rounding_of_update)',
    'check("L′", sample_losses(forward()[1][-1]).mean(), "= 0", 0, rounding_of_loss)',
  ]);
});

test('after an overflow missing numbers are not compared', () => {
  const values = trace.values.filter(({ id }) => !id.includes('′'));
  const lines = pytorchScript(problem, { ...trace, values }).split('\n');
  expect(lines.filter((line) => line.startsWith('check(') && line.includes('′'))).toEqual([]);
});

test.each([
  ['0.25', '0.25'],
  ['−1/3', '-1/3'],
  ['- 1/4', '-1/4'],
  ['۰٫۲۵', '0.25'],
  ['−۱/۴', '-1/4'],
  ['٠٫٥', '0.5'],
  ['1⁄3', '1/3'],
  ['007', '7'],
  ['-00.05', '-0.05'],
  ['1.005/0020', '1.005/20'],
  ['\u200e0\u200f', '0'],
])('%s is %s in Python', (typed, expected) => {
  expect(python(typed)).toBe(expected);
});

const rules: [Rule, string][] = [
  ['sgd', 'SGD(parameters, lr=0.1, weight_decay=1/100)'],
  [{ momentum: { momentum: 0.9 } }, 'SGD(parameters, lr=0.1, momentum=0.9, weight_decay=1/100)'],
  [{ nesterov: { momentum: 0.9 } }, 'SGD(parameters, lr=0.1, momentum=0.9, nesterov=True, weight_decay=1/100)'],
  [{ nesterov: { momentum: 0 } }, 'SGD(parameters, lr=0.1, weight_decay=1/100)'],
  [{ rms_prop: { alpha: 0.99, eps: 1e-8 } }, 'RMSprop(parameters, lr=0.1, alpha=0.99, eps=1e-8, weight_decay=1/100)'],
  [
    { adam: { beta1: 0.9, beta2: 0.999, eps: 1e-8 } },
    'Adam(parameters, lr=0.1, betas=(0.9, 0.999), eps=1e-8, weight_decay=1/100)',
  ],
  [
    { adam_w: { beta1: 0.9, beta2: 0.999, eps: 1e-8 } },
    'AdamW(parameters, lr=0.1, betas=(0.9, 0.999), eps=1e-8, weight_decay=1/100)',
  ],
];

test.each(rules)('%o', (rule, expected) => {
  const lines = script({ optimizer: { rule, learningRate: '0.1', weightDecay: '1/100' } }).split('\n');
  expect(lines).toContain(`optimizer = torch.optim.${expected}`);
});

const losses: [Loss, string][] = [
  [{ squared_error: { reduction: 'mean' } }, 'F.mse_loss(output, targets, reduction="none").mean(1)'],
  [{ squared_error: { reduction: 'half_sum' } }, '0.5 * F.mse_loss(output, targets, reduction="none").sum(1)'],
  [{ huber: { delta: 0.5 } }, 'F.huber_loss(output, targets, reduction="none", delta=0.5).mean(1)'],
  ['binary_cross_entropy', 'F.binary_cross_entropy_with_logits(output, targets, reduction="none").mean(1)'],
  ['binary_cross_entropy_on_probabilities', 'F.binary_cross_entropy(output, targets, reduction="none").mean(1)'],
  ['perceptron', '(F.relu(output) - targets * output).mean(1)'],
  [{ hinge: { margin: 2 } }, 'F.multi_margin_loss(output, targets, margin=2, reduction="none")'],
];

test.each(losses)('%o', (loss, expected) => {
  expect(script({ loss })).toContain(`return ${expected}\n`);
});

test('classes are counted from 0', () => {
  expect(script({ loss: 'softmax_cross_entropy' })).toContain('targets = torch.tensor([1]) - 1\n');
  expect(script({ loss: 'l1' })).toContain('targets = tensor([\n    [1],\n])\n');
});

const activations: [Activation, string][] = [
  ['gelu', 'F.gelu'],
  ['mish', 'F.mish'],
  [{ leaky_relu: { slope: 0.01 } }, 'lambda z: F.leaky_relu(z, negative_slope=0.01)'],
  [{ elu: { alpha: 0.5 } }, 'lambda z: F.elu(z, alpha=0.5)'],
];

test.each(activations)('%o', (activation, expected) => {
  const layers = [{ weight: [['1']], bias: ['0'], activation }];
  expect(script({ layers })).toContain(`activations = [\n    ${expected},\n]`);
});

test('the earlier steps are made first', () => {
  expect(script({})).not.toContain('for _ in range');
  expect(script({ trainingStep: 3 })).toContain('for _ in range(3 - 1):');
});
