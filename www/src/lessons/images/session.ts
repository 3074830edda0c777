import { Store } from '../../base/store';
import { EngineFailure, engine } from '../../engine/client';
import type { DataReport, KeptNote } from '../../engine/commands/images';
import { atRest, fullSpeed } from '../../engine/job';
import type { EngineError } from '../../engine/protocol';
import { type FileReport, type ImageResults, type KnownSet, setNames } from '../../engine/wire';
import { EngineRun } from '../../session/run';
import { readState, writeState } from '../../session/url-state';
import { ownFolder, sources } from './sources';
import { config, type DataName, drawn, fields, state } from './state';

/** The images: not here, on their way, or here. */
export interface DataState {
  readonly phase: 'absent' | 'looking' | 'downloading' | 'here';
  readonly report: DataReport | undefined;
  /** Bytes that have come. */
  readonly done: number;
  readonly error: EngineError | undefined;
  /** The reader's own files so far. */
  readonly files: readonly FileReport[];
}

const noData: DataState = { phase: 'absent', report: undefined, done: 0, error: undefined, files: [] };

export const data = new Store<DataState>(noData);
export const run = new EngineRun('trainImages');
/** The training that the browser keeps; `undefined` until that is known. */
export const kept = new Store<KeptNote | null | undefined>(undefined);
/** What came of the training, once it is asked for; it is of the weights after `step` updates. */
export const results = new Store<{ readonly step: number; readonly results: ImageResults } | undefined>(undefined);
/** The address of the settings that the training was begun with. */
let trained: Readonly<Record<string, string>> = {};

/** What the lesson does: gets the images, trains on them, keeps the training. */
class Session {
  #wanted: DataName | undefined;
  #getting: Promise<void> = Promise.resolve();
  #cancel: AbortController | undefined;
  #stops: (() => void)[] = [];
  #epochKept = 0;
  /** Weights of a file are on their way, and looked at when they are here. */
  #isLoaded = false;
  #keepSoon: ReturnType<typeof setTimeout> | undefined;

  connect(): void {
    this.#stops = [state.subscribe(({ data: wanted }) => void this.#want(wanted)), run.subscribe(() => this.#watch())];
    engine.addEventListener('state', this.#restarted);
    document.addEventListener('visibilitychange', this.#hidden);
    void this.#want(state.value.data);
    void this.#look();
  }

  disconnect(): void {
    if (run.value.phase === 'running') {
      this.pause();
      void this.keep();
    }
    for (const stop of this.#stops) stop();
    engine.removeEventListener('state', this.#restarted);
    document.removeEventListener('visibilitychange', this.#hidden);
  }

  /** From new weights on. */
  train(): void {
    trained = address();
    results.set(undefined);
    this.#epochKept = 0;
    run.start({ config: config(state.value) });
  }

  /** Looks at a network from a file, which can then be trained on. */
  load(weights: File): void {
    trained = address();
    results.set(undefined);
    this.#epochKept = 0;
    this.#isLoaded = true;
    run.start({ config: config(state.value), weights }, atRest);
  }

  pause(): void {
    run.setPace(atRest);
  }

  goOn(): void {
    results.set(undefined);
    run.setPace(fullSpeed);
  }

  /** One update more; between two epochs the test comes first. */
  step(): void {
    results.set(undefined);
    if (run.value.phase === 'idle' || run.value.phase === 'ended') {
      trained = address();
      this.#epochKept = 0;
      // Of two paces the second one alone would be counted from the start.
      run.start({ config: config(state.value) }, atRest);
      run.setPace({ units: 1, unitsPerPicture: null });
    } else run.setPace({ units: run.value.snapshot?.unitsToUpdate ?? 1, unitsPerPicture: null });
  }

  reset(): void {
    run.reset();
    results.set(undefined);
  }

  /** Goes on with what the browser keeps. */
  async resume(): Promise<void> {
    const note = kept.value;
    if (!note) return;
    const { state: settings } = readState(fields, new URLSearchParams(note.state));
    state.reset(settings);
    await this.#want(settings.data);
    if (data.value.phase !== 'here') return;
    trained = note.state;
    this.#epochKept = note.epoch;
    results.set(undefined);
    run.start({ kept: true });
  }

  async forget(): Promise<void> {
    await ask(() => engine.request('forgetImages', {}));
    kept.set(null);
  }

  /** Puts the training into the browser's cache as it is now. */
  async keep(): Promise<void> {
    if (!run.value.snapshot) return;
    const { step, epoch, nEpochs } = run.value.snapshot;
    const source = data.value.report?.source ?? 'digits';
    const note: KeptNote = { state: trained, source, drawn, step, epoch, nEpochs, isOver: false };
    const now = await ask(() => engine.request('keepImages', { note }));
    if (now) kept.set(now);
  }

  /** What the network makes of the test images now. */
  async look(): Promise<void> {
    const step = run.value.snapshot?.step ?? 0;
    const found = await ask(() => engine.request('imageResults', {}));
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
      const error = reason(cause);
      data.set({ ...noData, error: error.code === 'cancelled' ? undefined : error });
    }
  }

  cancel(): void {
    this.#cancel?.abort();
  }

  /** Takes files of the reader, one after the other. */
  async take(files: readonly File[]): Promise<void> {
    data.update({ error: undefined });
    for (const file of files) {
      try {
        const { data: report, ...part } = await engine.request('addImageFile', { name: file.name, file });
        data.update({ files: [...data.value.files.filter((other) => other.part !== part.part), part] });
        if (!report) continue;
        this.reset();
        this.#wanted = dataName(report);
        data.set({ ...noData, phase: 'here', report });
        state.change({ data: this.#wanted });
      } catch (cause) {
        data.update({ error: reason(cause), files: data.value.report ? data.value.files : remaining(cause) });
      }
    }
  }

  /** Resolves when they are here, or it is known that they are not. */
  #want(wanted: DataName): Promise<void> {
    if (this.#wanted !== wanted || data.value.phase === 'absent') this.#getting = this.#get(wanted);
    return this.#getting;
  }

  async #get(wanted: DataName): Promise<void> {
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
      if (this.#cancel === cancel) data.set({ ...noData, error: reason(cause) });
    }
  }

  async #look(): Promise<void> {
    if (kept.value === undefined) kept.set((await ask(() => engine.request('keptImages', {}))) ?? null);
  }

  #watch(): void {
    const { phase, snapshot } = run.value;
    if (!snapshot) return;
    const n = snapshot.epochs.filter(({ testLoss }) => testLoss !== undefined).length;
    if (n > this.#epochKept) {
      this.#epochKept = n;
      void this.keep();
    }
    if (this.#isLoaded) {
      this.#isLoaded = false;
      void this.look();
    }
    clearTimeout(this.#keepSoon);
    // Where it rests, it is kept: not every one of some updates that are made one after the other.
    if (phase === 'paused' && snapshot.step > 0 && kept.value?.step !== snapshot.step) {
      this.#keepSoon = setTimeout(() => void this.keep(), 250);
    }
    if (phase === 'ended' && snapshot.unitsLeft === 0 && !results.value) void this.look();
  }

  readonly #hidden = () => {
    if (document.visibilityState === 'hidden' && run.value.snapshot) void this.keep();
  };

  readonly #restarted = () => {
    // An engine that starts anew has no images.
    if (engine.state.name !== 'ready' || run.value.error?.code !== 'crashed') return;
    this.#wanted = undefined;
    void this.#want(state.value.data);
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

/** Files that do not fit together are all given up by the core; of others, those before stay. */
function remaining(cause: unknown): readonly FileReport[] {
  const error = reason(cause);
  const what = 'what' in error ? error.what : undefined;
  return what === 'labels' || what === 'files' || what === 'images' ? [] : data.value.files;
}

function address(): Readonly<Record<string, string>> {
  const params = Object.entries(writeState(fields, state.value));
  return Object.fromEntries(params.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** An answer, or none if the engine refused: what then is missing, the page can do without. */
async function ask<T>(question: () => Promise<T>): Promise<T | undefined> {
  try {
    return await question();
  } catch (cause) {
    if (cause instanceof EngineFailure) return undefined;
    throw cause;
  }
}

function reason(cause: unknown): EngineError {
  if (cause instanceof EngineFailure) return cause.reason;
  throw cause;
}
