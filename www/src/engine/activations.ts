import type { Activation } from './trace';

/** What the core says of activation functions: `src/lab/activations.rs`. */
export interface ActivationCommands {
  activationCurves: { params: CurvesConfig; result: Curves };
  activationDistribution: { params: DistributionConfig; result: Distribution };
  /** Nanoseconds for value and derivative of one number, measured in this browser: the median of several rounds. */
  activationCosts: { params: Record<string, never>; result: readonly ActivationCost[] };
}

/** In the order of the core. */
export const activationNames = [
  'identity',
  'sigmoid',
  'tanh',
  'relu',
  'leaky_relu',
  'elu',
  'gelu',
  'silu',
  'softplus',
] as const;
export type ActivationName = (typeof activationNames)[number];

/** As the core reads it in a configuration, with PyTorch's parameters. */
export function usualActivation(name: ActivationName): Activation {
  if (name === 'leaky_relu') return { leaky_relu: { slope: 0.01 } };
  if (name === 'elu') return { elu: { alpha: 1 } };
  return name;
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
