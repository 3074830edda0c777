import type {
  FileReport,
  ImageConfig,
  ImageResults,
  ImageSnapshot,
  KnownSet,
  Neurons,
  SampleWithPixels,
  SweepConfig,
  SweepSnapshot,
} from '../wire';

/** What the core does with image training: `src/images/`. `trainImages` is a run. */
export interface ImageCommands {
  /** Synthetic digits, which become the images to train on. */
  drawImages: { params: DrawnImages; result: DataReport };
  /** A data set, if its files are in the browser's cache or in the site's own folder; `null` otherwise. */
  findImages: { params: { set: KnownSet | 'files'; url: string | null }; result: DataReport | null };
  /** A known data set from its public address, with progress in bytes; what arrives stays in the cache. */
  downloadImages: { params: { set: KnownSet; url: string }; result: DataReport };
  /** One of the reader's files. If it was the last one missing, the data set is complete. */
  addImageFile: { params: { name: string; file: Uint8Array }; result: FileReport & { readonly data?: DataReport } };
  /** Starts training on the loaded images, from new weights or those of a file, or resumes the saved training. */
  trainImages: { params: ImageStart; result: TimedImageSnapshot };
  /** Saves the current training in the browser. `null` if the browser stores nothing. */
  keepImages: { params: { note: KeptNote }; result: KeptNote | null };
  /** The saved training. */
  keptImages: { params: Record<string, never>; result: KeptNote | null };
  forgetImages: { params: Record<string, never>; result: null };
  /** A run: one training after another on the loaded images. The current training is not affected. */
  sweepImages: { params: SweepConfig; result: SweepSnapshot };
  /** A run: a small training with images of its own. The current training is not affected. */
  learnDigits: { params: LearnDigits; result: DigitsSnapshot };
  imageResults: { params: Record<string, never>; result: ImageResults };
  imageSamples: { params: { indices: readonly number[] }; result: readonly SampleWithPixels[] };
  firstLayer: { params: { n: number }; result: Neurons };
  /** The settings and the whole history as JSON. */
  imageRun: { params: Record<string, never>; result: string };
  /** The network as a safetensors file. */
  imageWeights: { params: Record<string, never>; result: Uint8Array };
}

export type ImageStart = { config: ImageConfig; weights?: Blob } | { kept: true };

export interface DrawnImages {
  readonly nTrain: number;
  readonly nTest: number;
  readonly seed: number;
}

/** The loaded images. `files` are those of no known data set. */
export interface DataReport {
  readonly source: 'digits' | 'files' | KnownSet;
  readonly nTrain: number;
  readonly nTest: number;
  /** Pixels on each side, if the images are square. */
  readonly side?: number;
  /** The first training images. */
  readonly first: readonly { readonly pixels: Uint8Array; readonly label: number }[];
}

/** With the time it takes in this browser. */
export type TimedImageSnapshot = ImageSnapshot & {
  /** Milliseconds per update; absent if there was none. */
  readonly milliseconds?: number;
  readonly secondsLeft?: number;
};

/** What is saved beside a training: what the page needs to resume it. */
export interface KeptNote {
  /** The lesson's address parameters in that state, without language and theme. */
  readonly state: Readonly<Record<string, string>>;
  readonly source: DataReport['source'];
  readonly drawn: DrawnImages;
  readonly step: number;
  readonly epoch: number;
  readonly nEpochs: number;
  readonly isOver: boolean;
}

export interface LearnDigits {
  readonly drawn: DrawnImages;
  readonly config: ImageConfig;
  /** The number of test images, counted from the first, whose predictions are reported. */
  readonly nShown: number;
}

export type DigitsSnapshot = ImageSnapshot & { readonly samples: readonly SampleWithPixels[] };
