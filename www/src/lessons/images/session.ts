import { Store } from '../../base/store';
import { answerOf, EngineFailure, engine, reasonOf } from '../../engine/client';
import type { DataReport, KeptNote } from '../../engine/commands/images';
import { fullSpeed, pausedPace } from '../../engine/job';
import type { EngineError } from '../../engine/protocol';
import { type FileReport, type ImageResults, type KnownSet, setNames } from '../../engine/wire';
import { EngineRun } from '../../session/run';
import { linkParams, readState } from '../../session/url-state';
import { ownFolder, sources } from './sources';
import { config, type DataName, drawn, fields, state } from './state';

/** The state of the images: absent, loading, or loaded. */
export interface DataState {
  readonly phase: 'absent' | 'looking' | 'downloading' | 'here';
  readonly report: DataReport | undefined;
  /** Bytes received. */
  readonly done: number;
  readonly error: EngineError | undefined;
  /** The reader's own files so far. */
  readonly files: readonly FileReport[];
}

const noData: DataState = { phase: 'absent', report: undefined, done: 0, error: undefined, files: [] };

export const data = new Store<DataState>(noData);
export const run = new EngineRun('trainImages');
/** The training saved in the browser; `undefined` until that is known. */
export const kept = new Store<KeptNote | null | undefined>(undefined);
/** The results of the training, once requested, for the weights after `step` updates. */
export const results = new Store<{ readonly step: number; readonly results: ImageResults } | undefined>(undefined);
/** The settings that the training was started with, as address parameters. */
let trained: Readonly<Record<string, string>> = {};

/** What the lesson does: loads the images, trains on them, saves the training. */
class Session {
  #wanted: DataName | undefined;
  #loading: Promise<void> = Promise.resolve();
  #cancel: AbortController | undefined;
  #stops: (() => void)[] = [];
  #savedEpoch = 0;
  /** Whether weights from a file are being loaded, to be evaluated when they arrive. */
  #isFromFile = false;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;

  connect(): void {
    this.#stops = [
      state.subscribe(({ data: wanted }) => void this.#ensureData(wanted)),
      run.subscribe(() => this.#watch()),
    ];
    engine.addEventListener('state', this.#onEngineState);
    document.addEventListener('visibilitychange', this.#onHidden);
    void this.#ensureData(state.value.data);
    void this.#findSaved();
  }

  disconnect(): void {
    if (run.value.phase === 'running') {
      this.pause();
      void this.save();
    }
    for (const stop of this.#stops) stop();
    engine.removeEventListener('state', this.#onEngineState);
    document.removeEventListener('visibilitychange', this.#onHidden);
  }

  /** Starts from new weights. */
  train(): void {
    trained = linkParams(fields, state.value);
    results.set(undefined);
    this.#savedEpoch = 0;
    run.start({ config: config(state.value) });
  }

  /** Evaluates a network from a file, which can then be trained further. */
  load(weights: File): void {
    trained = linkParams(fields, state.value);
    results.set(undefined);
    this.#savedEpoch = 0;
    this.#isFromFile = true;
    run.start({ config: config(state.value), weights }, pausedPace);
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
      trained = linkParams(fields, state.value);
      this.#savedEpoch = 0;
      // Of two paces set at once, only the second would count.
      run.start({ config: config(state.value) }, pausedPace);
      run.setPace({ units: 1, unitsPerSnapshot: null });
    } else run.setPace({ units: run.value.snapshot?.unitsToUpdate ?? 1, unitsPerSnapshot: null });
  }

  reset(): void {
    run.reset();
    results.set(undefined);
  }

  /** Resumes the training saved in the browser. */
  async resume(): Promise<void> {
    const note = kept.value;
    if (!note) return;
    const { state: settings } = readState(fields, new URLSearchParams(note.state));
    state.reset(settings);
    await this.#ensureData(settings.data);
    if (data.value.phase !== 'here') return;
    trained = note.state;
    this.#savedEpoch = note.epoch;
    results.set(undefined);
    run.start({ kept: true });
  }

  async forget(): Promise<void> {
    await answerOf(engine.request('forgetImages', {}));
    kept.set(null);
  }

  /** Saves the current training in the browser's cache. */
  async save(): Promise<void> {
    if (!run.value.snapshot) return;
    const { step, epoch, nEpochs } = run.value.snapshot;
    const source = data.value.report?.source ?? 'digits';
    const note: KeptNote = { state: trained, source, drawn, step, epoch, nEpochs, isOver: false };
    const now = await answerOf(engine.request('keepImages', { note }));
    if (now) kept.set(now);
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

  /** Adds the reader's files, one after the other. */
  async addFiles(files: readonly File[]): Promise<void> {
    data.update({ error: undefined });
    for (const file of files) {
      try {
        const bytes = await bytesOf(file);
        const { data: report, ...part } = await engine.request('addImageFile', { name: file.name, file: bytes });
        data.update({ files: [...data.value.files.filter((other) => other.part !== part.part), part] });
        if (!report) continue;
        this.reset();
        this.#wanted = dataName(report);
        data.set({ ...noData, phase: 'here', report });
        state.change({ data: this.#wanted });
      } catch (cause) {
        data.update({ error: reasonOf(cause), files: data.value.report ? data.value.files : filesAfterRefusal(cause) });
      }
    }
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

  async #findSaved(): Promise<void> {
    if (kept.value === undefined) kept.set((await answerOf(engine.request('keptImages', {}))) ?? null);
  }

  #watch(): void {
    const { phase, snapshot } = run.value;
    if (!snapshot) return;
    const n = snapshot.epochs.filter(({ testLoss }) => testLoss !== undefined).length;
    if (n > this.#savedEpoch) {
      this.#savedEpoch = n;
      void this.save();
    }
    if (this.#isFromFile) {
      this.#isFromFile = false;
      void this.evaluate();
    }
    clearTimeout(this.#saveTimer);
    // Saved where it rests, not after each of several single updates in a row.
    if (phase === 'paused' && snapshot.step > 0 && kept.value?.step !== snapshot.step) {
      this.#saveTimer = setTimeout(() => void this.save(), 250);
    }
    if (phase === 'ended' && snapshot.unitsLeft === 0 && !results.value) void this.evaluate();
  }

  readonly #onHidden = () => {
    if (document.visibilityState === 'hidden' && run.value.snapshot) void this.save();
  };

  readonly #onEngineState = () => {
    // A restarted engine has no images.
    if (engine.state.name !== 'ready' || run.value.error?.code !== 'crashed') return;
    this.#wanted = undefined;
    void this.#ensureData(state.value.data);
  };
}

export const session = new Session();

async function folder(name: DataName): Promise<string | null> {
  const set = setNames.find((known) => known === name);
  return set ? ownFolder(set) : null;
}

function dataName({ source }: DataReport): DataName {
  return source;
}

/** If files do not match, the core discards all of them; otherwise the earlier ones stay. */
function filesAfterRefusal(cause: unknown): readonly FileReport[] {
  const error = reasonOf(cause);
  const what = 'what' in error ? error.what : undefined;
  return what === 'labels' || what === 'files' || what === 'images' ? [] : data.value.files;
}

/** Not in the worker: WebKit reads no file there when the page was opened from a disk. */
async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new EngineFailure({ code: 'unexpected', message: `${file.name}: ${cause}` });
  }
}
