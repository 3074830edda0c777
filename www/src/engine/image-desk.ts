import type { DataReport, DrawnImages, ImageStart, KeptNote, TimedImageSnapshot } from './commands/images';
import { fetchBytes, PartialFile } from './fetch-bytes';
import type { Job } from './job';
import { forgetBytes, keepBytes, recallBytes, recallText } from './kept-bytes';
import { readNote, writeNote } from './kept-note';
import type { EngineError, Fetched } from './protocol';
import {
  type FileReport,
  type ImagePart,
  type ImageResults,
  type KnownSet,
  type Neurons,
  partNames,
  type SampleWithPixels,
  type SweepConfig,
  type SweepSnapshot,
  setNames,
  type TrainCore,
} from './wire';

type CoreData = TrainCore['ImageData']['prototype'];
type CoreFiles = TrainCore['ImageFiles']['prototype'];
type CoreTraining = TrainCore['ImageTraining']['prototype'];

interface Watcher {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
}

/** How many of the first images the page shows. */
const nShown = 30;
const training = 'training.safetensors';
const note = 'training.json';

/** The worker's state for image training: the images, the reader's files so far, and the training. */
export class ImageDesk {
  #data: CoreData | undefined;
  #training: CoreTraining | undefined;
  #files: CoreFiles | undefined;
  /** The reader's own files, saved when their set is complete. */
  readonly #pendingFiles = new Map<ImagePart, { readonly set: KnownSet | undefined; readonly bytes: Uint8Array }>();
  /** The parts of interrupted downloads, by address. */
  readonly #partialDownloads = new Map<string, PartialFile>();
  #keeping: Promise<unknown> = Promise.resolve();

  constructor(private readonly core: TrainCore) {}

  draw({ nTrain, nTest, seed }: DrawnImages): DataReport {
    return this.#setData('digits', this.core.ImageData.drawn(nTrain, nTest, seed));
  }

  /** From the cache, else from `url` if there is one; `null` if neither has it. */
  async find(set: KnownSet | 'files', url: string | null, watcher: Watcher): Promise<DataReport | null> {
    const bytes = await Promise.all(partNames.map((part) => recallBytes(`${set}/${part}`)));
    if (bytes.every((one) => one !== undefined)) {
      const files = new this.core.ImageFiles();
      try {
        partNames.forEach((part, i) => {
          const file = bytes[i] as Uint8Array;
          if (set === 'files') files.add(this.core.imageFileName(part), file);
          else files.addKnown(set, part, file);
        });
        return this.#setData(set, files.finish());
      } finally {
        files.free();
      }
    }
    return url === null || set === 'files' ? null : this.fetch(set, url, watcher);
  }

  /** Fetches the files of a data set that are not in the cache, and only the rest of one that was interrupted. */
  async fetch(set: KnownSet, url: string, { signal, progress }: Watcher): Promise<DataReport> {
    const files = new this.core.ImageFiles();
    try {
      let before = 0;
      for (const part of partNames) {
        const name = `${this.core.imageFileName(part)}.gz` as const;
        const kept = await recallBytes(`${set}/${part}`);
        const report = (done: number) => progress(before + done, null);
        const bytes = kept ?? (await this.#download(name, new URL(name, url).href, { signal, progress: report }));
        signal.throwIfAborted();
        files.addKnown(set, part, bytes);
        if (!kept) await keepBytes(`${set}/${part}`, bytes);
        before += bytes.length;
        progress(before, null);
      }
      return this.#setData(set, files.finish());
    } finally {
      files.free();
    }
  }

  async add(name: string, bytes: Uint8Array): Promise<FileReport & { readonly data?: DataReport }> {
    this.#files ??= new this.core.ImageFiles();
    const report = this.#files.add(name, bytes);
    this.#pendingFiles.set(report.part, { set: report.set, bytes });
    if (report.missing.length > 0) return report;
    const files = this.#files;
    const own = new Map(this.#pendingFiles);
    this.#files = undefined;
    this.#pendingFiles.clear();
    const data = files.finish();
    const set = setNames.find((known) => partNames.every((part) => own.get(part)?.set === known)) ?? 'files';
    for (const [part, { bytes: kept }] of own) await keepBytes(`${set}/${part}`, kept);
    return { ...report, data: this.#setData(set, data) };
  }

  /** Reads the weights before anything is discarded for them. */
  async start(start: ImageStart): Promise<Job<TimedImageSnapshot>> {
    if ('kept' in start) return this.#resume();
    const { ImageTraining } = this.core;
    const bytes = start.weights && new Uint8Array(await start.weights.arrayBuffer());
    const data = this.#requireData();
    return this.#job(
      bytes ? ImageTraining.fromWeights(data, start.config, bytes) : ImageTraining.begin(data, start.config),
    );
  }

  async #resume(): Promise<Job<TimedImageSnapshot>> {
    await this.#keeping;
    const bytes = await recallBytes(training);
    if (!bytes) throw { code: 'empty', what: 'training', message: 'no training is kept' } satisfies EngineError;
    return this.#job(this.core.ImageTraining.load(this.#requireData(), bytes));
  }

  /** Saves one after the other, so that the last one stays. */
  keep(kept: KeptNote): Promise<KeptNote | null> {
    const bytes = this.#trained().save();
    const { step, epoch, nEpochs, unitsLeft } = this.#trained().snapshot();
    const text = { ...kept, step, epoch, nEpochs, isOver: unitsLeft === 0 };
    const keeping = this.#keeping.then(async () => {
      const isKept = (await keepBytes(training, bytes)) && (await keepBytes(note, writeNote(text)));
      return isKept ? text : null;
    });
    this.#keeping = keeping;
    return keeping;
  }

  async forget(): Promise<null> {
    await this.#keeping;
    await forgetBytes(training);
    await forgetBytes(note);
    return null;
  }

  sweep(config: SweepConfig): Job<SweepSnapshot> {
    return this.core.ImageSweep.begin(this.#requireData(), config);
  }

  results(): ImageResults {
    return this.#trained().results();
  }

  samples(indices: readonly number[]): readonly SampleWithPixels[] {
    return this.#trained().samples(Uint32Array.from(indices));
  }

  firstLayer(n: number): Neurons {
    return this.#trained().firstLayer(n);
  }

  weights(): Uint8Array {
    return this.#trained().weights();
  }

  run(): string {
    return this.#trained().toJson();
  }

  async #download(name: Fetched, address: string, watcher: Watcher): Promise<Uint8Array> {
    const soFar = this.#partialDownloads.get(address) ?? new PartialFile();
    this.#partialDownloads.set(address, soFar);
    const bytes = await fetchBytes(name, address, watcher, soFar);
    this.#partialDownloads.delete(address);
    return bytes;
  }

  #setData(source: DataReport['source'], data: CoreData): DataReport {
    this.#data?.free();
    this.#data = data;
    const { nTrain, nTest, nFeatures } = data;
    const { pixels, labels } = data.firstImages(nShown);
    const side = Math.sqrt(nFeatures);
    const image = (i: number) => pixels.slice(i * nFeatures, (i + 1) * nFeatures);
    return {
      source,
      nTrain,
      nTest,
      ...(Number.isInteger(side) ? { side } : {}),
      first: labels.map((label, i) => ({ label, pixels: image(i) })),
    };
  }

  #requireData(): CoreData {
    if (!this.#data) throw { code: 'empty', what: 'images', message: 'there are no images' } satisfies EngineError;
    return this.#data;
  }

  #trained(): CoreTraining {
    if (!this.#training)
      throw { code: 'empty', what: 'training', message: 'there is no training' } satisfies EngineError;
    return this.#training;
  }

  /** The training stays available when its run ends, so that it can be inspected. */
  #job(begun: CoreTraining): Job<TimedImageSnapshot> {
    this.#training?.free();
    this.#training = begun;
    let [milliseconds, units] = [0, 0];
    const check = () => {
      // Another training started before this one noticed that it was cancelled.
      if (this.#training !== begun) throw new DOMException('another training began', 'AbortError');
    };
    return {
      advance: () => {
        check();
        const began = performance.now();
        const hasMore = begun.advance();
        milliseconds += performance.now() - began;
        units++;
        return hasMore;
      },
      snapshot: () => {
        check();
        const snapshot = begun.snapshot();
        if (units === 0) return snapshot;
        const each = milliseconds / units;
        return { ...snapshot, milliseconds: each, secondsLeft: (each * snapshot.unitsLeft) / 1000 };
      },
      free: () => {},
    };
  }
}

/** The saved note of the last training, if it can be read. */
export async function keptImages(): Promise<KeptNote | null> {
  const text = await recallText(note);
  return text === undefined ? null : readNote(text);
}
