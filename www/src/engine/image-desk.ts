import {
  type DataReport,
  type DrawnImages,
  type ImageStart,
  type Keeping,
  type KeptTrainings,
  type NetworkFile,
  nFirst,
  type OwnNotes,
  type PictureFiles,
  type TimedImageSnapshot,
} from './commands/images';
import { fetchBytes, PartialFile, type Sum } from './fetch-bytes';
import { ImageTraining } from './image-training';
import type { Job } from './job';
import { forgetFile, keepFile } from './kept-files';
import { countElsewhere, listTrainings, moveOldTraining, recallTraining, unreadableOld } from './kept-trainings';
import type { Loads } from './loads';
import { forgetOwn, imagesIn, keepOwn, noNotes, noteOwn, recallBytes, recallOwn } from './own-images';
import { readPictures } from './pictures';
import type { EngineError, Fetched } from './protocol';
import {
  type FileReport,
  type FilesCore,
  type ImageConfig,
  type ImagePart,
  type ImageResults,
  type ImagesCore,
  type KnownSet,
  type Neurons,
  partNames,
  type SampleWithPixels,
  type StateDictReport,
  type SweepConfig,
  type SweepSnapshot,
  setNames,
  type TrainingPlan,
  type TrialsSnapshot,
} from './wire';

type CoreData = ImagesCore['ImageData']['prototype'];
type CoreFiles = ImagesCore['ImageFiles']['prototype'];
type CoreTraining = ImagesCore['ImageTraining']['prototype'];

interface Watcher {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
}

/** What is missing, and has no address. */
const absent = Symbol('absent');

/** Whether the core takes a file. */
function isTaken(take: () => void): boolean {
  try {
    take();
    return true;
  } catch (cause) {
    if (cause instanceof WebAssembly.RuntimeError) throw cause;
    return false;
  }
}

/** The worker's state for image training: the images, the reader's files so far, and the training. */
export class ImageDesk {
  #data: CoreData | undefined;
  #source: DataReport['source'] = 'digits';
  /** Which synthetic digits were drawn last. */
  #drawn: DrawnImages = { nTrain: 0, nTest: 0, seed: 0 };
  #training: ImageTraining | undefined;
  #files: CoreFiles | undefined;
  /** The reader's own files, saved when their set is complete. */
  readonly #pendingFiles = new Map<
    ImagePart,
    {
      readonly set: KnownSet | undefined;
      readonly bytes: Uint8Array;
      readonly name: string;
      readonly isRounded: boolean;
    }
  >();
  #notes: OwnNotes = noNotes;
  /** The parts of interrupted downloads, by address. */
  readonly #partialDownloads = new Map<string, PartialFile>();
  /** The addresses of files that did not come to their sums: the browser may keep the same bytes. */
  readonly #refused = new Set<string>();

  constructor(
    private readonly core: ImagesCore,
    private readonly files: () => Promise<FilesCore>,
    private readonly loads: Loads,
    private readonly sha256: Sum['of'],
  ) {}

  draw(drawn: DrawnImages): DataReport {
    const { nTrain, nTest, seed } = drawn;
    this.#drawn = drawn;
    return this.#setData('digits', this.core.ImageData.drawn(nTrain, nTest, seed));
  }

  /** From the cache, else from `url` if there is one; `null` if neither has it. */
  async find(set: KnownSet | 'files', url: string | null, watcher: Watcher): Promise<DataReport | null> {
    if (set === 'files') return this.#recallOwn();
    const bytes = await Promise.all(partNames.map((part) => recallBytes(`${set}/${part}`)));
    if (url !== null || bytes.every((one) => one !== undefined)) {
      try {
        return await this.#collect(set, url, watcher);
      } catch (cause) {
        // What the cache had of it was damaged, and is gone.
        if (url === null && cause === absent) return null;
        throw cause;
      }
    }
    return null;
  }

  /**
   * Fetches the files of a data set that are not in the cache, and only the rest of one that was interrupted. Bytes that do not
   * come to their sum are fetched again: at once if they were in the cache or were put together, and else when they are asked for
   * again.
   */
  fetch(set: KnownSet, url: string, watcher: Watcher): Promise<DataReport> {
    return this.#collect(set, url, watcher);
  }

  /** As `fetch`; throws `absent` if there is no address to fetch from. */
  async #collect(set: KnownSet, url: string | null, { signal, progress }: Watcher): Promise<DataReport> {
    const files = new this.core.ImageFiles();
    try {
      let before = 0;
      for (const part of partNames) {
        const key = `${set}/${part}`;
        let bytes = await recallBytes(key);
        if (bytes && !isTaken(() => files.addKnown(set, part, bytes as Uint8Array))) {
          await forgetFile(key);
          bytes = undefined;
        }
        if (!bytes) {
          if (url === null) throw absent;
          const name = `${this.core.imageFileName(part)}.gz` as const;
          const report = (done: number) => progress(before + done, null);
          bytes = await this.#download(name, new URL(name, url).href, { signal, progress: report }, (came) => {
            signal.throwIfAborted();
            files.addKnown(set, part, came);
          });
          await keepFile(key, bytes);
        }
        before += bytes.length;
        progress(before, null);
      }
      return this.#setData(set, files.finish());
    } finally {
      files.free();
    }
  }

  /** The reader's own files, as they were kept. */
  async #recallOwn(): Promise<DataReport | null> {
    const own = await recallOwn(this.core, this.sha256);
    return own && this.#setData('files', own.data, own.notes);
  }

  /** Throws away the reader's own files that are kept. */
  async forgetFiles(): Promise<null> {
    await forgetOwn();
    return null;
  }

  async add(name: string, bytes: Uint8Array): Promise<FileReport & { readonly data?: DataReport }> {
    this.#files ??= new this.core.ImageFiles();
    const report = this.#files.add(name, bytes);
    this.#pendingFiles.set(report.part, { set: report.set, bytes, name, isRounded: report.isRounded });
    if (report.missing.length > 0) return report;
    const complete = this.#files;
    const own = new Map(this.#pendingFiles);
    this.#files = undefined;
    this.#pendingFiles.clear();
    const data = complete.finish();
    const set = setNames.find((known) => partNames.every((part) => own.get(part)?.set === known)) ?? 'files';
    const added = [...own.values()];
    const notes = {
      ...noNotes,
      isEmnist: added.some((file) => /emnist/i.test(file.name)),
      isRounded: added.some((file) => file.isRounded),
    };
    const files = new Map([...own].map(([part, { bytes: kept }]) => [part, kept]));
    if (set === 'files') await keepOwn(files, notes, this.sha256);
    else for (const [part, kept] of files) await keepFile(`${set}/${part}`, kept);
    return { ...report, data: this.#setData(set, data, notes) };
  }

  /** Pictures in one folder a class; what was there stays until all of them are read. */
  async readPictures(given: PictureFiles, watcher: Watcher): Promise<DataReport> {
    const { files, report } = await readPictures(await this.files(), given, watcher);
    const { data, notes } = imagesIn(this.core, files, { ...noNotes, pictures: report });
    await keepOwn(files, notes, this.sha256);
    return this.#setData('files', data, notes);
  }

  /** Swaps rows and columns of the reader's own images, or light and dark, or swaps them back. */
  async swap(what: 'transpose' | 'invert'): Promise<DataReport> {
    const data = this.#requireData();
    const { isTransposed, isInverted } = this.#notes;
    const notes = {
      ...this.#notes,
      ...(what === 'transpose' ? { isTransposed: !isTransposed } : { isInverted: !isInverted }),
    };
    await noteOwn(notes);
    return this.#setData(this.#source, what === 'transpose' ? data.transposed() : data.inverted(), notes);
  }

  /** Reads the file before anything is discarded for it. */
  async start(start: ImageStart): Promise<Job<TimedImageSnapshot>> {
    if ('kept' in start) return this.#resume(start.kept);
    const { ImageTraining: Core } = this.core;
    const data = this.#requireData();
    const core = start.file ? Core.fromFile(data, start.config, start.file) : Core.begin(data, start.config);
    const origin = { source: this.#source, drawn: this.#drawn, name: '' };
    return this.#replace(await ImageTraining.begin(core, origin));
  }

  inspect(config: ImageConfig | null, file: Uint8Array): StateDictReport | null {
    const report = config ? this.#requireData().inspectNetwork(config, file) : this.core.inspectNetwork(file);
    return report ?? null;
  }

  tryActivations({ config, file }: NetworkFile): Job<TrialsSnapshot> {
    return this.core.ActivationTrials.begin(this.#requireData(), config, file);
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

  plan(config: ImageConfig): TrainingPlan {
    return this.#requireData().plan(config);
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

  startFile(): Uint8Array {
    return this.#trained().start();
  }

  idx(part: ImagePart): Uint8Array {
    return this.#requireData().idx(part);
  }

  run(): string {
    return this.#trained().toJson();
  }

  /** Fetches a file and has `take` read it, which throws if it is not what was asked for. */
  async #download(
    name: Fetched,
    address: string,
    watcher: Watcher,
    take: (bytes: Uint8Array) => void,
  ): Promise<Uint8Array> {
    const soFar = this.#partialDownloads.get(address) ?? new PartialFile();
    this.#partialDownloads.set(address, soFar);
    const isResumed = soFar.size > 0;
    const come = (isAgain: boolean) =>
      this.loads.load(
        name,
        (attempt) => {
          const progress: Watcher['progress'] = (done, total) => {
            attempt.alive();
            watcher.progress(done, total);
          };
          return fetchBytes(name, address, { signal: attempt.signal, progress, isAgain }, soFar);
        },
        { signal: watcher.signal },
      );
    let bytes = await come(this.#refused.has(address));
    this.#partialDownloads.delete(address);
    if (isResumed && !isTaken(() => take(bytes))) bytes = await come(true);
    else if (isResumed) return bytes;
    try {
      take(bytes);
    } catch (cause) {
      this.#refused.add(address);
      throw cause;
    }
    this.#refused.delete(address);
    return bytes;
  }

  #setData(source: DataReport['source'], data: CoreData, notes: OwnNotes = noNotes): DataReport {
    this.#data?.free();
    this.#data = data;
    this.#source = source;
    this.#notes = notes;
    const { nTrain, nTest, nFeatures, scaling, classLabels } = data;
    const { pixels, classes } = data.firstImages(nFirst);
    const side = Math.sqrt(nFeatures);
    const image = (i: number) => pixels.slice(i * nFeatures, (i + 1) * nFeatures);
    return {
      source,
      nTrain,
      nTest,
      nFeatures,
      ...(Number.isInteger(side) ? { side } : {}),
      scaling,
      labels: [...classLabels],
      ...notes,
      first: classes.map((label, i) => ({ label, pixels: image(i) })),
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
