/** A training step as a PyTorch script, which prints its numbers beside those of the page and compares them. */

import type { Loss, Problem, Trace, ValueId } from '../engine/wire';
import { torchFunction } from './activations';
import { takesClasses } from './losses';
import { textOf } from './plain-text';
import { python } from './python-number';
import {
  absentPlaces,
  backFromAhead,
  constraints,
  inputChecks,
  isInTurn,
  placeOfBias,
  placeOfWeight,
  placesOf,
  update,
  useSample,
} from './pytorch-variant';

/**
 * Needs only Python and torch. The script compares with the float64 nearest to a number, because the decimals on the
 * page are rounded.
 */
export function pytorchScript(problem: Problem, trace: Trace): string {
  const parts = [
    network(problem, trace),
    ...constraints(problem, trace),
    passes(problem),
    steps(problem),
    tolerance(problem),
  ];
  return [head, ...parts, checks(problem, trace)].join('\n\n');
}

const head = `"""One training step by PyTorch, in float64: each number is printed beside the one that chainrule shows."""
import torch
from torch.nn import functional as F


def tensor(numbers):
    return torch.tensor(numbers, dtype=torch.float64)
`;

function network({ layers, samples, loss, variant }: Problem, trace: Trace): string {
  // What is absent has no effect, as 0.
  const absent = absentPlaces(trace, layers);
  const text = (typed: string, place: string) => (absent.includes(place) ? '0' : python(typed));
  const weights = layers.map(({ weight }, l) => {
    const rows = weight.map((row, j) => list(row.map((typed, i) => text(typed, placeOfWeight(l, j, i)))));
    return `    tensor(${list(rows)}),`;
  });
  const biases = layers.map(
    ({ bias }, l) => `    tensor(${list(bias.map((typed, j) => text(typed, placeOfBias(l, j))))}),`,
  );
  const activations = layers.map(({ activation }) => `    ${torchFunction(activation)},`);
  const inputs = samples.map(({ input }) => `    ${list(input.map(python))},`);
  const targets = takesClasses(loss)
    ? [
        '# The right output of each sample: chainrule counts them from 1, PyTorch from 0.',
        `targets = torch.tensor(${list(samples.map(({ target }) => python(target[0] ?? '')))}) - 1`,
      ]
    : ['targets = tensor([', ...samples.map(({ target }) => `    ${list(target.map(python))},`), '])'];
  return [
    '# For each layer a weight (O, I), whose row j has the weights of unit j, a bias (O) and an activation function.',
    'weights = [',
    ...weights,
    ']',
    'biases = [',
    ...biases,
    ']',
    'activations = [',
    ...activations,
    ']',
    'parameters = weights + biases',
    'for parameter in parameters:',
    '    parameter.requires_grad_()',
    '',
    '# A row for each sample.',
    'inputs = tensor([',
    ...inputs,
    '])',
    ...targets,
    ...(isInTurn({ samples, variant }) ? useSample : []),
  ].join('\n');
}

function passes({ loss }: Problem): string {
  return `
def forward():
    """The sums z and the outputs a of each layer: (B, O)."""
    zs, outputs = [], [inputs]
    for weight, bias, activation in zip(weights, biases, activations):
        zs.append(F.linear(outputs[-1], weight, bias))
        outputs.append(activation(zs[-1]))
    return zs, outputs[1:]


def sample_losses(output):
    """The loss of each sample: (B). The loss of the batch is their mean."""
    return ${lossOf(loss)}
`;
}

function steps({ optimizer, trainingStep, samples, variant }: Problem): string {
  const inTurn = isInTurn({ samples, variant });
  const lines = [`optimizer = ${optimizerOf(optimizer)}`];
  if (trainingStep > 1) {
    lines.push(
      '',
      inTurn ? '# The earlier steps, each with one sample.' : '# The earlier steps, with the same batch.',
      inTurn ? `for step in range(1, ${trainingStep}):` : `for _ in range(${trainingStep} - 1):`,
      ...(inTurn ? ['    use_sample(step)'] : []),
      '    optimizer.zero_grad()',
      '    sample_losses(forward()[1][-1]).mean().backward()',
      `    ${update(variant)}`,
    );
  }
  lines.push(
    '',
    ...(inTurn ? [`use_sample(${trainingStep})`] : []),
    ...(variant.inputGradients ? ['inputs.requires_grad_()'] : []),
    'zs, outputs = forward()',
    'losses = sample_losses(outputs[-1])',
    'loss = losses.mean()',
    'optimizer.zero_grad()',
    'loss.backward(retain_graph=True)',
  );
  return lines.join('\n');
}

function tolerance({ optimizer, trainingStep }: Problem): string {
  return [
    ...amplification(optimizer),
    '',
    '',
    '# Tolerance. A number takes at most 200 operations to compute, each off by at most eps / 2 of its result, and this',
    '# grows with the norms of the layers. The sixth digit, the last that the page shows, is worth at least 1e-6.',
    'growth = 1.0',
    'for weight in weights:',
    '    growth *= max(1.0, float(weight.detach().abs().sum(0).max()), float(weight.detach().abs().sum(1).max()))',
    'involved = [inputs, *parameters, *(p.grad for p in parameters), *zs, *outputs, losses]',
    'largest = max(1.0, *(float(numbers.detach().abs().max()) for numbers in involved))',
    'rounding = 200 * torch.finfo(torch.float64).eps / 2 * growth * largest',
    ...(trainingStep > 1 ? [`rounding *= ${trainingStep} * (1 + amplification())# from the earlier steps`] : []),
    '',
    '',
    'def check(name, number, shown, nearest, rounding=rounding):',
    '    """`shown` is what the page shows, `nearest` the float64 that it was rounded from."""',
    '    number = number.item()',
    '    print(f"{name:<14} {number:>24.17g}   chainrule: {shown}")',
    '    assert abs(number - nearest) <= 5e-7 * abs(nearest) + rounding, f"{name}: {number} is not {nearest}"',
  ].join('\n');
}

/** By how much the optimizer amplifies an error. The rules with a square root divide by it, however small it is. */
function amplification({ rule, learningRate }: Problem['optimizer']): string[] {
  const lr = python(learningRate);
  const [eps, memory] =
    typeof rule !== 'object'
      ? []
      : 'rms_prop' in rule
        ? [rule.rms_prop.eps, 'square_avg']
        : 'adam' in rule
          ? [rule.adam.eps, 'exp_avg_sq']
          : 'adam_w' in rule
            ? [rule.adam_w.eps, 'exp_avg_sq']
            : [];
  const head = [
    '',
    'def amplification():',
    '    """The factor by which an error in a gradient can at most change a new parameter."""',
  ];
  if (memory === undefined) return [...head, `    return 2 * (${lr})`];
  return [
    ...head,
    '    # By the quotient rule. Where v is 0 the gradients were exactly 0 and have no error.',
    `    v = torch.cat([optimizer.state[p]["${memory}"].flatten() for p in parameters])`,
    `    return 2 * (${lr}) / (float(v[v > 0].min()) ** 0.5 + ${eps}) if (v > 0).any() else 0.0`,
  ];
}

function checks({ optimizer, samples, variant }: Problem, trace: Trace): string {
  const k = isInTurn({ samples, variant }) ? 0 : trace.sample;
  const values = new Map(trace.values.map((value) => [value.id, value]));
  const parameters = new Map(trace.parameters.map((parameter) => [parameter.id, parameter]));
  const check = (id: ValueId | undefined, tensor: string, rounding = ''): string[] => {
    const number = id === undefined ? undefined : values.get(id)?.number;
    // After an overflow there are no numbers on the page to compare with.
    if (id === undefined || !number) return [];
    const shown = `${number.textExact ? '=' : '≈'} ${number.text}`;
    return [`check("${textOf(id, values)}", ${tensor}, "${shown}", ${number.value}${rounding})`];
  };
  const units = trace.layers.flatMap((layer, l) => layer.units.map((unit, j) => ({ ...unit, l, j })));
  const ofParameters = (
    key: 'sampleGradient' | 'gradient' | 'updated',
    tensor: (name: string) => string,
    rounding = '',
  ) =>
    placesOf(trace).flatMap(({ id, name, l, at: place }) =>
      check(parameters.get(id)?.[key], `${tensor(name)}[${l}]${at(key)}[${place}]`, rounding),
    );
  const at = (key: string) => (key === 'gradient' ? '.grad' : '');
  const several = trace.nSamples > 1;
  const kink = trace.steps.some(({ remark }) => remark === 'kink')
    ? ['# A sum or an error is exactly 0 here, at a kink; float64 may end up on the other side of it.']
    : [];
  return [
    ...kink,
    `print("Forward${several ? `, sample ${sampleNumber(trace)}` : ''}")`,
    ...units.flatMap(({ preActivation, output, l, j }) => [
      ...check(preActivation, `zs[${l}][${k}, ${j}]`),
      ...(output === preActivation ? [] : check(output, `outputs[${l}][${k}, ${j}]`)),
    ]),
    'print("\\nLoss")',
    ...(several ? check(trace.sampleLoss, `losses[${k}]`) : []),
    ...check(trace.loss, 'loss'),
    'print("\\nBackward")',
    `d_zs = torch.autograd.grad(losses[${k}], zs, retain_graph=True)`,
    ...units.toReversed().flatMap(({ delta, l, j }) => check(delta, `d_zs[${l}][${k}, ${j}]`)),
    ...(several
      ? [
          `d_weights = torch.autograd.grad(losses[${k}], weights, retain_graph=True)`,
          `d_biases = torch.autograd.grad(losses[${k}], biases, retain_graph=True)`,
          ...ofParameters('sampleGradient', (name) => `d_${name}`),
        ]
      : []),
    ...ofParameters('gradient', (name) => name),
    ...(variant.inputGradients ? inputChecks(trace, k, check) : []),
    'print("\\nUpdate")',
    update(variant),
    ...backFromAhead(optimizer, variant),
    'rounding_of_update = rounding * (1 + amplification())',
    'rounding_of_loss = rounding_of_update * (1 + sum(float(p.grad.abs().sum()) for p in parameters))',
    ...ofParameters('updated', (name) => name, ', rounding_of_update'),
    'print("\\nLoss again")',
    ...check(`${trace.loss}′`, 'sample_losses(forward()[1][-1]).mean()', ', rounding_of_loss'),
    'print("\\nAll numbers agree.")',
    '',
  ].join('\n');
}

/** Counted from 1, as people do. */
function sampleNumber({ sample }: Trace): number {
  return sample + 1;
}

function list(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

function lossOf(loss: Loss): string {
  if (typeof loss === 'object') {
    if ('huber' in loss) return `F.huber_loss(output, targets, reduction="none", delta=${loss.huber.delta}).mean(1)`;
    if ('hinge' in loss) return `F.multi_margin_loss(output, targets, margin=${loss.hinge.margin}, reduction="none")`;
    const squares = 'F.mse_loss(output, targets, reduction="none")';
    return { mean: `${squares}.mean(1)`, sum: `${squares}.sum(1)`, half_sum: `0.5 * ${squares}.sum(1)` }[
      loss.squared_error.reduction
    ];
  }
  return losses[loss];
}

const losses: Readonly<Record<Extract<Loss, string>, string>> = {
  l1: 'F.l1_loss(output, targets, reduction="none").mean(1)',
  binary_cross_entropy: 'F.binary_cross_entropy_with_logits(output, targets, reduction="none").mean(1)',
  binary_cross_entropy_on_probabilities: 'F.binary_cross_entropy(output, targets, reduction="none").mean(1)',
  perceptron: '(F.relu(output) - targets * output).mean(1)',
  softmax_cross_entropy: 'F.cross_entropy(output, targets, reduction="none")',
  log_softmax_cross_entropy: 'F.cross_entropy(F.log_softmax(output, dim=1), targets, reduction="none")',
  log_softmax_nll: 'F.nll_loss(F.log_softmax(output, dim=1), targets, reduction="none")',
};

function optimizerOf({ rule, learningRate, weightDecay }: Problem['optimizer']): string {
  const made = (name: string, own: string) =>
    `torch.optim.${name}(parameters, lr=${python(learningRate)}${own}, weight_decay=${python(weightDecay)})`;
  if (rule === 'sgd') return made('SGD', '');
  if ('momentum' in rule) return made('SGD', `, momentum=${rule.momentum.momentum}`);
  if ('nesterov' in rule) {
    const { momentum } = rule.nesterov;
    // Without momentum Nesterov's rule is SGD, and PyTorch refuses to call it otherwise.
    return made('SGD', momentum === 0 ? '' : `, momentum=${momentum}, nesterov=True`);
  }
  if ('rms_prop' in rule) return made('RMSprop', `, alpha=${rule.rms_prop.alpha}, eps=${rule.rms_prop.eps}`);
  const [name, { beta1, beta2, eps }] =
    'adam' in rule ? (['Adam', rule.adam] as const) : (['AdamW', rule.adam_w] as const);
  return made(name, `, betas=(${beta1}, ${beta2}), eps=${eps}`);
}
