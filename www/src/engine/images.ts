import type { Activation } from './trace';

/** What the core says of trainings on images: `src/images/`. `trainImages` is a run. */
export interface ImageCommands {
  /** Digits drawn by rule, from now on the images that are trained on. */
  drawImages: { params: DrawnImages; result: DataReport };
  /** A set, if its files lie in the browser's cache or in the site's own folder; `null` if they do not. */
  findImages: { params: { set: SetName | 'files'; url: string | null }; result: DataReport | null };
  /** A known set by its public address, with progress in bytes; what came stays in the cache. */
  downloadImages: { params: { set: SetName; url: string }; result: DataReport };
  /** A file of the reader. When it was the last that was missing, the set is complete. */
  addImageFile: { params: { name: string; file: Blob }; result: FileReport & { readonly data?: DataReport } };
  /** Begins a training on the images that are there, with new weights or those of a file, or goes on with the one kept. */
  trainImages: { params: ImageStart; result: TimedImageSnapshot };
  /** Keeps the training as it is now in the browser. `null` if the browser keeps nothing. */
  keepImages: { params: { note: KeptNote }; result: KeptNote | null };
  /** What is kept. */
  keptImages: { params: Record<string, never>; result: KeptNote | null };
  forgetImages: { params: Record<string, never>; result: null };
  /** A run: one training after another on the images that are there. The training on the desk stays as it is. */
  sweepImages: { params: SweepConfig; result: SweepSnapshot };
  /** A run: a small training with images of its own. The training on the desk stays as it is. */
  learnDigits: { params: LearnDigits; result: DigitsSnapshot };
  imageResults: { params: Record<string, never>; result: ImageResults };
  imageSamples: { params: { indices: readonly number[] }; result: readonly ImageSample[] };
  firstLayer: { params: { n: number }; result: Neurons };
  /** The settings and the whole history as JSON. */
  imageRun: { params: Record<string, never>; result: string };
  /** The network as a safetensors file. */
  imageWeights: { params: Record<string, never>; result: Uint8Array };
}

export type ImageStart = { config: ImageConfig; weights?: Blob } | { kept: true };

export const setNames = ['mnist', 'fashion_mnist'] as const;
export type SetName = (typeof setNames)[number];

export const partNames = ['train_images', 'train_labels', 'test_images', 'test_labels'] as const;
export type PartName = (typeof partNames)[number];

export interface DrawnImages {
  readonly n_train: number;
  readonly n_test: number;
  readonly seed: number;
}

/** The images that are there. `set` is missing for those drawn by rule, and for files of no known set. */
export interface DataReport {
  readonly source: 'digits' | 'files' | SetName;
  readonly n_train: number;
  readonly n_test: number;
  /** Pixels on each side, if the images are square. */
  readonly side?: number;
  /** The first images to learn from. */
  readonly first: readonly { readonly pixels: Uint8Array; readonly label: number }[];
}

export interface FileReport {
  readonly part: PartName;
  readonly set?: SetName;
  readonly n_samples: number;
  readonly missing: readonly PartName[];
}

export type ImageLoss =
  | 'softmax_cross_entropy'
  | 'log_softmax_nll'
  | 'log_softmax_cross_entropy'
  | { readonly hinge: { readonly margin: number } };

export interface ImageConfig {
  readonly hidden: readonly number[];
  readonly activation: Activation;
  readonly loss: ImageLoss;
  readonly optimizer: {
    readonly rule: 'sgd' | { readonly adam: { readonly beta1: number; readonly beta2: number; readonly eps: number } };
    readonly learning_rate: number;
    readonly weight_decay: number;
  };
  readonly batch_size: number;
  readonly n_epochs: number;
  readonly init: 'pytorch';
  readonly seed: number;
}

export interface ImageSnapshot {
  readonly step: number;
  readonly n_steps: number;
  readonly epoch: number;
  readonly n_epochs: number;
  /** The number of pixels, and the units of each layer. */
  readonly shape: readonly number[];
  readonly n_parameters: number;
  readonly n_train: number;
  readonly n_test: number;
  readonly is_testing: boolean;
  readonly units_to_update: number;
  readonly units_left: number;
  readonly batch_loss?: number;
  readonly batches: {
    readonly steps: readonly number[];
    readonly losses: readonly number[];
    readonly n_together: number;
  };
  readonly epochs: readonly ImageEpoch[];
  readonly best_epoch?: number;
  readonly most_accurate_epoch?: number;
  readonly ratio?: number;
}

export interface ImageEpoch {
  readonly epoch: number;
  readonly step: number;
  readonly train_loss: number;
  /** Of the epoch's last batch alone; recordings that were made before it was kept have none. */
  readonly last_batch_loss?: number;
  readonly test_loss?: number;
  readonly test_accuracy?: number;
}

/** With what this browser takes for it. */
export interface TimedImageSnapshot extends ImageSnapshot {
  /** Milliseconds of an update; of none if none was made. */
  readonly milliseconds?: number;
  readonly seconds_left?: number;
}

/** What is kept beside a training: what the page needs to go on with it. */
export interface KeptNote {
  /** The address of the lesson in that state, without language and theme. */
  readonly state: Readonly<Record<string, string>>;
  readonly source: DataReport['source'];
  readonly drawn: DrawnImages;
  readonly step: number;
  readonly epoch: number;
  readonly n_epochs: number;
  readonly is_over: boolean;
}

export interface ImageResults {
  readonly accuracy: number;
  readonly n_mistakes: number;
  readonly classes: readonly { readonly n_samples: number; readonly accuracy?: number; readonly taken_for?: number }[];
  readonly counts: readonly (readonly number[])[];
  readonly cells: readonly (readonly (readonly number[])[])[];
  readonly mistakes: readonly {
    readonly index: number;
    readonly label: number;
    readonly predicted: number;
    readonly probability: number;
  }[];
}

export interface ImageSample {
  readonly sample: {
    readonly index: number;
    readonly label: number;
    readonly predicted: number;
    readonly probabilities: readonly number[];
    readonly percents: readonly string[];
  };
  readonly pixels: Uint8Array;
}

export interface LearnDigits {
  readonly drawn: DrawnImages;
  readonly config: ImageConfig;
  /** Of the first so many test images it tells what it takes them for. */
  readonly n_shown: number;
}

export interface DigitsSnapshot extends ImageSnapshot {
  readonly samples: readonly ImageSample[];
}

export interface Neurons {
  readonly indices: readonly number[];
  readonly weights: Float32Array;
  readonly limits: readonly number[];
}

export interface SweepConfig {
  readonly base: ImageConfig;
  readonly activations: readonly Activation[];
  readonly losses: readonly ImageLoss[];
  readonly optimizers: readonly ImageConfig['optimizer'][];
  readonly n_seeds: number;
  readonly n_train: number;
  readonly n_test: number;
}

export interface SweepSnapshot {
  readonly n_done: number;
  readonly n_trainings: number;
  readonly share: number;
  /** The cell that is being trained. */
  readonly current?: number;
  /** Optimizers within losses within activations. */
  readonly cells: readonly SweepCell[];
}

export interface SweepCell {
  readonly trainings: readonly {
    readonly seed: number;
    readonly train_losses: readonly number[];
    readonly accuracy?: number;
    readonly diverged?: string;
  }[];
  readonly mean_accuracy?: number;
  readonly spread?: number;
  readonly mean_train_loss?: number;
  readonly is_best: boolean;
  readonly is_close: boolean;
}
