import type { Activation, ActivationName, Expression } from '../engine/wire';
import type { Tone } from '../figures/plot/plot-data';
import { activationName, activationParameter } from '../session/activations';
import { difference, exponential, ln, maximum, named, number, one, product, quotient, sum } from './expressions';

/** How an activation function is written. */
interface Writing {
  /** In formulas. */
  readonly symbol: string;
  readonly latex: string;
  /** The formula applied to z; undefined where no single formula of ours expresses it (see sheet/definitions.ts). */
  readonly definition: ((parameter: number) => Expression) | undefined;
  /** On tensors, with torch and `torch.nn.functional` as F. */
  readonly torch: (parameter: number) => string;
  /** The module of `torch.nn`. */
  readonly module: (parameter: number) => string;
  /** Its color and dash pattern, in every view. */
  readonly tone: Tone;
}

const z: Expression = { kind: 'symbol', name: named('z') };
const of = (name: 'sigmoid' | 'tanh' | 'softplus', argument: Expression): Expression => ({
  kind: 'apply',
  function: name,
  argument,
});
const up = exponential(z);
const down = exponential({ kind: 'negative', argument: z });

const writings: Readonly<Record<ActivationName, Writing>> = {
  identity: {
    symbol: 'id',
    latex: '\\mathrm{id}',
    definition: undefined,
    torch: () => 'lambda z: z',
    module: () => 'nn.Identity()',
    tone: 's9',
  },
  sigmoid: {
    symbol: 'σ',
    latex: '\\sigma',
    definition: () => quotient(one, sum([one, down])),
    torch: () => 'torch.sigmoid',
    module: () => 'nn.Sigmoid()',
    tone: 's2',
  },
  tanh: {
    symbol: 'tanh',
    latex: '\\tanh',
    definition: () => quotient(difference(up, down), sum([up, down])),
    torch: () => 'torch.tanh',
    module: () => 'nn.Tanh()',
    tone: 's3',
  },
  relu: {
    symbol: 'ReLU',
    latex: '\\mathrm{ReLU}',
    definition: () => maximum(number(0), z),
    torch: () => 'torch.relu',
    module: () => 'nn.ReLU()',
    tone: 's1',
  },
  leaky_relu: {
    symbol: 'LeakyReLU',
    latex: '\\mathrm{LeakyReLU}',
    definition: (slope) => maximum(product(number(slope), z), z),
    torch: (slope) => `lambda z: F.leaky_relu(z, negative_slope=${slope})`,
    module: (slope) => `nn.LeakyReLU(${slope})`,
    tone: 's4',
  },
  elu: {
    symbol: 'ELU',
    latex: '\\mathrm{ELU}',
    definition: undefined,
    torch: (alpha) => `lambda z: F.elu(z, alpha=${alpha})`,
    module: (alpha) => `nn.ELU(${alpha})`,
    tone: 's5',
  },
  gelu: {
    symbol: 'GELU',
    latex: '\\mathrm{GELU}',
    definition: undefined,
    torch: () => 'F.gelu',
    module: () => 'nn.GELU()',
    tone: 's6',
  },
  silu: {
    symbol: 'SiLU',
    latex: '\\mathrm{SiLU}',
    definition: () => product(z, of('sigmoid', z)),
    torch: () => 'F.silu',
    module: () => 'nn.SiLU()',
    tone: 's7',
  },
  softplus: {
    symbol: 'softplus',
    latex: '\\mathrm{softplus}',
    definition: () => ln(sum([one, up])),
    // Beyond its threshold PyTorch returns z itself. At 40, float64 cannot tell them apart; its default is 20.
    torch: () => 'lambda z: F.softplus(z, threshold=40)',
    module: () => 'nn.Softplus()',
    tone: 's8',
  },
  mish: {
    symbol: 'Mish',
    latex: '\\mathrm{Mish}',
    definition: () => product(z, of('tanh', of('softplus', z))),
    torch: () => 'F.mish',
    module: () => 'nn.Mish()',
    tone: 's10',
  },
};

export function functionName(activation: Activation): string {
  return writings[activationName(activation)].symbol;
}

export function functionLatex(activation: Activation): string {
  return writings[activationName(activation)].latex;
}

/** z stands for the pre-activation. */
export function functionFormula(activation: Activation): Expression | undefined {
  return writings[activationName(activation)].definition?.(activationParameter(activation)?.value ?? 0);
}

export function torchFunction(activation: Activation): string {
  return writings[activationName(activation)].torch(activationParameter(activation)?.value ?? 0);
}

export function torchModule(activation: Activation): string {
  return writings[activationName(activation)].module(activationParameter(activation)?.value ?? 0);
}

export function functionTone(name: ActivationName): Tone {
  return writings[name].tone;
}
