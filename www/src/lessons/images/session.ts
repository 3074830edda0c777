import { Store } from '../../base/store';
import { answerOf, engine, reasonOf } from '../../engine/client';
import type {
  DataReport,
  Keeping,
  KeptTraining,
  KeptTrainings,
  PictureFiles,
  TimedImageSnapshot,
} from '../../engine/commands/images';
import { fullSpeed, pausedPace } from '../../engine/job';
import { followChanges } from '../../engine/kept-changes';
import type { EngineError } from '../../engine/protocol';
import { type Activation, type FileReport, type ImageResults, type KnownSet, setNames } from '../../engine/wire';
import { reportRun } from '../../session/events';
import { LatestAnswer } from '../../session/latest';
import { EngineRun } from '../../session/run';
import { consider, dismiss, given, type Origin, origin } from './given';
import { bytesOf, type GivenFile, together } from './given-files';
import { ownFolder, sources } from './sources';
import { config, type DataName, drawn, settingsOf, state } from './state';

/** The state of the images: absent, loading, or loaded. */
export interface DataState {
  readonly phase: 'absent' | 'looking' | 'downloading' | 'here';
  readonly report: DataReport | undefined;
  /** Bytes received. */
  readonly done: number;
  readonly error: EngineError | undefined;
  /** The file that the error is about, if it is about one. */
  readonly errorFile?: string | undefined;
  /** How many of the reader's pictures were read, while they are; what was there stays until all are. */
  readonly reading?: { readonly done: number; readonly total: number | null } | undefined;
  /** The reader's own files so far. */
  readonly files: readonly FileReport[];
}

const noData: DataState = { phase: 'absent', report: undefined, done: 0, error: undefined, files: [] };

export const data = new Store<DataState>(noData);
export const run = new EngineRun('trainImages');
reportRun('images', 'train', run);
/** How many updates a training with the current settings would be made of. */
export const plan = new LatestAnswer('imagePlan');
/** The trainings that the browser keeps; `undefined` until that is known. */
export const kept = new Store<KeptTrainings | undefined>(undefined);
/** How it keeps the current one. */
export const keeping = new Store<Keeping | undefined>(undefined);
/** The results of the training, once requested, for the weights after `step` updates. */
export const results = new Store<{ readonly step: number; readonly results: ImageResults } | undefined>(undefined);

/** What the lesson does: loads the images, trains on them, keeps the trainings. */
class Session {
  #wanted: DataName | undefined;
  #loading: Promise<void> = Promise.resolve();
  #cancel: AbortController | undefined;
  #reading: AbortController | undefined;
  #stops: (() => void)[] = [];
  #keptEpoch = 0;
  /** Whether a file is being loaded, to be evaluated when it arrives. */
  #isFromFile = false;
  #consideredFor: DataReport | undefined;
  #seen: TimedImageSnapshot | undefined;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;

  connect(): void {
    this.#stops = [
      state.subscribe(({ data: wanted }) => void this.#ensureData(wanted)),
      state.subscribe(() => this.#plan()),
      data.subscribe(() => this.#plan()),
      data.subscribe(() => this.#considerAgain()),
      run.subscribe(() => this.#watch()),
      followChanges('trainings', () => void this.#findKept()),
    ];
    engine.addEventListener('state', this.#onEngineState);
    document.addEventListener('visibilitychange', this.#onHidden);
    void this.#ensureData(state.value.data);
    void this.#findKept();
  }

  disconnect(): void {
    if (run.value.phase === 'running') {
      this.pause();
      void this.keep();
    }
    for (const stop of this.#stops) stop();
    engine.removeEventListener('state', this.#onEngineState);
    document.removeEventListener('visibilitychange', this.#onHidden);
  }

  #plan(): void {
    if (data.value.phase === 'here') plan.ask({ config: config(state.value) });
  }

  /** Starts from new weights. */
  train(): void {
    this.#begin();
    run.start({ config: config(state.value) });
  }

  /**
   * Evaluates a network or a training from a file, which can then be trained further. Until the file is found to be good, and its
   * activation function is known, what was there stays.
   */
  load(file: File): Promise<void> {
    return this.#consider(file.name, () => bytesOf(file, 'safetensors'));
  }

  /** Evaluates the network that waits for its activation function. */
  choose(activation: Activation): void {
    const waiting = given.value;
    if (!waiting || !('file' in waiting)) return;
    dismiss();
    this.#show(waiting, activation);
  }

  async #consider(name: string, take: () => Promise<Uint8Array> | Uint8Array): Promise<void> {
    this.#consideredFor = data.value.report;
    const found = await consider(name, take, data.value.phase === 'here' ? config(state.value) : null);
    if (found) this.#show(found);
    // Images may have come while the file was read.
    this.#considerAgain();
  }

  /** Other images came or went. */
  #considerAgain(): void {
    const waiting = given.value;
    if (this.#consideredFor === data.value.report || !waiting || !('file' in waiting)) return;
    void this.#consider(waiting.name, () => waiting.file);
  }

  #show({ name, report, file }: Origin & { readonly file: Uint8Array }, activation?: Activation): void {
    this.#begin();
    this.#isFromFile = true;
    origin.set({ name, report });
    run.start({ config: { ...config(state.value), ...(activation ? { activation } : {}) }, file }, pausedPace);
  }

  #begin(): void {
    origin.set(undefined);
    results.set(undefined);
    keeping.set(undefined);
    this.#keptEpoch = 0;
  }

  pause(): void {
    run.setPace(pausedPace);
  }

  unpause(): void {
    results.set(undefined);
    run.setPace(fullSpeed);
  }

  /** One more update; between two epochs the test comes first. */
  step(): void {
    results.set(undefined);
    if (run.value.phase === 'idle' || run.value.phase === 'ended') {
      this.#begin();
      // Of two paces set at once, only the second would count.
      run.start({ config: config(state.value) }, pausedPace);
      run.setPace({ units: 1, unitsPerSnapshot: null });
    } else run.setPace({ units: run.value.snapshot?.unitsToUpdate ?? 1, unitsPerSnapshot: null });
  }

  reset(): void {
    run.reset();
    origin.set(undefined);
    results.set(undefined);
    keeping.set(undefined);
  }

  /** Resumes a kept training, in a new worker if the old one died. */
  async resume({ id, note }: KeptTraining): Promise<void> {
    if (!note) return;
    if (engine.state.name === 'crashed') {
      run.reset();
      engine.restart();
    }
    state.change(settingsOf(note.summary.config, note.source) ?? { data: note.source });
    await this.#ensureData(note.source);
    if (data.value.phase !== 'here') return;
    this.#begin();
    this.#keptEpoch = note.summary.epoch;
    run.start({ kept: id });
  }

  async rename({ id }: KeptTraining, name: string): Promise<void> {
    await answerOf(engine.request('renameImages', { id, name }));
  }

  async forget({ id }: KeptTraining): Promise<void> {
    await answerOf(engine.request('forgetImages', { id }));
  }

  /** The file of a kept training; `undefined` if it turned out to be damaged, which the list then says. */
  export({ id }: KeptTraining): Promise<Uint8Array | undefined> {
    return answerOf(engine.request('exportImages', { id }));
  }

  /** Keeps the current training in the browser as it is now. */
  async keep(): Promise<void> {
    if (!run.value.snapshot) return;
    const now = await answerOf(engine.request('keepImages', {}));
    if (now && run.value.snapshot) keeping.set(now);
  }

  /** Evaluates the network on the test images now. */
  async evaluate(): Promise<void> {
    const step = run.value.snapshot?.step ?? 0;
    const found = await answerOf(engine.request('imageResults', {}));
    if (found) results.set({ step, results: found });
  }

  async download(set: KnownSet): Promise<void> {
    this.#cancel?.abort();
    const cancel = new AbortController();
    this.#cancel = cancel;
    data.set({ ...noData, phase: 'downloading' });
    const onProgress = (done: number) => cancel.signal.aborted || data.update({ done });
    try {
      const params = { set, url: sources[set].url };
      const report = await engine.request('downloadImages', params, { signal: cancel.signal, onProgress });
      if (this.#cancel === cancel) data.set({ ...noData, phase: 'here', report });
    } catch (cause) {
      if (this.#cancel !== cancel) return;
      const error = reasonOf(cause);
      data.set({ ...noData, error: error.code === 'cancelled' ? undefined : error });
    }
  }

  cancel(): void {
    this.#cancel?.abort();
  }

  /** Adds the reader's files: pictures in folders or in a zip archive, or else IDX files, one after the other. */
  addFiles(files: readonly GivenFile[]): Promise<void> {
    data.update({ error: undefined, errorFile: undefined });
    const pictures = files.filter(({ file }) => file.type.startsWith('image/'));
    const zip = files.find(({ path }) => /\.zip$/i.test(path));
    if (zip) return this.#addPictures(async () => ({ zip: await bytesOf(zip.file, 'archive') }));
    if (pictures.length > 0) return this.#addPictures(() => together(pictures));
    return this.#addIdx(files);
  }

  /** What was there stays until all pictures are read. */
  async #addPictures(take: () => Promise<PictureFiles>): Promise<void> {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    const { signal } = reading;
    data.update({ reading: { done: 0, total: null } });
    const onProgress = (done: number, total: number | null) =>
      signal.aborted || data.update({ reading: { done, total } });
    try {
      const report = await engine.request('readPictures', await take(), { signal, onProgress });
      if (this.#reading === reading) this.#arrive(report);
    } catch (cause) {
      if (this.#reading !== reading) return;
      const error = reasonOf(cause);
      data.update({ reading: undefined, error: error.code === 'cancelled' ? undefined : error });
    }
  }

  cancelReading(): void {
    this.#reading?.abort();
  }

  /** The reader's own images take the place of those that were there. */
  #arrive(report: DataReport): void {
    this.reset();
    this.#wanted = report.source;
    data.set({ ...noData, phase: 'here', report });
    state.change({ data: this.#wanted });
  }

  async #addIdx(files: readonly GivenFile[]): Promise<void> {
    for (const { file } of files) {
      try {
        const bytes = await bytesOf(file, 'idxFile');
        const { data: report, ...part } = await engine.request('addImageFile', { name: file.name, file: bytes });
        data.update({ files: [...data.value.files.filter((other) => other.part !== part.part), part] });
        if (report) this.#arrive(report);
      } catch (cause) {
        const areDiscarded = !data.value.report && isOfSet(cause);
        data.update({
          error: reasonOf(cause),
          errorFile: isOfSet(cause) ? undefined : file.name,
          ...(areDiscarded ? { files: [] } : {}),
        });
      }
    }
  }

  /** Swaps rows and columns of the reader's own images, or light and dark; what was trained on them otherwise goes. */
  async swap(what: 'transpose' | 'invert'): Promise<void> {
    const report = await answerOf(engine.request('swapImages', { what }));
    if (!report) return;
    this.reset();
    data.set({ ...noData, phase: 'here', report });
  }

  /** Resolves when the images are loaded, or are known to be absent. */
  #ensureData(wanted: DataName): Promise<void> {
    if (this.#wanted !== wanted || data.value.phase === 'absent') this.#loading = this.#load(wanted);
    return this.#loading;
  }

  async #load(wanted: DataName): Promise<void> {
    if (this.#wanted !== wanted && this.#wanted !== undefined) this.reset();
    this.#wanted = wanted;
    this.#cancel?.abort();
    this.#reading?.abort();
    const cancel = new AbortController();
    this.#cancel = cancel;
    data.set({ ...noData, phase: 'looking' });
    try {
      const { signal } = cancel;
      const report =
        wanted === 'digits'
          ? await engine.request('drawImages', drawn, { signal })
          : await engine.request('findImages', { set: wanted, url: await folder(wanted) }, { signal });
      if (this.#cancel === cancel) data.set(report ? { ...noData, phase: 'here', report } : noData);
    } catch (cause) {
      if (this.#cancel === cancel) data.set({ ...noData, error: reasonOf(cause) });
    }
  }

  async #findKept(): Promise<void> {
    kept.set((await answerOf(engine.request('keptImages', {}))) ?? kept.value);
  }

  #watch(): void {
    const { phase, snapshot } = run.value;
    if (!snapshot) return;
    // What was heard since this snapshot is newer.
    if (snapshot !== this.#seen) keeping.set(snapshot.keeping);
    this.#seen = snapshot;
    const n = snapshot.epochs.filter(({ testLoss }) => testLoss !== undefined).length;
    if (n > this.#keptEpoch) {
      this.#keptEpoch = n;
      void this.keep();
    }
    if (this.#isFromFile) {
      this.#isFromFile = false;
      const settings = settingsOf(snapshot.config, state.value.data);
      if (settings) state.change(settings);
      void this.evaluate();
    }
    clearTimeout(this.#keepTimer);
    // Kept where it rests, not after each of several single updates in a row.
    if (phase === 'paused' && snapshot.step > 0 && keeping.value?.step !== snapshot.step) {
      this.#keepTimer = setTimeout(() => void this.keep(), 250);
    }
    if (phase === 'ended' && snapshot.unitsLeft === 0 && !results.value) void this.evaluate();
  }

  readonly #onHidden = () => {
    if (document.visibilityState === 'hidden' && run.value.snapshot) void this.keep();
  };

  readonly #onEngineState = () => {
    if (engine.state.name !== 'starting') return;
    // A new worker has no images.
    this.#wanted = undefined;
    void this.#ensureData(state.value.data);
    void this.#findKept();
  };
}

export const session = new Session();

async function folder(name: DataName): Promise<string | null> {
  const set = setNames.find((known) => known === name);
  return set ? ownFolder(set) : null;
}

/** Whether files do not match, and not one of them is at fault: the core then discards all of them. */
function isOfSet(cause: unknown): boolean {
  const error = reasonOf(cause);
  const whats: readonly unknown[] = ['labels', 'trainLabels', 'testLabels', 'files', 'images'];
  return 'what' in error && whats.includes(error.what);
}
