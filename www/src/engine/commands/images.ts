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

/** What the core does with trainings on images: `src/images/`. `trainImages` is a run. */
export interface ImageCommands {
  /** Digits drawn by rule, from now on the images that are trained on. */
  drawImages: { params: DrawnImages; result: DataReport };
  /** A set, if its files lie in the browser's cache or in the site's own folder; `null` if they do not. */
  findImages: { params: { set: KnownSet | 'files'; url: string | null }; result: DataReport | null };
  /** A known set by its public address, with progress in bytes; what came stays in the cache. */
  downloadImages: { params: { set: KnownSet; url: string }; result: DataReport };
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

/** The images that are there. `files` are those of no known set. */
export interface DataReport {
  readonly source: 'digits' | 'files' | KnownSet;
  readonly nTrain: number;
  readonly nTest: number;
  /** Pixels on each side, if the images are square. */
  readonly side?: number;
  /** The first images to learn from. */
  readonly first: readonly { readonly pixels: Uint8Array; readonly label: number }[];
}

/** With what this browser takes for it. */
export type TimedImageSnapshot = ImageSnapshot & {
  /** Milliseconds of an update; of none if none was made. */
  readonly milliseconds?: number;
  readonly secondsLeft?: number;
};

/** What is kept beside a training: what the page needs to go on with it. */
export interface KeptNote {
  /** The address of the lesson in that state, without language and theme. */
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
  /** Of the first so many test images it tells what it takes them for. */
  readonly nShown: number;
}

export type DigitsSnapshot = ImageSnapshot & { readonly samples: readonly SampleWithPixels[] };
