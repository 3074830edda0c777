import type { Pace } from './job';
import { patienceMs, stalled } from './loads';
import type { Answer, CommandName, EngineError, FromWorker, Params, ToWorker } from './protocol';
import { Pulse } from './pulse';
import { startWorker } from './start-worker';

/** A command that the engine refused, or that was pending when the engine stopped. */
export class EngineFailure extends Error {
  constructor(readonly reason: EngineError) {
    super(reason.message);
    this.name = 'EngineFailure';
  }
}

/** Why the engine did not do what it was asked. Anything else that was thrown is a bug in the page and is rethrown. */
export function reasonOf(cause: unknown): EngineError {
  if (!(cause instanceof EngineFailure)) throw cause;
  return cause.reason;
}

/**
 * The same, to be shown beside the control that asked, but undefined if the engine stopped: the page's banner reports
 * that.
 */
export function refusalOf(cause: unknown): EngineError | undefined {
  const reason = reasonOf(cause);
  return reason.code === 'crashed' ? undefined : reason;
}

/** The answer, or undefined if the engine refused or stopped: for what the page can do without. */
export async function answerOf<Result>(request: Promise<Result>): Promise<Result | undefined> {
  try {
    return await request;
  } catch (cause) {
    reasonOf(cause);
    return undefined;
  }
}

/** A load of the engine that stalls or broke off. */
export interface LoadTrouble {
  readonly error: EngineError;
  /** Whether only another worker can begin it again. */
  readonly isStuck: boolean;
}

export type EngineState = { name: 'starting' } | { name: 'ready' } | { name: 'crashed'; error: EngineError };

export interface RequestOptions {
  /** Cancels the command: it is then rejected with the code `cancelled`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number | null) => void;
}

/** A long-running command that can be watched and controlled. */
export interface Run<Name extends CommandName> {
  /** The final answer. */
  readonly end: Promise<Answer<Name>>;
  setPace(pace: Pace): void;
  cancel(): void;
}

interface Pending {
  readonly command: ToWorker;
  /** Whether anything of it came. */
  hasBegun: boolean;
  isCancelled?: true;
  readonly resolve: (result: never) => void;
  readonly reject: (failure: EngineFailure) => void;
  readonly onProgress: RequestOptions['onProgress'];
  readonly onSnapshot?: (snapshot: never) => void;
}

/**
 * The page's side of the engine: commands go to a worker, answers come back as promises. A panic ends the worker;
 * pending commands are rejected with the code `crashed`, and `restart` starts a new worker.
 */
export class EngineClient extends EventTarget {
  #worker: Worker | undefined;
  #state: EngineState = { name: 'starting' };
  #nextRequestId = 1;
  #answered = (): void => {};
  /** Kept once the engine has computed something that the page asked for, or a part of it. */
  readonly firstAnswer = new Promise<void>((resolve) => {
    this.#answered = resolve;
  });
  #troubles: ReadonlyMap<number, LoadTrouble> = new Map();
  #silence: ReturnType<typeof setTimeout> | undefined;
  readonly #pending = new Map<number, Pending>();
  readonly #pulse = new Pulse(
    () => this.#post({ type: 'ping' }),
    () => this.#crash({ code: 'crashed', message: 'the worker gave no sign of life' }),
  );

  constructor(private readonly startWorker: () => Worker) {
    super();
    this.restart();
  }

  /** Whether anything has been asked for. */
  get isAsked(): boolean {
    return this.#nextRequestId > 1;
  }

  /** Changes are announced by a `state` event. */
  get state(): EngineState {
    return this.#state;
  }

  /** The loads that stall or broke off, by the numbers of the worker. Changes are announced by a `loads` event. */
  get troubles(): ReadonlyMap<number, LoadTrouble> {
    return this.#troubles;
  }

  /** Begins all of them again. What waits for them is then computed. */
  loadAgain(): void {
    const troubles = this.#troubles;
    this.#setTroubles(new Map());
    if ([...troubles.values()].some(({ isStuck }) => isStuck)) {
      // What has not begun waited for the load, and goes on waiting.
      this.#restart(new Map([...this.#pending].filter(([, one]) => !one.hasBegun && !one.isCancelled)));
    } else for (const id of troubles.keys()) this.#post({ type: 'loadAgain', id });
  }

  request<Name extends CommandName>(
    name: Name,
    params: Params<Name>,
    options: RequestOptions = {},
  ): Promise<Answer<Name>> {
    const requestId = this.#nextRequestId++;
    return new Promise<Answer<Name>>((resolve, reject) => {
      if (this.#state.name === 'crashed') {
        reject(new EngineFailure(this.#state.error));
        return;
      }
      // What may throw comes first: parameters that cannot be cloned reject this command and leave nothing behind.
      const command: ToWorker = { type: 'command', requestId, name, params };
      this.#post(command);
      this.#pending.set(requestId, { command, hasBegun: false, resolve, reject, onProgress: options.onProgress });
      options.signal?.addEventListener('abort', () => this.#cancel(requestId), { once: true });
      if (options.signal?.aborted) this.#cancel(requestId);
    });
  }

  /**
   * Starts a long-running command. `onSnapshot` receives intermediate results; the next one is sent when this one is
   * on the screen, so a slow page skips some of them.
   */
  run<Name extends CommandName>(
    name: Name,
    params: Params<Name>,
    pace: Pace,
    onSnapshot: (snapshot: Answer<Name>) => void,
  ): Run<Name> {
    const requestId = this.#nextRequestId++;
    const end = new Promise<Answer<Name>>((resolve, reject) => {
      if (this.#state.name === 'crashed') {
        reject(new EngineFailure(this.#state.error));
        return;
      }
      const command: ToWorker = { type: 'command', requestId, name, params, pace };
      this.#post(command);
      this.#pending.set(requestId, { command, hasBegun: false, resolve, reject, onProgress: undefined, onSnapshot });
    });
    return {
      end,
      setPace: (pace) => this.#pending.has(requestId) && this.#post({ type: 'pace', requestId, pace }),
      cancel: () => this.#cancel(requestId),
    };
  }

  /** Terminates the worker, if there is one, and starts another. */
  restart(): void {
    this.#restart(new Map());
  }

  /** The new worker is given the commands in `waiting` once more. */
  #restart(waiting: ReadonlyMap<number, Pending>): void {
    this.#end();
    for (const requestId of waiting.keys()) this.#pending.delete(requestId);
    this.#rejectAll({ code: 'crashed', message: 'the engine was restarted' });
    for (const [requestId, pending] of waiting) this.#pending.set(requestId, pending);
    try {
      this.#worker = this.#start();
      for (const { command } of waiting.values()) this.#post(command);
    } catch (cause) {
      this.#crash({ code: 'crashed', message: String(cause) });
      return;
    }
    // Last, because listeners may send commands at once.
    this.#setState({ name: 'starting' });
  }

  #start(): Worker {
    const worker = this.startWorker();
    // No signal aborts the load of a worker, but the end of the worker does.
    this.#silence = setTimeout(() => {
      this.#setTroubles(new Map([[0, { error: stalled('core', patienceMs), isStuck: true }]]));
    }, patienceMs);
    worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
      if (worker === this.#worker) this.#receive(event.data, worker);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (worker !== this.#worker) return;
      this.#crash({ code: 'crashed', message: event.message || 'the worker could not be loaded' });
    });
    return worker;
  }

  #receive(message: FromWorker, worker: Worker): void {
    this.#pulse.beat();
    const begun = message.type === 'progress' || message.type === 'snapshot' ? message.requestId : undefined;
    const pending = begun === undefined ? undefined : this.#pending.get(begun);
    if (pending) pending.hasBegun = true;
    clearTimeout(this.#silence);
    if (this.#troubles.has(0)) this.#trouble(0, undefined);
    switch (message.type) {
      case 'ready':
        this.#setState({ name: 'ready' });
        this.#watch(message.lock);
        break;
      case 'pong':
        break;
      case 'load':
        this.#trouble(message.id, message.error ? { error: message.error, isStuck: message.isStuck } : undefined);
        break;
      case 'progress':
        this.#pending.get(message.requestId)?.onProgress?.(message.done, message.total);
        break;
      case 'snapshot':
        this.#answered();
        this.#pending.get(message.requestId)?.onSnapshot?.(message.snapshot as never);
        // One frame later it is on the screen. A hidden tab has no frames and needs no more snapshots.
        requestAnimationFrame(() => {
          if (worker === this.#worker) this.#post({ type: 'drawn', requestId: message.requestId });
        });
        break;
      case 'resolved':
        this.#answered();
        this.#take(message.requestId)?.resolve(message.result as never);
        break;
      case 'rejected':
        this.#take(message.requestId)?.reject(new EngineFailure(message.error));
        break;
      case 'crashed':
        this.#crash(message.error);
        break;
    }
  }

  /**
   * A worker holds its lock as long as it lives: acquiring it means that the worker died, even without a message. Where
   * storage is blocked, or the page came without HTTPS, there are no locks.
   */
  #watch(lock: string | null): void {
    const worker = this.#worker;
    if (lock === null) {
      this.#pulse.start();
      return;
    }
    const died = () => {
      if (worker === this.#worker) this.#crash({ code: 'crashed', message: 'the worker ended without a word' });
    };
    navigator.locks.request(lock, died).catch(() => worker === this.#worker && this.#pulse.start());
  }

  #cancel(requestId: number): void {
    const pending = this.#pending.get(requestId);
    if (!pending) return;
    pending.isCancelled = true;
    this.#post({ type: 'cancel', requestId });
  }

  #take(requestId: number): Pending | undefined {
    const pending = this.#pending.get(requestId);
    this.#pending.delete(requestId);
    return pending;
  }

  #end(): void {
    this.#pulse.stop();
    clearTimeout(this.#silence);
    this.#setTroubles(new Map());
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #crash(error: EngineError): void {
    this.#end();
    this.#rejectAll(error);
    this.#setState({ name: 'crashed', error });
  }

  #rejectAll(error: EngineError): void {
    const failure = new EngineFailure(error);
    for (const pending of this.#pending.values()) pending.reject(failure);
    this.#pending.clear();
  }

  #trouble(id: number, trouble: LoadTrouble | undefined): void {
    const others = [...this.#troubles].filter(([other]) => other !== id);
    this.#setTroubles(new Map(trouble ? [...others, [id, trouble]] : others));
  }

  #setTroubles(troubles: ReadonlyMap<number, LoadTrouble>): void {
    if (this.#troubles.size === 0 && troubles.size === 0) return;
    this.#troubles = troubles;
    this.dispatchEvent(new Event('loads'));
  }

  #setState(state: EngineState): void {
    this.#state = state;
    this.dispatchEvent(new Event('state'));
  }

  #post(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }
}

/** The page's only engine. */
export const engine = new EngineClient(startWorker);
