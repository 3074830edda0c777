import type { EngineError, Fetched } from './protocol';

/** How long nothing may come of a file before the page says so. */
export const patienceMs = 6000;

/** One attempt to load something. */
export interface Attempt {
  /** Aborted when it is no longer wanted, or begun again. */
  readonly signal: AbortSignal;
  /** Whether an attempt before this one was of no use: what the browser has kept of it is to be passed by. */
  readonly isAgain: boolean;
  /** To be called whenever something of it came. */
  readonly alive: () => void;
}

export interface LoadOptions {
  /** Aborted when nothing is to be loaded any more. */
  readonly signal?: AbortSignal;
  /** Whether a lost connection is no end: it then waits until the page asks for another attempt. */
  readonly waits?: boolean;
  /** Whether another attempt would meet the same obstacle, which only a new worker is rid of. */
  readonly isStuck?: () => boolean;
}

/** What is wrong with a load that has not ended; `undefined` if it goes on. */
export type Tell = (
  id: number,
  trouble: { readonly error: EngineError; readonly isStuck: boolean } | undefined,
) => void;

/** Loads that the page is told of when they stall or break off, and begins again. */
export class Loads {
  #nextId = 1;
  readonly #again = new Map<number, () => void>();

  constructor(
    private readonly tell: Tell,
    private readonly patience = patienceMs,
  ) {}

  /** Begins a load again, if it has not ended. */
  again(id: number): void {
    this.#again.get(id)?.();
  }

  async load<Loaded>(
    what: Fetched,
    attempt: (attempt: Attempt) => Promise<Loaded>,
    { signal, waits = false, isStuck = () => false }: LoadOptions = {},
  ): Promise<Loaded> {
    const id = this.#nextId++;
    let isTold = false;
    const tell = (error: EngineError | undefined) => {
      if (!error && !isTold) return;
      isTold = error !== undefined;
      this.tell(id, error && { error, isStuck: isStuck() });
    };
    try {
      for (let isAgain = false; ; isAgain = true) {
        const abort = new AbortController();
        const stop = () => abort.abort();
        if (signal?.aborted) stop();
        signal?.addEventListener('abort', stop);
        let isToBegin = false;
        let wake = stop;
        this.#again.set(id, () => {
          isToBegin = true;
          wake();
        });
        const silence = new Silence(this.patience, () => tell(stalled(what, this.patience)));
        let isOver = false;
        try {
          const alive = () => {
            // Of two files that an attempt asks for, one may come after the other was lost.
            if (isOver) return;
            silence.restart();
            tell(undefined);
          };
          return await attempt({ signal: abort.signal, isAgain, alive });
        } catch (cause) {
          isOver = true;
          silence.end();
          if (signal?.aborted) throw cause;
          if (isToBegin) continue;
          if (!waits || !isEngineError(cause)) throw cause;
          const asked = new Promise<void>((resolve) => {
            wake = resolve;
          });
          tell(cause);
          await asked;
        } finally {
          isOver = true;
          silence.end();
          signal?.removeEventListener('abort', stop);
          if (isToBegin) tell(undefined);
        }
      }
    } finally {
      this.#again.delete(id);
      tell(undefined);
    }
  }
}

/** Calls back when nothing has happened for a while. */
class Silence {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly ms: number,
    private readonly fell: () => void,
  ) {
    this.restart();
  }

  restart(): void {
    this.end();
    this.#timer = setTimeout(this.fell, this.ms);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** That nothing has come of a file for a while. */
export function stalled(what: Fetched, ms: number): EngineError {
  const seconds = ms / 1000;
  return { code: 'stalled', what, seconds, message: `nothing of ${what} came for ${seconds} s` };
}

function isEngineError(cause: unknown): cause is EngineError {
  return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string';
}
