import type { ActivationName } from './activations';

/** What the core says of signals and gradients in deep networks: `src/lab/gradient_flow.rs`. */
export interface FlowCommands {
  gradientFlow: { params: FlowConfig; result: readonly Flow[] };
  /** A run. */
  trainFlow: { params: FlowRunConfig; result: FlowRunRecord };
  /** A run: the map is filled cell by cell. */
  edgeOfChaos: { params: EdgeConfig; result: EdgeMap };
}

/** In the order of the core. */
export const initNames = [
  'zeros',
  'constant',
  'normal',
  'uniform',
  'pytorch',
  'xavier_normal',
  'xavier_uniform',
  'he_normal',
  'he_uniform',
  'lecun_normal',
  'orthogonal',
] as const;
export type InitName = (typeof initNames)[number];

/** What the networks of a comparison share. */
export interface FlowShape {
  readonly depth: number;
  readonly width: number;
  readonly n_samples: number;
  readonly seed: number;
}

export interface FlowNetwork {
  readonly activation: ActivationName;
  readonly init: InitName;
  readonly gain: number;
}

export interface FlowConfig {
  readonly shape: FlowShape;
  readonly networks: readonly FlowNetwork[];
  readonly learning_rate: number;
}

export interface Flow {
  readonly layers: readonly LayerFlow[];
  /** None where weights are not independent numbers of mean 0. */
  readonly theory?: FlowTheory;
  /** σ_w: what the theory goes by. */
  readonly weight_scale: number;
  /** First layer through last layer, if that says anything. */
  readonly delta_ratio?: number;
  readonly d_weight_ratio?: number;
  readonly trouble?: Trouble;
}

/** Root mean squares. */
export interface LayerFlow {
  readonly pre_activation: number;
  readonly activation: number;
  readonly delta: number;
  readonly d_weight: number;
  readonly weight: number;
  readonly update_ratio?: number;
}

export interface FlowTheory {
  readonly pre_activation: readonly number[];
  readonly activation: readonly number[];
  readonly delta: readonly number[];
}

/** Where numbers stopped saying anything. */
export interface Trouble {
  readonly kind: 'infinite' | 'nan' | 'underflow' | 'zero';
  readonly quantity: 'pre_activation' | 'activation' | 'delta' | 'd_weight';
  /** From 1. */
  readonly layer: number;
  /** The largest absolute value just before. */
  readonly before: number;
}

export interface FlowRunConfig {
  readonly shape: FlowShape;
  readonly networks: readonly FlowNetwork[];
  readonly is_adam: boolean;
  readonly learning_rate: number;
  readonly n_steps: number;
}

export interface FlowRunRecord {
  readonly step: number;
  readonly n_steps: number;
  readonly networks: readonly FlowNetworkRecord[];
}

export interface FlowNetworkRecord {
  /** Before each step. */
  readonly losses: readonly number[];
  /** How far each layer's weights have moved, in relation to their initial size. */
  readonly moved: readonly (number | undefined)[];
  readonly moved_ratio?: number;
  readonly stopped?: { readonly step: number; readonly trouble?: Trouble };
}

export interface EdgeConfig {
  readonly activation: ActivationName;
  readonly width: number;
  readonly n_samples: number;
  readonly max_depth: number;
  readonly n_scales: number;
  readonly from: number;
  readonly to: number;
  readonly seed: number;
}

export interface EdgeMap {
  readonly n_depths: number;
  /** Of the rows that are filled. */
  readonly scales: readonly number[];
  readonly n_scales: number;
  /** Where the filled rows end. */
  readonly end: number;
  /** First through last layer, row by row. */
  readonly ratios: readonly number[];
  /** log₁₀ of them. */
  readonly values: readonly number[];
  readonly edge?: number;
}
