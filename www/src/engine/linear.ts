import type { Activation } from './trace';

/** What the core says of networks with their activations off and on: `src/lab/collapse.rs`. */
export interface LinearCommands {
  /** A network held against the product of its layers. */
  collapseNetwork: { params: CollapseConfig; result: Collapse };
  /** The network of one seed trained twice, with activations off and on. */
  trainCollapse: { params: CollapseRunConfig; result: CollapseSnapshot };
}

/** In the order of the core. */
export const toyNames = ['xor', 'circles', 'gaussians', 'moons', 'spiral', 'checkerboard'] as const;
export type ToyName = (typeof toyNames)[number];

export interface ToyConfig {
  readonly toy: ToyName;
  readonly n_samples: number;
  readonly noise: number;
  readonly seed: number;
}

export interface DrawnNetwork {
  readonly n_hidden: number;
  readonly width: number;
  readonly activation: Activation;
  readonly init: 'xavier_uniform';
  readonly seed: number;
}

/** A network with its numbers, from wherever it comes. */
export interface GivenNetwork {
  readonly n_features: number;
  readonly layers: readonly {
    /** (O, I). */
    readonly weight: readonly (readonly number[])[];
    readonly bias: readonly number[];
    readonly activation: Activation;
  }[];
}

/** The square from −`limit` to `limit`, cut into equal cells. */
export interface Plane {
  readonly limit: number;
  readonly n_cells: number;
}

export interface CollapseConfig {
  readonly network: { readonly drawn: DrawnNetwork } | { readonly given: GivenNetwork };
  readonly data?: ToyConfig;
  readonly plane: Plane;
}

export interface CollapseRunConfig {
  readonly network: DrawnNetwork;
  readonly data: ToyConfig;
  readonly plane: Plane;
  readonly learning_rate: number;
  readonly batch_size: number;
  readonly n_epochs: number;
}

export interface Collapse {
  readonly product: Product;
  readonly off: Side;
  readonly on: Side;
  readonly data?: Points;
}

export interface Product {
  /** The lengths of the input and of each layer. */
  readonly sizes: readonly number[];
  readonly n_parameters: number;
  /** The numbers of ŵ and b̂. */
  readonly n_numbers: number;
  readonly weight: readonly (readonly number[])[];
  readonly bias: readonly number[];
  readonly n_probes: number;
  readonly difference: number;
  readonly bound: number;
  readonly border?: readonly [readonly [number, number], readonly [number, number]];
}

export interface Side {
  readonly scores?: readonly number[];
  readonly full: number;
  readonly fit?: { readonly loss: number; readonly n_right: number; readonly accuracy: number };
}

export interface Points {
  /** Those of each class: their x and y. */
  readonly classes: readonly [Coordinates, Coordinates];
  readonly n_samples: number;
  readonly half_plane: { readonly n_right: number; readonly accuracy: number };
}

type Coordinates = readonly [x: readonly number[], y: readonly number[]];

export interface CollapseSnapshot {
  readonly epoch: number;
  readonly step: number;
  readonly collapse: Collapse;
  /** The accuracies before the first epoch and after each. */
  readonly progress: {
    readonly epochs: readonly number[];
    readonly off: readonly number[];
    readonly on: readonly number[];
  };
}
