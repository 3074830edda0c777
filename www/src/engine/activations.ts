import type { Activation } from './trace';

/** What the core says of activation functions: `src/lab/activations.rs`. */
export interface ActivationCommands {
  activationCurves: { params: CurvesConfig; result: Curves };
  activationDistribution: { params: DistributionConfig; result: Distribution };
  /** Nanoseconds for value and derivative of one number, measured in this browser: the median of several rounds. */
  activationCosts: { params: Record<string, never>; result: readonly ActivationCost[] };
}

/** One of each kind, with PyTorch's parameters, in the order of the core: the list from which all others are made. */
export const usualActivations = {
  identity: 'identity',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  relu: 'relu',
  leaky_relu: { leaky_relu: { slope: 0.01 } },
  elu: { elu: { alpha: 1 } },
  gelu: 'gelu',
  silu: 'silu',
  softplus: 'softplus',
  mish: 'mish',
} as const satisfies { readonly [Name in NameOf<Activation>]: Activation };

type NameOf<A> = A extends string ? A : keyof A;

export type ActivationName = keyof typeof usualActivations;
export const activationNames = Object.keys(usualActivations) as readonly ActivationName[];

/** As the core reads it in a configuration, with PyTorch's parameters. */
export function usualActivation(name: ActivationName): Activation {
  return usualActivations[name];
}

export function activationName(activation: Activation): ActivationName {
  return typeof activation === 'string' ? activation : (Object.keys(activation)[0] as ActivationName);
}

/** The parameter of one of a family. */
export function activationParameter(
  activation: Activation,
): { readonly name: string; readonly value: number } | undefined {
  if (typeof activation === 'string') return undefined;
  const [parameters] = Object.values<Readonly<Record<string, number>>>(activation);
  return Object.entries(parameters ?? {}).map(([name, value]) => ({ name, value }))[0];
}

/** Whether a value that was kept is an activation function as the core reads it. */
export function isActivation(value: unknown): value is Activation {
  return activationNames.some((name) => isLike(usualActivations[name], value));
}

/** Equal but for numbers. */
function isLike(pattern: unknown, value: unknown): boolean {
  if (typeof pattern === 'number') return Number.isFinite(value);
  if (typeof pattern !== 'object' || pattern === null) return pattern === value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const has = value as Readonly<Record<string, unknown>>;
  return Object.entries(pattern).every(([key, inner]) => isLike(inner, has[key]));
}

export interface CurvesConfig {
  readonly slope: number;
  readonly alpha: number;
  readonly from: number;
  readonly to: number;
  readonly n_points: number;
  readonly threshold: number;
  readonly probe: number;
}

export interface Curves {
  readonly x: readonly number[];
  readonly functions: readonly Curve[];
}

export interface Curve {
  readonly name: ActivationName;
  readonly values: readonly number[];
  readonly derivatives: readonly number[];
  /** At the probe. */
  readonly value: number;
  readonly derivative: number;
  readonly flats: readonly Flat[];
  readonly facts: Facts;
}

/** Where |f'| is below the threshold. */
export interface Flat {
  readonly from: number;
  readonly to: number;
  readonly is_dead: boolean;
}

export interface Facts {
  readonly least: Bound;
  readonly greatest: Bound;
  readonly is_odd: boolean;
  readonly steepest: { readonly slope: number; readonly at?: number };
  readonly steepest_ten_times: number;
  readonly saturates_below: boolean;
  readonly saturates_above: boolean;
}

export interface Bound {
  readonly value?: number;
  readonly is_taken: boolean;
}

export interface DistributionConfig {
  readonly slope: number;
  readonly alpha: number;
  readonly threshold: number;
  readonly mean: number;
  readonly std: number;
  readonly n_samples: number;
  readonly n_bins: number;
  readonly seed: number;
}

export interface Distribution {
  readonly input: Histogram;
  readonly responses: readonly Response[];
}

export interface Response {
  readonly name: ActivationName;
  readonly histogram: Histogram;
  readonly mean: number;
  readonly std: number;
  readonly dead_share: number;
  readonly saturated_share: number;
  readonly dead_probability: number;
  readonly saturated_probability: number;
  readonly mean_slope: number;
  readonly mean_square_slope: number;
}

export interface Histogram {
  readonly edges: readonly number[];
  readonly shares: readonly number[];
}

export interface ActivationCost {
  readonly name: ActivationName;
  readonly nanoseconds: number;
}
