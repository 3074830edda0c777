/** The training step of a single weight and bias, for tests: o = w · i + b, L = (t − o)², SGD. */

import type { Expression, Name, Phase, Problem, Role, Step, StepKind, Trace, TraceNumber, Value } from '../engine/wire';

export const problem: Problem = {
  layers: [{ weight: [['1/2']], bias: ['0.25'], activation: 'identity' }],
  samples: [{ input: ['2'], target: ['1'] }],
  loss: { squared_error: { reduction: 'sum' } },
  optimizer: { rule: 'sgd', learningRate: '0.1', weightDecay: '0' },
  trainingStep: 1,
  variant: { absent: [], frozen: [], tied: [], inTurn: false, inputGradients: false, lookAhead: false },
};

/** An exact decimal; with `fraction`, such as `1/2`, a fraction as well. */
export function exact(decimal: string, fraction?: string): TraceNumber {
  const [numerator = '', denominator = ''] = fraction?.replace('−', '').split('/') ?? [];
  const value = Number(decimal.replace('−', '-'));
  return {
    value,
    sign: value > 0 ? 1 : value < 0 ? -1 : 0,
    decimal,
    exact: true,
    fraction: fraction === undefined ? undefined : { text: fraction, numerator, denominator },
    text: decimal,
    textExact: true,
  };
}

/** A decimal with some digits rounded off. */
export function rounded(decimal: string, fraction?: string): TraceNumber {
  return { ...exact(decimal, fraction), exact: false, textExact: false };
}

export function value(id: string): Expression {
  return { kind: 'value', id };
}

export function constant(number: TraceNumber): Expression {
  return { kind: 'constant', number };
}

export function name(letter: string, subscript = '', prime = false, by?: Name): Name {
  return { letter, subscript, prime, by };
}

const times = (...ids: string[]): Expression => ({ kind: 'product', factors: ids.map(value) });
const plus = (...terms: Expression[]): Expression => ({ kind: 'sum', terms });
const minus = (left: Expression, right: Expression): Expression => ({ kind: 'difference', left, right });
const square = (id: string): Expression => ({ kind: 'power', base: value(id), exponent: 2 });

const [L, o, e, w, b] = [name('L'), name('o'), name('e'), name('w', '11'), name('b', '1')];
const after = (own: Name): Name => ({ ...own, prime: true });
const by = (own: Name, other: Name): Name => ({ ...own, by: other });

const given: Value[] = [
  of('i1', name('i', '1'), 'input', exact('2')),
  of('w11', w, 'weight', exact('0.5', '1/2')),
  of('b1', b, 'bias', exact('0.25', '1/4')),
  of('t', name('t'), 'target', exact('1')),
  of('η', name('η'), 'setting', exact('0.1', '1/10')),
];

type Line = [Phase, StepKind, string | undefined, Value, Expression[], Expression];

const lines: Line[] = [
  ...forward('forward', '', ['1', '1.25', '5/4']),
  ...loss('loss', '', ['−0.25', '−1/4', '0.0625', '1/16']),
  [
    'backward',
    'lossDerivative',
    undefined,
    of('∂L/∂e', by(L, e), 'derivative', exact('−0.5', '−1/2')),
    [{ kind: 'product', factors: [constant(exact('2')), value('e')] }],
    { kind: 'product', factors: [constant(exact('2')), value('e')] },
  ],
  [
    'backward',
    'lossDerivative',
    undefined,
    of('∂e/∂o', by(e, o), 'derivative', exact('−1')),
    [{ kind: 'negative', argument: constant(exact('1')) }],
    { kind: 'negative', argument: constant(exact('1')) },
  ],
  [
    'backward',
    'outputDerivative',
    undefined,
    of('∂L/∂o', by(L, o), 'derivative', exact('0.5', '1/2')),
    [times('∂L/∂e', '∂e/∂o')],
    times('∂L/∂e', '∂e/∂o'),
  ],
  [
    'backward',
    'weightGradient',
    'o',
    of('∂L/∂w11', by(L, w), 'gradient', exact('1')),
    [times('∂L/∂o', 'i1')],
    times('∂L/∂o', 'i1'),
  ],
  [
    'backward',
    'biasGradient',
    'o',
    of('∂L/∂b1', by(L, b), 'gradient', exact('0.5', '1/2')),
    [value('∂L/∂o')],
    value('∂L/∂o'),
  ],
  update(w, 'newWeight', exact('0.4', '2/5')),
  update(b, 'newBias', exact('0.2', '1/5')),
  ...forward('again', '′', ['0.8', '1']),
  ...loss('again', '′', ['0', undefined, '0']),
];

export const trace: Trace = {
  sample: 0,
  nSamples: 1,
  trainingStep: 1,
  inputs: ['i1'],
  layers: [
    {
      letter: 'o',
      activation: 'identity',
      units: [
        {
          id: 'o',
          name: o,
          number: 1,
          bias: 'b1',
          preActivation: 'o',
          output: 'o',
          dOutput: '∂L/∂o',
          slope: undefined,
          delta: '∂L/∂o',
          connections: [{ weight: 'w11', source: 'i1', product: 'w11·i1', path: undefined }],
        },
      ],
    },
  ],
  targets: ['t'],
  loss: 'L',
  sampleLoss: 'L',
  lossFunction: problem.loss,
  optimizer: { rule: 'sgd', learningRate: 0.1, weightDecay: 0 },
  parameters: ['w11', 'b1'].map((id) => ({
    id,
    unit: 'o',
    sampleGradient: `∂L/∂${id}`,
    gradient: `∂L/∂${id}`,
    updated: `${id}′`,
    difference: { number: undefined, error: undefined, h: exact('0.001'), kink: false },
  })),
  dead: [],
  outcome: { kind: 'fell' },
  values: [...given, ...lines.map(([, , , defined]) => defined)],
  steps: lines.map(step),
  phases: (['forward', 'loss', 'backward', 'update', 'again'] as const).map((phase) => ({
    phase,
    end: lines.findLastIndex(([own]) => own === phase) + 1,
  })),
};

function of(id: string, own: Name | undefined, role: Role, number: TraceNumber): Value {
  return { id, name: own, role, number, about: undefined };
}

function forward(phase: Phase, prime: string, [product = '', sum = '', fraction]: string[]): Line[] {
  const [weight, bias] = [`w11${prime}`, `b1${prime}`];
  const output = prime ? after(o) : o;
  return [
    [
      phase,
      'product',
      'o',
      of(`${weight}·i1`, undefined, 'product', exact(product)),
      [times(weight, 'i1')],
      times(weight, 'i1'),
    ],
    [
      phase,
      'sum',
      'o',
      of(`o${prime}`, output, 'output', exact(sum, fraction)),
      [plus(times(weight, 'i1'), value(bias))],
      plus(value(`${weight}·i1`), value(bias)),
    ],
  ];
}

function loss(
  phase: Phase,
  prime: string,
  [error = '', errorFraction, squared = '', fraction]: (string | undefined)[],
): Line[] {
  const difference = minus(value('t'), value(`o${prime}`));
  return [
    [
      phase,
      'difference',
      undefined,
      of(`e${prime}`, prime ? after(e) : e, 'error', exact(error, errorFraction)),
      [difference],
      difference,
    ],
    [
      phase,
      'square',
      undefined,
      of(`L${prime}`, prime ? after(L) : L, 'loss', exact(squared, fraction)),
      [square(`e${prime}`)],
      square(`e${prime}`),
    ],
  ];
}

function update(own: Name, role: Role, number: TraceNumber): Line {
  const id = own.letter + own.subscript;
  const working = minus(value(id), times('η', `∂L/∂${id}`));
  return ['update', 'update', 'o', of(`${id}′`, after(own), role, number), [working], working];
}

function step([phase, kind, unit, defined, formulas, working]: Line): Step {
  return {
    phase,
    kind,
    unit,
    defines: defined.id,
    operands: operandsOf(working),
    formulas,
    working,
    remark: undefined,
  };
}

function operandsOf(expression: Expression): string[] {
  switch (expression.kind) {
    case 'value':
      return [expression.id];
    case 'sum':
      return expression.terms.flatMap(operandsOf);
    case 'product':
      return expression.factors.flatMap(operandsOf);
    case 'difference':
      return [...operandsOf(expression.left), ...operandsOf(expression.right)];
    case 'power':
      return operandsOf(expression.base);
    default:
      return [];
  }
}
