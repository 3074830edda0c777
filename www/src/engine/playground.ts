import type { ToyName } from './linear';
import type { Activation, Loss, Rule } from './trace';

/** What the core says of the playground of the plane: `src/playground/`, `src/dataset/csv.rs`. */
export interface PlaygroundCommands {
  /** One of each source, to choose by. */
  playgroundPictures: { params: Record<string, never>; result: readonly DataPicture[] };
  /** A text with a point a line. */
  readCsv: { params: { text: string; task: Task }; result: CsvReading };
  /** A run that can go back, so that it does not end by itself: its snapshot says whether it stopped. */
  trainPlayground: { params: PlaygroundConfig; result: PlaygroundSnapshot };
}

export type Task = 'classes' | 'values';

export const surfaceNames = ['plane', 'bumps'] as const;
export type SurfaceName = (typeof surfaceNames)[number];

/** Arrays of one length: a class 0 or 1, or a value, for each point. */
export interface PointSet {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly target: readonly number[];
}

export interface DataPicture {
  readonly name: ToyName | SurfaceName;
  readonly task: Task;
  readonly points: PointSet;
}

export interface CsvReading {
  readonly points: PointSet;
  readonly has_header: boolean;
  /** The first few of them. */
  readonly bad: readonly BadLine[];
  readonly n_bad: number;
}

export interface BadLine {
  readonly line: number;
  readonly reason:
    | { readonly name: 'fields'; readonly n_fields: number }
    | { readonly name: 'number' | 'size'; readonly field: number }
    | { readonly name: 'class' | 'too_many' };
  readonly got: string;
}

export interface PlaygroundConfig {
  readonly data: {
    readonly source:
      | { readonly toy: { readonly toy: ToyName; readonly n_samples: number; readonly noise: number } }
      | { readonly surface: { readonly surface: SurfaceName; readonly n_samples: number; readonly noise: number } }
      | { readonly points: { readonly task: Task; readonly points: PointSet } };
    readonly test: number;
    readonly standardize: boolean;
    readonly seed: number;
  };
  readonly hidden: readonly { readonly n_neurons: number; readonly activation: Activation }[];
  readonly init: InitName | { readonly normal: { readonly std: number } };
  readonly loss: Loss;
  readonly optimizer: {
    readonly rule: Rule;
    readonly learning_rate: number;
    readonly weight_decay: number;
    readonly l1: number;
  };
  /** Its lengths count epochs. */
  readonly schedule: Schedule;
  readonly batch_size: number;
  readonly stop: { readonly n_epochs: number; readonly target_loss?: number; readonly patience?: number };
  readonly seed: number;
}

export const initNames = [
  'zeros',
  'pytorch',
  'xavier_normal',
  'xavier_uniform',
  'he_normal',
  'he_uniform',
  'lecun_normal',
  'orthogonal',
] as const;
export type InitName = (typeof initNames)[number];

export type Schedule =
  | 'constant'
  | { readonly step_decay: { readonly n_steps: number; readonly factor: number } }
  | { readonly cosine: { readonly n_steps: number; readonly floor: number } }
  | { readonly warm_up: { readonly n_steps: number } };

export type Stop =
  | { readonly rule: 'epochs' | 'target_loss' }
  | { readonly rule: 'patience'; readonly best_epoch: number; readonly best_loss: number }
  | {
      readonly rule: 'diverged';
      readonly what: string;
      readonly layer_idx?: number;
      readonly step: number;
      /** To try instead. */
      readonly learning_rate: number;
    };

export interface PlaygroundSnapshot {
  readonly step: number;
  readonly epoch: number;
  readonly n_epoch_steps: number;
  /** The number of updates at the end of the epoch that is next to end. */
  readonly next_epoch_step: number;
  readonly stopped?: Stop;
  readonly learning_rate: number;
  readonly record: {
    readonly step: number;
    readonly train_loss: number;
    readonly test_loss?: number;
    readonly train_accuracy?: number;
    readonly test_accuracy?: number;
  };
  readonly curves: Curves;
  readonly task: Task;
  readonly train: PointSet;
  readonly test: PointSet;
  readonly plane: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
  /** 40 × 40 cells, from −1 to 1. */
  readonly surface: Float32Array;
  /** 20 × 20 cells of each unit, one unit after another. */
  readonly responses: Float32Array;
  readonly full: number;
  /** The hidden layers, and the output. */
  readonly layers: readonly LayerSnapshot[];
  readonly largest_weight: number;
  readonly n_parameters: number;
}

export interface Curves {
  readonly steps: readonly number[];
  readonly train_losses: readonly number[];
  readonly test_losses: readonly number[];
  readonly train_accuracies: readonly number[];
  readonly test_accuracies: readonly number[];
}

export interface LayerSnapshot {
  readonly activation: string;
  /** (O, I). */
  readonly weight: readonly (readonly number[])[];
  readonly bias: readonly number[];
  readonly gradient_rms: number;
  readonly units: readonly {
    /** Where its cells begin in `responses`, and where they have ended. */
    readonly from: number;
    readonly to: number;
    readonly full: number;
  }[];
}
