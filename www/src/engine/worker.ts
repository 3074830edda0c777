/// <reference lib="webworker" />
import { answerHandlers } from './answer-handlers';
import type { StudyCommands } from './commands/digits';
import type { ImageCommands } from './commands/images';
import { nothingIfAbsent, toEngineError } from './engine-errors';
import { fetchShipped, type Sum } from './fetch-bytes';
import { ImageDesk } from './image-desk';
import { fullSpeed, type Pace, type RunChannel, runJob } from './job';
import { forgetTraining, recallTraining, renameTraining } from './kept-trainings';
import { labHandlers } from './lab-handlers';
import { digitsJob } from './learn-digits';
import { type Attempt, Loads } from './loads';
import { part } from './parts';
import { playgroundHandlers } from './playground-handlers';
import type { Answer, CommandName, FromWorker, Params, ToWorker } from './protocol';
import { sums } from './sums';
import { TeachDesk } from './teach-desk';
import { traceHandlers } from './trace-handlers';
import type { Core, WorldLanguage } from './wire';

// The file of this worker has come.
post({ type: 'pong' });

const loads = new Loads((id, trouble) =>
  post({ type: 'load', id, error: trouble?.error ?? null, isStuck: trouble?.isStuck ?? false }),
);

/** The sum of a file that comes with the page. */
function sumOf(name: string): Sum {
  return { expected: sums[name], of: sha256 };
}

/** The browser's own. Without HTTPS it has none, and the digits' part of the core, which nothing then checks, takes its place. */
async function sha256(bytes: Uint8Array): Promise<string> {
  if (!self.crypto.subtle) return (await digits()).sha256(bytes);
  const sum = await crypto.subtle.digest('SHA-256', bytes as BufferSource);
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A pending command. */
class Request implements RunChannel<Answer<CommandName>> {
  readonly #cancel = new AbortController();
  /** Aborted when the page cancels the command. */
  readonly signal = this.#cancel.signal;
  pace: Pace;
  isDrawn = true;
  #waiting: (() => Answer<CommandName>) | undefined;
  #listeners: (() => void)[] = [];

  constructor(
    private readonly requestId: number,
    pace: Pace = fullSpeed,
  ) {
    this.pace = pace;
  }

  /** A bound function, so that it can be passed on without the request. */
  readonly progress = (done: number, total: number | null): void =>
    post({ type: 'progress', requestId: this.requestId, done, total });

  offer(take: () => Answer<CommandName>): void {
    if (!this.isDrawn) {
      this.#waiting = take;
      return;
    }
    this.isDrawn = false;
    this.#waiting = undefined;
    post({ type: 'snapshot', requestId: this.requestId, snapshot: take() });
  }

  nextMessage(): Promise<void> {
    return new Promise((resolve) => this.#listeners.push(resolve));
  }

  receive(message: Extract<ToWorker, { requestId: number }>): void {
    switch (message.type) {
      case 'cancel':
        this.#cancel.abort();
        break;
      case 'pace':
        this.pace = message.pace;
        break;
      case 'drawn':
        this.isDrawn = true;
        if (this.#waiting) this.offer(this.#waiting);
        break;
    }
    for (const listener of this.#listeners.splice(0)) listener();
  }
}

type Handlers = {
  readonly [Name in CommandName]: (params: Params<Name>, request: Request) => Answer<Name> | Promise<Answer<Name>>;
};

/** The commands of image training, in a part of the core of their own. */
const imageHandlers: Pick<Handlers, keyof ImageCommands> = {
  drawImages: async (drawn) => (await desk()).draw(drawn),
  findImages: async ({ set, url }, request) => (await desk()).find(set, url, request),
  downloadImages: async ({ set, url }, request) => (await desk()).fetch(set, url, request),
  readPictures: async (files, request) => (await desk()).readPictures(files, request),
  swapImages: async ({ what }) => (await desk()).swap(what),
  addImageFile: async ({ name, file }) => (await desk()).add(name, file),
  trainImages: async (start, request) => runJob<Answer<'trainImages'>>(await (await desk()).start(start), request),
  inspectNetwork: async ({ config, file }) => (await desk()).inspect(config, file),
  tryActivations: async (network, request) =>
    runJob<Answer<'tryActivations'>>((await desk()).tryActivations(network), request),
  sweepImages: async (config, request) => runJob<Answer<'sweepImages'>>((await desk()).sweep(config), request),
  learnDigits: async (params, request) => runJob<Answer<'learnDigits'>>(digitsJob(await images(), params), request),
  keepImages: async () => (await desk()).keep(),
  keptImages: async () => (await desk()).kept(),
  renameImages: async ({ id, name }) => {
    await renameTraining(id, name);
    return null;
  },
  forgetImages: async ({ id }) => {
    await forgetTraining(id);
    return null;
  },
  exportImages: async ({ id }) => (await recallTraining(id)).bytes,
  forgetImageFiles: async () => (await desk()).forgetFiles(),
  imagePlan: async ({ config }) => (await desk()).plan(config),
  imageResults: async () => (await desk()).results(),
  imageSamples: async ({ indices }) => (await desk()).samples(indices),
  firstLayer: async ({ n }) => (await desk()).firstLayer(n),
  imageRun: async () => (await desk()).run(),
  imageWeights: async () => (await desk()).weights(),
  imageStart: async () => (await desk()).startFile(),
  imageIdx: async ({ part }) => (await desk()).idx(part),
};

/** The commands that look inside the digit network, in a part of the core of their own. They wait for its weights. */
const studyHandlers: Pick<Handlers, keyof StudyCommands> = {
  lookInside: async ({ image, digit, unit }) =>
    (await digitStudy()).inside(image, digit ?? undefined, unit?.layer, unit?.unit),
  occludePicture: async ({ image, digit }) => (await digitStudy()).occlusion(image, digit),
  inkStages: async ({ points, lengths, steps }) => (await digitStudy()).stages(points, lengths, steps) ?? null,
  attackPicture: async ({ image, target, budget }) =>
    (await digitStudy()).attack(image, target ?? undefined, budget ?? undefined),
  exampleDrawing: async ({ name }) => (await study()).exampleDrawing(name),
};

/** The commands for a network that the reader teaches, and for the game. */
const teachDesk = new TeachDesk({
  study: () => study(),
  weights: () => weights,
  load: async (bytes, nClasses) => (await digits()).DigitNetwork.ofClasses(bytes, nClasses),
});

/** Each command delegates to the core: nothing is computed here. */
const handlers: Handlers = {
  fingerprint: async ({ seed }) => {
    const { drawFingerprint, trainingFingerprint } = await study();
    return { drawn: drawFingerprint(seed), trained: trainingFingerprint(seed) };
  },
  ...traceHandlers({ trace: () => trace(), practice: () => practice(), circuit: () => circuit() }),
  ...labHandlers(() => lab()),
  ...answerHandlers({
    graph: () => graph(),
    comparison: () => comparison(),
    model: (language) =>
      loads.load(
        'weights',
        (attempt) => fetchShipped('weights', models[language].href, attempt, sumOf(`${language}.f16`)),
        { waits: true },
      ),
  }),
  ...playgroundHandlers({ playground: () => playground(), files: () => files() }),
  ...imageHandlers,
  ...studyHandlers,
  ...teachDesk.handlers,
  loadDigitNetwork: async ({ url, judgeUrl }, request) => {
    const [{ DigitNetwork }, { bytes, judge }] = await Promise.all([digits(), loadWeights(url, judgeUrl, request)]);
    const loaded = DigitNetwork.load(bytes, judge);
    digitNetwork?.free();
    digitNetwork = loaded;
    resolveWeights(bytes);
    return null;
  },
  shippedText: async ({ what, url }, { signal }) => {
    const name = new URL(url).pathname.split('/').at(-1) ?? '';
    const attempt = (attempt: Attempt) => fetchShipped(what, url, attempt, sumOf(name)).catch(nothingIfAbsent);
    const bytes = await loads.load(what, attempt, { signal, waits: true });
    return bytes && new TextDecoder().decode(bytes);
  },
  readStrokes: async ({ points, lengths, padSide, isOwn }) => {
    const { strokesImage } = await digits();
    return (
      (isOwn && teachDesk.read(points, lengths, padSide)) ||
      (digitNetwork ? digitNetwork.read(points, lengths, padSide) : strokesImage(points, lengths, padSide))
    );
  },
  sampleDigit: async ({ digit, seed }) => (await digits()).sampleDigit(digit, seed),
};

/** The models that answer questions. */
const models: Readonly<Record<WorldLanguage, URL>> = {
  english: new URL('../../../src/graph/shipped/english.f16', import.meta.url),
  persian: new URL('../../../src/graph/shipped/persian.f16', import.meta.url),
};

let digitNetwork: Core['DigitNetwork']['prototype'] | undefined;

/** Whether weights came that were of no use. */
let areWeightsBad = false;

/** The judge is small: the progress reported is that of the weights. */
async function loadWeights(url: string, judgeUrl: string, { signal, progress }: Request) {
  try {
    return await loads.load(
      'weights',
      async (attempt) => {
        const again = { ...attempt, isAgain: attempt.isAgain || areWeightsBad };
        const [bytes, judge] = await Promise.all([
          fetchShipped('weights', url, again, sumOf('digits.safetensors'), progress),
          fetchShipped('weights', judgeUrl, again, sumOf('digits-judge.safetensors')),
        ]);
        return { bytes, judge };
      },
      { signal },
    );
  } catch (cause) {
    areWeightsBad = true;
    throw cause;
  }
}

const digits = part(
  loads,
  'digits',
  () => import('../../../pkg/chainrule.js'),
  new URL('../../../pkg/chainrule_bg.wasm', import.meta.url),
  self.crypto.subtle ? sumOf('chainrule_bg.wasm') : { expected: undefined, of: () => '' },
);

const trace = part(
  loads,
  'trace',
  () => import('../../../pkg/chainrule_trace.js'),
  new URL('../../../pkg/chainrule_trace_bg.wasm', import.meta.url),
  sumOf('chainrule_trace_bg.wasm'),
);

const practice = part(
  loads,
  'practice',
  () => import('../../../pkg/chainrule_practice.js'),
  new URL('../../../pkg/chainrule_practice_bg.wasm', import.meta.url),
  sumOf('chainrule_practice_bg.wasm'),
);

const circuit = part(
  loads,
  'circuit',
  () => import('../../../pkg/chainrule_circuit.js'),
  new URL('../../../pkg/chainrule_circuit_bg.wasm', import.meta.url),
  sumOf('chainrule_circuit_bg.wasm'),
);

const lab = part(
  loads,
  'lab',
  () => import('../../../pkg/chainrule_lab.js'),
  new URL('../../../pkg/chainrule_lab_bg.wasm', import.meta.url),
  sumOf('chainrule_lab_bg.wasm'),
);

const playground = part(
  loads,
  'playground',
  () => import('../../../pkg/chainrule_playground.js'),
  new URL('../../../pkg/chainrule_playground_bg.wasm', import.meta.url),
  sumOf('chainrule_playground_bg.wasm'),
);

const images = part(
  loads,
  'images',
  () => import('../../../pkg/chainrule_images.js'),
  new URL('../../../pkg/chainrule_images_bg.wasm', import.meta.url),
  sumOf('chainrule_images_bg.wasm'),
);

/** For what the reader brings, and takes along. */
const files = part(
  loads,
  'files',
  () => import('../../../pkg/chainrule_files.js'),
  new URL('../../../pkg/chainrule_files_bg.wasm', import.meta.url),
  sumOf('chainrule_files_bg.wasm'),
);

const study = part(
  loads,
  'study',
  () => import('../../../pkg/chainrule_study.js'),
  new URL('../../../pkg/chainrule_study_bg.wasm', import.meta.url),
  sumOf('chainrule_study_bg.wasm'),
);

const graph = part(
  loads,
  'graph',
  () => import('../../../pkg/chainrule_graph.js'),
  new URL('../../../pkg/chainrule_graph_bg.wasm', import.meta.url),
  sumOf('chainrule_graph_bg.wasm'),
);

const comparison = part(
  loads,
  'comparison',
  () => import('../../../pkg/chainrule_comparison.js'),
  new URL('../../../pkg/chainrule_comparison_bg.wasm', import.meta.url),
  sumOf('chainrule_comparison_bg.wasm'),
);

/** The weights of the digit network, once they are loaded and found valid. */
let resolveWeights = (_bytes: Uint8Array): void => {};
const weights = new Promise<Uint8Array>((resolve) => {
  resolveWeights = resolve;
});

type DigitStudy = Awaited<ReturnType<typeof study>>['DigitStudy']['prototype'];
let studied: DigitStudy | undefined;

async function digitStudy(): Promise<DigitStudy> {
  const [{ DigitStudy }, bytes] = await Promise.all([study(), weights]);
  studied ??= DigitStudy.load(bytes);
  return studied;
}

let imageDesk: ImageDesk | undefined;

async function desk(): Promise<ImageDesk> {
  const core = await images();
  imageDesk ??= new ImageDesk(core, files, loads, sha256);
  return imageDesk;
}

const requests = new Map<number, Request>();
const ready = holdLock().then((lock) => post({ type: 'ready', lock }));

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.type === 'command') void answer(message);
  else if (message.type === 'ping') post({ type: 'pong' });
  else if (message.type === 'loadAgain') loads.again(message.id);
  else requests.get(message.requestId)?.receive(message);
});

async function answer({ requestId, name, params, pace }: Extract<ToWorker, { type: 'command' }>): Promise<void> {
  const request = new Request(requestId, pace);
  requests.set(requestId, request);
  try {
    await ready;
    request.signal.throwIfAborted();
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (!handler) throw { code: 'unknown-command', message: `the engine knows no command "${name}"` };
    const run = handler as (params: Params<CommandName>, request: Request) => Promise<Answer<CommandName>>;
    const result = await run(params, request);
    request.signal.throwIfAborted();
    post({ type: 'resolved', requestId, result });
  } catch (cause) {
    if (cause instanceof WebAssembly.RuntimeError) crash(cause);
    else post({ type: 'rejected', requestId, error: toEngineError(cause) });
  } finally {
    requests.delete(requestId);
  }
}

/**
 * Takes a lock that nobody else asks for, and releases it only when the worker ends. Without HTTPS there are no locks (nor is there
 * `crypto.randomUUID`), and where storage is blocked they are refused.
 */
function holdLock(): Promise<string | null> {
  if (!navigator.locks) return Promise.resolve(null);
  const name = `chainrule engine ${crypto.randomUUID()}`;
  return new Promise((resolve) => {
    const hold = () => {
      resolve(name);
      return new Promise<never>(() => {});
    };
    navigator.locks.request(name, hold).catch(() => resolve(null));
  });
}

/** A panic leaves the core's memory in an unknown state, so this worker answers nothing more. */
function crash(cause: unknown): void {
  const message =
    typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : String(cause);
  post({ type: 'crashed', error: { code: 'crashed', message } });
  self.close();
}

function post(message: FromWorker): void {
  self.postMessage(message);
}
