import { Store } from '../../base/store';
import { engine } from '../../engine/client';
import { pausedPace } from '../../engine/job';
import type { PlaygroundConfig, PlaygroundSnapshot, PlaygroundView } from '../../engine/wire';
import { reportRun } from '../../session/events';
import { LatestAnswer } from '../../session/latest';
import { EngineRun } from '../../session/run';
import { comparisonState, config, type Own } from './config';
import { fromTable, noPoints, painted } from './given';
import { nInputs, type State, state, viewOf } from './state';

/** The training on view, and a comparison that differs in one setting. */
export const run = new EngineRun('trainPlayground');
export const second = new EngineRun('trainPlayground');
reportRun('playground', 'train', run);
reportRun('playground', 'second', second);
export const pictures = new LatestAnswer('playgroundPictures');

/** Updates between two snapshots: about an epoch of the default points, so that it can be watched. */
const unitsPerSnapshot = 20;
const play = { units: null, unitsPerSnapshot };

/** The trainings with several seeds, of both. */
export const seeds = new EngineRun('trainSeeds');
export const secondSeeds = new EngineRun('trainSeeds');
reportRun('playground', 'seeds', seeds);

/** The newest snapshot; until there is one, that of the previous run, so that nothing flickers. */
class LatestSnapshot extends Store<PlaygroundSnapshot | undefined> {
  constructor(run: EngineRun<'trainPlayground'>) {
    super(undefined);
    run.subscribe(({ phase, snapshot }) => {
      if (snapshot || phase === 'idle') this.set(snapshot);
    });
  }
}

export const latestSnapshot = new LatestSnapshot(run);
export const secondSnapshot = new LatestSnapshot(second);

/** The last update made since the training started, and how many epochs it took. */
export const lastUpdate = new Store({ step: 0, epochs: 0 });
run.subscribe(({ phase, snapshot }) => {
  if (!snapshot) lastUpdate.set({ step: 0, epochs: 0 });
  else if (phase !== 'idle' && snapshot.step > lastUpdate.value.step)
    lastUpdate.set({ step: snapshot.step, epochs: snapshot.curves.epochs.at(-1) ?? 0 });
});

/** Restarts the runs whenever their settings change, and drives both. */
class Conductor {
  #firstKey: string | undefined;
  #secondKey: string | undefined;
  #view = '';
  /** The first training stays where it is while a comparison is tried. */
  #isTrying = false;
  #stops: (() => void)[] = [];
  readonly #restarted = () => {
    if (engine.state.name !== 'ready') return;
    // What an engine that stopped did not finish, the next one starts over.
    for (const one of [run, second]) if (one.value.error?.code === 'crashed') this.#forget();
    this.follow();
  };

  connect(): void {
    const follow = () => this.follow();
    this.#stops = [
      state.subscribe(follow),
      painted.subscribe(follow),
      fromTable.subscribe(follow),
      run.subscribe(
        ({ snapshot }) => snapshot && this.#show(viewOf(state.value, nInputs(state.value), nTrain(snapshot))),
      ),
      run.subscribe(({ snapshot }) => snapshot?.stopped && run.value.phase === 'running' && run.setPace(pausedPace)),
      second.subscribe(
        ({ snapshot }) => snapshot?.stopped && second.value.phase === 'running' && second.setPace(pausedPace),
      ),
    ];
    engine.addEventListener('state', this.#restarted);
    pictures.ask({});
    this.follow();
  }

  disconnect(): void {
    for (const stop of this.#stops) stop();
    engine.removeEventListener('state', this.#restarted);
    // Nobody is watching any more.
    this.pause();
  }

  follow(): void {
    const { value } = state;
    const other = comparisonState(value);
    const firstKeyBefore = this.#firstKey;
    this.#firstKey = startIfChanged(run, value, firstKeyBefore);
    const secondKeyBefore = this.#secondKey;
    this.#secondKey = other ? startIfChanged(second, other, secondKeyBefore) : undefined;
    if (!other && secondKeyBefore !== undefined) second.reset();
    if (firstKeyBefore !== this.#firstKey) seeds.reset();
    if (secondKeyBefore !== this.#secondKey) secondSeeds.reset();
    // When one of them restarts, the other one goes back to its start, too.
    if (other && firstKeyBefore !== this.#firstKey && secondKeyBefore === this.#secondKey)
      second.setPace({ ...pausedPace, from: 0 });
    if (other && !this.#isTrying && firstKeyBefore === this.#firstKey && secondKeyBefore !== this.#secondKey)
      run.setPace({ ...pausedPace, from: 0 });
    // A view of the old data is not one of the new; a training point is chosen once they are there.
    if (firstKeyBefore !== this.#firstKey || secondKeyBefore !== this.#secondKey) this.#view = '';
    else if (run.value.snapshot) this.#show(viewOf(value, nInputs(value), nTrain(run.value.snapshot)));
  }

  /** Shows other inputs; the trainings go on as they were. */
  #show(view: PlaygroundView): void {
    const text = JSON.stringify(view);
    if (text === this.#view) return;
    this.#view = text;
    for (const one of this.#activeRuns()) one.setPace({ ...(one.value.phase === 'running' ? play : pausedPace), view });
  }

  play(): void {
    for (const one of this.#activeRuns()) if (!one.value.snapshot?.stopped) one.setPace({ ...play });
  }

  /** Trains a comparison up to the update on view, or to completion if the first training has stopped. */
  tryBeside(change: Partial<State>): void {
    const { snapshot } = run.value;
    run.setPace({ ...pausedPace });
    this.#isTrying = true;
    state.change(change);
    this.#isTrying = false;
    const units = snapshot?.stopped ? null : (snapshot?.step ?? 0);
    second.setPace({ units, unitsPerSnapshot, from: 0 });
  }

  /** Trains both with several seeds. */
  trainSeeds(): void {
    const { value } = state;
    for (const [one, settings] of [
      [seeds, value],
      [secondSeeds, comparisonState(value)],
    ] as const) {
      const playground = settings && config(settings, pointsOf(settings));
      if (playground) one.start({ playground, nSeeds: value.seeds });
      else one.reset();
    }
  }

  stopSeeds(): void {
    for (const one of [seeds, secondSeeds]) one.reset();
  }

  pause(): void {
    for (const one of this.#activeRuns()) if (one.value.phase === 'running') one.setPace({ ...pausedPace });
  }

  /** One more update. */
  step(): void {
    for (const one of this.#activeRuns()) one.setPace({ units: 1, unitsPerSnapshot: null });
  }

  /** To the end of the epoch, for each run its own. */
  epoch(): void {
    for (const one of this.#activeRuns()) {
      const next = one.value.snapshot?.nextEpochStep;
      if (next !== undefined) one.setPace({ ...pausedPace, from: next });
    }
  }

  /** Goes back or forward to the state after the given number of updates. */
  to(step: number): void {
    for (const one of this.#activeRuns()) one.setPace({ ...pausedPace, from: step });
  }

  #forget(): void {
    this.#firstKey = undefined;
    this.#secondKey = undefined;
  }

  #activeRuns() {
    return [run, second].filter(({ value }) => value.phase === 'running' || value.phase === 'paused');
  }
}

export const conductor = new Conductor();

/** Starts a run, paused, unless it was already asked for. */
function startIfChanged(one: EngineRun<'trainPlayground'>, value: State, before: string | undefined): string {
  const params = config(value, pointsOf(value));
  const text = JSON.stringify(params) ?? '';
  if (text === before) return text;
  if (params) one.start(params, { ...pausedPace, view: viewOf(value, nInputs(value), 0) });
  else one.reset();
  return text;
}

function pointsOf({ data }: State): Own {
  return data === 'painted' ? painted.value : (fromTable.value ?? noPoints);
}

/** The settings of the training on view. */
export function runConfig(): PlaygroundConfig | undefined {
  return config(state.value, pointsOf(state.value));
}

function nTrain({ sizes }: PlaygroundSnapshot): number {
  return sizes.nTrain;
}
