import type { Timed } from './measure';

/** What the core says of depth and width: `src/lab/capacity.rs`. The first three are runs. */
export interface CapacityCommands {
  fitPieces: { params: PiecesConfig; result: PiecesSnapshot };
  /** With the time that each network took, measured in this browser. */
  compareDepths: { params: DepthConfig; result: Timed<DepthSnapshot> };
  overfit: { params: OverfitConfig; result: OverfitSnapshot };
  sawtooth: { params: { n_folds: number }; result: Sawtooth };
}

export const functionNames = ['sine', 'hat', 'step', 'bumps'] as const;
export type FunctionName = (typeof functionNames)[number];

export const kinds = ['relu', 'tanh'] as const;
export type Kind = (typeof kinds)[number];

export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface PiecesConfig {
  readonly function: FunctionName;
  readonly n_units: number;
  readonly kind: Kind;
  readonly noise: number;
  readonly seed: number;
  readonly n_steps: number;
}

export interface PiecesSnapshot {
  readonly step: number;
  readonly loss: number;
  readonly n_parameters: number;
  readonly samples: Points;
  readonly x: readonly number[];
  readonly target: readonly number[];
  readonly curve: readonly number[];
  readonly bias: number;
  readonly units: readonly Unit[];
  readonly n_pieces?: number;
  readonly n_dead?: number;
}

/** It adds v f(w x + b). */
export interface Unit {
  readonly weight: number;
  readonly bias: number;
  readonly output_weight: number;
  readonly kink?: number;
  readonly is_dead: boolean;
  readonly contribution: readonly number[];
}

export interface DepthConfig {
  readonly function: FunctionName;
  readonly kind: Kind;
  readonly budget: number;
  readonly noise: number;
  readonly seed: number;
  readonly n_steps: number;
}

export interface DepthSnapshot {
  readonly samples: Points;
  readonly x: readonly number[];
  readonly target: readonly number[];
  readonly networks: readonly NetworkSnapshot[];
  /** The depth with the least loss. */
  readonly best: number;
}

export interface NetworkSnapshot {
  readonly depth: number;
  readonly width: number;
  readonly n_parameters: number;
  readonly step: number;
  readonly loss: number;
  readonly curve: readonly number[];
  readonly n_pieces?: number;
}

/** Folded `n_folds` times, over [0, 1]. */
export interface Sawtooth {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly n_pieces: number;
  readonly deep_units: number;
  readonly deep_parameters: number;
  readonly wide_units: number;
  readonly wide_parameters: number;
}

export interface OverfitConfig {
  readonly function: FunctionName;
  readonly n_train: number;
  readonly noise: number;
  readonly width: number;
  readonly weight_decay: number;
  readonly patience: number;
  readonly has_more_data: boolean;
  readonly seed: number;
  readonly n_steps: number;
}

export interface OverfitSnapshot {
  readonly n_parameters: number;
  readonly samples: Points;
  readonly x: readonly number[];
  readonly target: readonly number[];
  readonly curve: readonly number[];
  readonly best_curve: readonly number[];
  readonly steps: readonly number[];
  readonly train_losses: readonly number[];
  readonly validation_losses: readonly number[];
  readonly now: LossRecord;
  readonly best: LossRecord;
  /** The validation loss of now, divided by the least one. */
  readonly excess: number;
  readonly is_stopped: boolean;
  readonly kept: LossRecord;
  readonly floor: number;
}

export interface LossRecord {
  readonly step: number;
  readonly train_loss: number;
  readonly validation_loss: number;
}
