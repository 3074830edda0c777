import { Store } from '../../base/store';
import { engine } from '../../engine/client';
import { pausedPace } from '../../engine/job';
import type { PlaygroundSnapshot } from '../../engine/wire';
import { reportRun } from '../../session/events';
import { LatestAnswer } from '../../session/latest';
import { EngineRun } from '../../session/run';
import { comparisonState, config } from './config';
import { fromText, painted } from './given';
import { type State, state } from './state';

/** The training on view, and a comparison that differs in one setting. */
export const run = new EngineRun('trainPlayground');
export const second = new EngineRun('trainPlayground');
reportRun('playground', 'train', run);
reportRun('playground', 'second', second);
export const pictures = new LatestAnswer('playgroundPictures');

/** Updates between two snapshots: about an epoch of the default points, so that it can be watched. */
const unitsPerSnapshot = 20;
const play = { units: null, unitsPerSnapshot };

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

/** The last update made since the training started. */
export const lastUpdate = new Store(0);
run.subscribe(({ phase, snapshot }) => {
  if (!snapshot) lastUpdate.set(0);
  else if (phase !== 'idle') lastUpdate.set(Math.max(lastUpdate.value, snapshot.step));
});

/** Restarts the runs whenever their settings change, and drives both. */
class Conductor {
  #firstKey: string | undefined;
  #secondKey: string | undefined;
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
      fromText.subscribe(follow),
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
    // When one of them restarts, the other one goes back to its start, too.
    if (other && firstKeyBefore !== this.#firstKey && secondKeyBefore === this.#secondKey)
      second.setPace({ ...pausedPace, from: 0 });
    if (other && firstKeyBefore === this.#firstKey && secondKeyBefore !== this.#secondKey)
      run.setPace({ ...pausedPace, from: 0 });
  }

  play(): void {
    for (const one of this.#activeRuns()) if (!one.value.snapshot?.stopped) one.setPace({ ...play });
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
  const params = config(value, value.data === 'painted' ? painted.value : fromText.value);
  const text = JSON.stringify(params) ?? '';
  if (text === before) return text;
  if (params) one.start(params, { ...pausedPace });
  else one.reset();
  return text;
}
