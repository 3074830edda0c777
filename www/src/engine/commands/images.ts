import type { KeepOutcome } from '../kept-files';
import type {
  FileReport,
  ImageConfig,
  ImagePart,
  ImageResults,
  ImageSnapshot,
  KnownSet,
  Neurons,
  PicturesReport,
  SampleWithPixels,
  Scaling,
  StateDictReport,
  SweepConfig,
  SweepSnapshot,
  TrainingPlan,
  TrainingSummary,
  TrialsSnapshot,
} from '../wire';

/** How many of the first images the page shows. */
export const nFirst = 30;

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
  /** Pictures in one folder a class, with progress in pictures, which become the images to train on. */
  readPictures: { params: PictureFiles; result: DataReport };
  /** Swaps rows and columns of the reader's own images, or light and dark, or swaps them back; they are kept like that. */
  swapImages: { params: { what: 'transpose' | 'invert' }; result: DataReport };
  /**
   * Starts training on the loaded images, from new weights or those of a file, or resumes a training: one that is kept, or
   * one in a file. While it runs it is kept in the browser at least every ten seconds.
   */
  trainImages: { params: ImageStart; result: TimedImageSnapshot };
  /**
   * How a file would be read as a network for the loaded images, with their settings, or without images; `null` for the file of a
   * training. The current training is not affected.
   */
  inspectNetwork: { params: { config: ImageConfig | null; file: Uint8Array }; result: StateDictReport | null };
  /** A run: the accuracy of the network in a file with each activation function. The current training is not affected. */
  tryActivations: { params: NetworkFile; result: TrialsSnapshot };
  /** Keeps the current training in the browser as it is now; `null` if there is nothing to keep. */
  keepImages: { params: Record<string, never>; result: Keeping | null };
  /** The trainings that the browser keeps. */
  keptImages: { params: Record<string, never>; result: KeptTrainings };
  renameImages: { params: { id: string; name: string }; result: null };
  forgetImages: { params: { id: string }; result: null };
  /** A kept training as a file. */
  exportImages: { params: { id: string }; result: Uint8Array };
  /** Throws away the reader's own files that the browser keeps. */
  forgetImageFiles: { params: Record<string, never>; result: null };
  /** A run: one training after another on the loaded images. The current training is not affected. */
  sweepImages: { params: SweepConfig; result: SweepSnapshot };
  /** A run: a small training with images of its own. The current training is not affected. */
  learnDigits: { params: LearnDigits; result: DigitsSnapshot };
  /** How many updates a training on the loaded images would be made of. */
  imagePlan: { params: { config: ImageConfig }; result: TrainingPlan };
  imageResults: { params: Record<string, never>; result: ImageResults };
  imageSamples: { params: { indices: readonly number[] }; result: readonly SampleWithPixels[] };
  firstLayer: { params: { n: number }; result: Neurons };
  /** The settings and the whole history as JSON. */
  imageRun: { params: Record<string, never>; result: string };
  /** The network as a safetensors file. */
  imageWeights: { params: Record<string, never>; result: Uint8Array };
  /** The initial weights and the order of the images, as safetensors. */
  imageStart: { params: Record<string, never>; result: Uint8Array };
  /** The loaded images or labels as an IDX file. */
  imageIdx: { params: { part: ImagePart }; result: Uint8Array };
}

/** Files with their paths, or a zip archive of them. */
export type PictureFiles =
  | { readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[] }
  | { readonly zip: Uint8Array };

export type ImageStart = { config: ImageConfig; file?: Uint8Array } | { kept: string };

/** A network of the reader's, with the settings of a training that starts from it. */
export interface NetworkFile {
  readonly config: ImageConfig;
  readonly file: Uint8Array;
}

export interface DrawnImages {
  readonly nTrain: number;
  readonly nTest: number;
  readonly seed: number;
}

/** What is known of the reader's own images beside the files. */
export interface OwnNotes {
  /** Whether rows and columns are swapped. */
  readonly isTransposed: boolean;
  /** Whether the files have names of EMNIST, which stores its images transposed. */
  readonly isEmnist: boolean;
  /** Whether the files have floats, which became gray levels. */
  readonly isRounded: boolean;
  /** How pictures in folders became these images. */
  readonly pictures?: PicturesReport | undefined;
  /** Whether light and dark are swapped. */
  readonly isInverted: boolean;
}

/** The loaded images. `files` are those of no known data set. */
export interface DataReport extends OwnNotes {
  readonly source: 'digits' | 'files' | KnownSet;
  readonly nTrain: number;
  readonly nTest: number;
  /** Pixels of an image. */
  readonly nFeatures: number;
  /** Pixels on each side, if the images are square. */
  readonly side?: number;
  readonly scaling: Scaling;
  /** The label of each class. */
  readonly labels: readonly number[];
  /** The first training images, with their classes. */
  readonly first: readonly { readonly pixels: Uint8Array; readonly label: number }[];
}

/** With the time it takes in this browser, and how it is kept. */
export type TimedImageSnapshot = ImageSnapshot & {
  /** Milliseconds per update; absent if there was none. */
  readonly milliseconds?: number;
  readonly secondsLeft?: number;
  /** The settings that it was started with. */
  readonly config: ImageConfig;
  readonly keeping: Keeping;
};

/** How the current training is kept in the browser. */
export interface Keeping {
  readonly id: string;
  /** The update after which it was last kept; absent until then. */
  readonly step?: number;
  /** Why it could not be kept the last time. */
  readonly problem?: Exclude<KeepOutcome, 'kept'>;
  /** Whether it goes on as a copy, because another tab has the training itself. */
  readonly isCopy: boolean;
}

export interface KeptTrainings {
  /** The newest first. */
  readonly trainings: readonly KeptTraining[];
  /** The number of other tabs that have a training which is not finished. */
  readonly nOthers: number;
}

export interface KeptTraining {
  readonly id: string;
  /** `null` if it cannot be read. */
  readonly note: TrainingNote | null;
  /** Whether another tab has it. */
  readonly isElsewhere: boolean;
}

/** What is kept beside a training. */
export interface TrainingNote {
  readonly version: 2;
  /** The name that the reader gave it, or an empty text. */
  readonly name: string;
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number;
  /** Bytes of its file. */
  readonly size: number;
  readonly source: DataReport['source'];
  readonly drawn: DrawnImages;
  readonly summary: TrainingSummary;
}

export interface LearnDigits {
  readonly drawn: DrawnImages;
  readonly config: ImageConfig;
  /** The number of test images, counted from the first, whose predictions are reported. */
  readonly nShown: number;
}

export type DigitsSnapshot = ImageSnapshot & { readonly samples: readonly SampleWithPixels[] };
