import { Store } from '../../base/store';
import { engine } from '../../engine/client';
import type { Pace } from '../../engine/job';
import type { CommandName } from '../../engine/protocol';
import type { PiecesConfig } from '../../engine/wire';
import { reportRun } from '../../session/events';
import { LatestAnswer } from '../../session/latest';
import { EngineRun } from '../../session/run';
import { type State, state } from './state';
import type { View } from './view-names';

/** The runs of this lab, of which one is active at a time, and a question. */
export const runs = {
  pieces: new EngineRun('fitPieces'),
  depth: new EngineRun('compareDepths'),
  overfit: new EngineRun('overfit'),
} as const;
reportRun('capacity', 'pieces', runs.pieces);
reportRun('capacity', 'depth', runs.depth);
reportRun('capacity', 'overfit', runs.overfit);
export const sawtooth = new LatestAnswer('sawtooth');

/** Updates of each run between two snapshots, so that it can be watched. */
const unitsPerSnapshot: Readonly<Record<View, number>> = { pieces: 4, depth: 16, overfit: 2 };
const nSteps: Readonly<Record<View, number>> = { pieces: 2000, depth: 2000, overfit: 3000 };
/** Early stopping waits for this many records, of ten updates each. */
const patience = 30;

/** Milliseconds between restarts while a slider is dragged. */
const restEvery = 150;

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

/** Starts what the settings show, whenever they change. */
class Starter {
  #startedKey = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void) | undefined;
  readonly #restarted = () => {
    // What an engine that stopped did not finish, the next one starts over.
    if (engine.state.name === 'ready' && runs[state.value.view].value.error?.code === 'crashed') this.restart();
  };

  connect(): void {
    this.#stop = state.subscribe((value) => this.#follow(value));
    engine.addEventListener('state', this.#restarted);
    this.restart();
  }

  disconnect(): void {
    this.#stop?.();
    engine.removeEventListener('state', this.#restarted);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const run of Object.values(runs)) run.reset();
  }

  /** Starts again from the initial weights. */
  restart(): void {
    const { value } = state;
    for (const [view, run] of Object.entries(runs)) if (view !== value.view) run.reset();
    if (value.view === 'depth') sawtooth.ask({ nFolds: value.folds });
    const defaultPace = pace(value.view);
    this.#startedKey = runKey(value);
    if (value.view === 'pieces') runs.pieces.start(pieces(value), defaultPace);
    else if (value.view === 'depth') runs.depth.start(depths(value), defaultPace);
    else runs.overfit.start(overfit(value), defaultPace);
  }

  #follow(value: State): void {
    if (value.view === 'depth') sawtooth.ask({ nFolds: value.folds });
    if (runKey(value) === this.#startedKey || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (runKey(state.value) !== this.#startedKey) this.restart();
    }, restEvery);
  }
}

export const starter = new Starter();

/** The newest snapshot of a run; until there is one, that of the previous run, so that nothing flickers. */
export class LatestSnapshot<Name extends 'fitPieces' | 'compareDepths' | 'overfit'> extends Store<
  EngineRun<Name>['value']['snapshot']
> {
  constructor(run: EngineRun<Name & CommandName>) {
    super(undefined);
    run.subscribe(({ phase, snapshot }) => {
      if (snapshot || phase === 'idle') this.set(snapshot);
    });
  }
}

export const latestSnapshots = {
  pieces: new LatestSnapshot<'fitPieces'>(runs.pieces),
  depth: new LatestSnapshot<'compareDepths'>(runs.depth),
  overfit: new LatestSnapshot<'overfit'>(runs.overfit),
} as const;

/** The default pace; with reduced motion, fewer snapshots. */
export function pace(view: View): Pace {
  return { units: null, unitsPerSnapshot: unitsPerSnapshot[view] * (reducedMotion.matches ? 25 : 1) };
}

function pieces({ function: learned, units, kind, seed }: State): PiecesConfig {
  return { function: learned, nUnits: units, kind, noise: 0, seed, nSteps: nSteps.pieces };
}

function depths({ function: learned, kind, budget, seed }: State) {
  return { function: learned, kind, budget, noise: 0, seed, nSteps: nSteps.depth };
}

function overfit({ function: learned, samples, noise, width, decay, lambda, stop, more, seed }: State) {
  return {
    function: learned,
    nTrain: samples,
    noise,
    width,
    weightDecay: decay ? lambda : 0,
    patience: stop ? patience : 0,
    hasMoreData: more,
    seed,
    nSteps: nSteps.overfit,
  };
}

/** Equal for settings that start the same run. */
function runKey(value: State): string {
  const config = { pieces, depth: depths, overfit }[value.view](value);
  return JSON.stringify([value.view, config]);
}
