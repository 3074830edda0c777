/// <reference lib="webworker" />
import init, * as core from '../../../pkg/chainrule.js';
import workedExample from '../../../pkg/worked_example.json';
import { fetchBytes } from './fetch-bytes';
import type { ProblemCommands } from './problem';
import type { Answer, CommandName, EngineError, FromWorker, Params, ToWorker } from './protocol';
import type { Trace } from './trace';
import type { WorkingCommands } from './working';

interface Request {
  /** Aborted when the page cancels the command. */
  readonly signal: AbortSignal;
  progress(done: number, total: number | null): void;
}

type Handlers = {
  readonly [Name in CommandName]: (params: Params<Name>, request: Request) => Answer<Name> | Promise<Answer<Name>>;
};

/** Those of training steps written out: for them a part of the core is fetched when somebody first asks. */
const tracing: Pick<Handlers, 'traceTrainingStep' | keyof ProblemCommands | keyof WorkingCommands> = {
  traceTrainingStep: async ({ problem, sample, format }) => (await trace()).traceTrainingStep(problem, sample, format),
  presetProblem: async ({ name }) => (await trace()).presetProblem(name),
  exerciseProblem: async (exercise) => (await trace()).exerciseProblem(exercise),
  problemToLink: async ({ problem }) => (await trace()).problemToLink(problem),
  problemFromLink: async ({ text }) => (await trace()).problemFromLink(text),
  nudgeNumber: async ({ text, unit, n }) => (await trace()).nudgeNumber(text, unit, n),
  problemWithNumber: async ({ problem, id, sample, text }) =>
    (await trace()).problemWithNumber(problem, id, sample, text),
  problemNumbers: async ({ problem, sample }) => (await trace()).problemNumbers(problem, sample),
  reshapeProblem: async ({ problem, shape }) => (await trace()).reshapeProblem(problem, shape),
  checkWorking: async ({ problem, sample, answers, format }) =>
    (await trace()).checkWorking(problem, sample, answers, format),
  blanks: async ({ problem, sample, seed }) => (await trace()).blanks(problem, sample, seed),
  plantedMistake: async ({ problem, sample, seed, format }) =>
    (await trace()).plantedMistake(problem, sample, seed, format),
};

/** Each command hands over to the core: nothing is computed here. */
const handlers: Handlers = {
  fingerprint: ({ seed }) => ({ drawn: core.drawFingerprint(seed), trained: core.trainingFingerprint(seed) }),
  workedExample: () => workedExample as unknown as Trace,
  ...tracing,
  loadDigitNetwork: async ({ url }, request) => {
    const bytes = await fetchBytes('weights', url, request);
    const loaded = core.DigitNetwork.load(bytes);
    digitNetwork?.free();
    digitNetwork = loaded;
    return null;
  },
  readInk: ({ points, lengths, padSide }) =>
    digitNetwork ? digitNetwork.recognize(points, lengths, padSide) : core.inkImage(points, lengths, padSide),
  sampleDigit: ({ digit, seed }) => core.sampleDigit(digit, seed),
};

let digitNetwork: core.DigitNetwork | undefined;

type TracePart = typeof import('../../../pkg/chainrule_trace.js');
let tracePart: Promise<TracePart> | undefined;

function trace(): Promise<TracePart> {
  tracePart ??= loadTracePart();
  return tracePart;
}

async function loadTracePart(): Promise<TracePart> {
  try {
    const part = await import('../../../pkg/chainrule_trace.js');
    await part.default({ module_or_path: new URL('../../../pkg/chainrule_trace_bg.wasm', import.meta.url) });
    return part;
  } catch (cause) {
    // The next command tries again.
    tracePart = undefined;
    throw { code: 'network', what: 'trace', message: String(cause) } satisfies EngineError;
  }
}

const cancels = new Map<number, AbortController>();
const ready = init({ module_or_path: new URL('../../../pkg/chainrule_bg.wasm', import.meta.url) }).then(
  async () => post({ type: 'ready', lock: await holdLock() }),
  (cause: unknown) => crash(cause),
);

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.type === 'cancel') cancels.get(message.requestId)?.abort();
  else void answer(message);
});

async function answer({ requestId, name, params }: Extract<ToWorker, { type: 'command' }>): Promise<void> {
  const cancel = new AbortController();
  cancels.set(requestId, cancel);
  try {
    await ready;
    cancel.signal.throwIfAborted();
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (!handler) throw { code: 'unknown-command', message: `the engine knows no command "${name}"` };
    const run = handler as (params: Params<CommandName>, request: Request) => Promise<Answer<CommandName>>;
    const progress: Request['progress'] = (done, total) => post({ type: 'progress', requestId, done, total });
    const result = await run(params, { signal: cancel.signal, progress });
    cancel.signal.throwIfAborted();
    post({ type: 'resolved', requestId, result });
  } catch (cause) {
    if (cause instanceof WebAssembly.RuntimeError) crash(cause);
    else post({ type: 'rejected', requestId, error: toEngineError(cause) });
  } finally {
    cancels.delete(requestId);
  }
}

/** Takes a lock that nobody else asks for, and gives it back only by ending. */
async function holdLock(): Promise<string | null> {
  if (!navigator.locks) return null;
  const name = `chainrule engine ${crypto.randomUUID()}`;
  await new Promise<void>((held) => {
    void navigator.locks.request(name, () => {
      held();
      return new Promise(() => {});
    });
  });
  return name;
}

/** A panic leaves the core's memory in an unknown state, so this worker answers nothing more. */
function crash(cause: unknown): void {
  post({ type: 'crashed', error: { code: 'crashed', message: String(cause) } });
  self.close();
}

function toEngineError(cause: unknown): EngineError {
  if (cause instanceof DOMException && cause.name === 'AbortError') {
    return { code: 'cancelled', message: 'the command was cancelled' };
  }
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string') {
    return cause as EngineError;
  }
  return { code: 'unexpected', message: String(cause) };
}

function post(message: FromWorker): void {
  self.postMessage(message);
}
