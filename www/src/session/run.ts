import { Store } from '../base/store';
import { type EngineClient, engine, type Run, reasonOf } from '../engine/client';
import { fullSpeed, type Pace } from '../engine/job';
import type { Answer, CommandName, EngineError, Params } from '../engine/protocol';

/** How far a run has come, and whether it is running. */
export interface RunState<Snapshot> {
  /** `idle`: none was started; `paused`: waiting for another pace; `ended`: by itself, or by an error. */
  readonly phase: 'idle' | 'running' | 'paused' | 'ended';
  /** The newest; stays when the run ends or fails. */
  readonly snapshot: Snapshot | undefined;
  readonly error: EngineError | undefined;
}

/** One run at a time of a long-running command: start, pause, resume, step, watch. */
export class EngineRun<Name extends CommandName> extends Store<RunState<Answer<Name>>> {
  #run: Run<Name> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly name: Name,
    private readonly client: EngineClient = engine,
  ) {
    super({ phase: 'idle', snapshot: undefined, error: undefined });
  }

  /** Starts a new run; the previous one is cancelled. */
  start(params: Params<Name>, pace: Pace = fullSpeed): void {
    clearTimeout(this.#soon);
    this.#run?.cancel();
    this.set({ phase: pace.units === 0 ? 'paused' : 'running', snapshot: undefined, error: undefined });
    const run = this.client.run(this.name, params, pace, (snapshot) => {
      if (run === this.#run) this.update({ snapshot });
    });
    this.#run = run;
    void this.#follow(run);
  }

  /** Starts a new run when this has not been called again for a moment: for settings that follow a slider. */
  startSoon(params: Params<Name>, pace: Pace = fullSpeed): void {
    clearTimeout(this.#soon);
    this.#run?.cancel();
    this.#run = undefined;
    this.#soon = setTimeout(() => this.start(params, pace), 150);
  }

  /** Continues at another pace: `{ units: 0 }` pauses, `{ units: 1 }` makes one step. */
  setPace(pace: Pace): void {
    if (!this.#run) return;
    this.#run.setPace(pace);
    this.update({ phase: pace.units === null ? 'running' : 'paused' });
  }

  /** Cancels the run, and forgets its result. */
  reset(): void {
    clearTimeout(this.#soon);
    this.#run?.cancel();
    this.#run = undefined;
    this.set({ phase: 'idle', snapshot: undefined, error: undefined });
  }

  async #follow(run: Run<Name>): Promise<void> {
    try {
      const snapshot = await run.end;
      if (run === this.#run) this.set({ phase: 'ended', snapshot, error: undefined });
    } catch (cause) {
      if (run !== this.#run) return;
      this.update({ phase: 'ended', error: reasonOf(cause) });
    }
    if (run === this.#run) this.#run = undefined;
  }
}
