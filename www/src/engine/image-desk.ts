import type {
  DataReport,
  DrawnImages,
  ImageStart,
  Keeping,
  KeptTrainings,
  TimedImageSnapshot,
} from './commands/images';
import { fetchBytes, PartialFile } from './fetch-bytes';
import { ImageTraining } from './image-training';
import type { Job } from './job';
import { keepFile, recallFile } from './kept-files';
import { countElsewhere, listTrainings, moveOldTraining, recallTraining, unreadableOld } from './kept-trainings';
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

/** The worker's state for image training: the images, the reader's files so far, and the training. */
export class ImageDesk {
  #data: CoreData | undefined;
  #source: DataReport['source'] = 'digits';
  /** Which synthetic digits were drawn last. */
  #drawn: DrawnImages = { nTrain: 0, nTest: 0, seed: 0 };
  #training: ImageTraining | undefined;
  #files: CoreFiles | undefined;
  /** The reader's own files, saved when their set is complete. */
  readonly #pendingFiles = new Map<ImagePart, { readonly set: KnownSet | undefined; readonly bytes: Uint8Array }>();
  /** The parts of interrupted downloads, by address. */
  readonly #partialDownloads = new Map<string, PartialFile>();

  constructor(private readonly core: TrainCore) {}

  draw(drawn: DrawnImages): DataReport {
    const { nTrain, nTest, seed } = drawn;
    this.#drawn = drawn;
    return this.#setData('digits', this.core.ImageData.drawn(nTrain, nTest, seed));
  }

  /** From the cache, else from `url` if there is one; `null` if neither has it. */
  async find(set: KnownSet | 'files', url: string | null, watcher: Watcher): Promise<DataReport | null> {
    const bytes = await Promise.all(partNames.map((part) => this.#recall(set, part)));
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
        const kept = await this.#recall(set, part);
        const report = (done: number) => progress(before + done, null);
        const bytes = kept ?? (await this.#download(name, new URL(name, url).href, { signal, progress: report }));
        signal.throwIfAborted();
        files.addKnown(set, part, bytes);
        if (!kept) await keepFile(`${set}/${part}`, bytes);
        before += bytes.length;
        progress(before, null);
      }
      return this.#setData(set, files.finish());
    } finally {
      files.free();
    }
  }

  async add(name: string, file: Blob): Promise<FileReport & { readonly data?: DataReport }> {
    this.#files ??= new this.core.ImageFiles();
    const bytes = new Uint8Array(await file.arrayBuffer());
    const report = this.#files.add(name, bytes);
    this.#pendingFiles.set(report.part, { set: report.set, bytes });
    if (report.missing.length > 0) return report;
    const files = this.#files;
    const own = new Map(this.#pendingFiles);
    this.#files = undefined;
    this.#pendingFiles.clear();
    const data = files.finish();
    const set = setNames.find((known) => partNames.every((part) => own.get(part)?.set === known)) ?? 'files';
    for (const [part, { bytes: kept }] of own) await keepFile(`${set}/${part}`, kept);
    return { ...report, data: this.#setData(set, data) };
  }

  /** Reads the file before anything is discarded for it. */
  async start(start: ImageStart): Promise<Job<TimedImageSnapshot>> {
    if ('kept' in start) return this.#resume(start.kept);
    const { ImageTraining: Core } = this.core;
    const bytes = start.file && new Uint8Array(await start.file.arrayBuffer());
    const data = this.#requireData();
    const core = bytes ? Core.fromFile(data, start.config, bytes) : Core.begin(data, start.config);
    const origin = { source: this.#source, drawn: this.#drawn, name: '' };
    return this.#replace(await ImageTraining.begin(core, origin));
  }

  async #resume(id: string): Promise<Job<TimedImageSnapshot>> {
    await this.#training?.keep();
    const { bytes, note } = await recallTraining(id);
    const core = this.core.ImageTraining.load(this.#requireData(), bytes);
    return this.#replace(await ImageTraining.resume(core, note, id, this.#training));
  }

  #replace(training: ImageTraining): Job<TimedImageSnapshot> {
    this.#training?.free();
    this.#training = training;
    return training.job();
  }

  async keep(): Promise<Keeping | null> {
    return (await this.#training?.keep()) ?? null;
  }

  async kept(): Promise<KeptTrainings> {
    const hasUnreadable = await moveOldTraining((bytes) => this.core.ImageTraining.summaryOf(bytes));
    const own = this.#training?.id;
    const [trainings, nOthers] = await Promise.all([listTrainings(own), countElsewhere(own)]);
    return { trainings: hasUnreadable ? [...trainings, unreadableOld] : trainings, nOthers };
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

  async #recall(set: KnownSet | 'files', part: ImagePart): Promise<Uint8Array | undefined> {
    return (await recallFile(`${set}/${part}`))?.bytes;
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
    this.#source = source;
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
    return this.#training.core;
  }
}
