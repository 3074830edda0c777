import type { OwnNetwork, SetKind, TeachCommands } from './commands/teaching';
import { type Job, type RunChannel, runJob } from './job';
import { forgetBytes, keepBytes, recallBytes, recallText } from './kept-bytes';
import type { EngineError } from './protocol';
import type { ShownReading } from './reading';
import type { Core, DrawingSet, StudyCore, TeachSnapshot } from './wire';

/** What teaching needs from the parts of the core. */
export interface TeachTools {
  /** The part that teaches, once it is loaded. */
  study(): Promise<StudyCore>;
  /** The bytes of the built-in weights, once they are loaded. */
  weights(): Promise<Uint8Array>;
  /** Loads a network of the given number of classes. */
  load(bytes: Uint8Array, nClasses: number): CoreNetwork;
}

type CoreTeaching = StudyCore['DigitTeaching']['prototype'];
type CoreNetwork = Core['DigitNetwork']['prototype'];

type TeachHandlers = {
  readonly [Name in keyof TeachCommands]: (
    params: TeachCommands[Name]['params'],
    request: RunChannel<TeachSnapshot>,
  ) => Promise<TeachCommands[Name]['result']>;
};

const drawings = (name: SetKind) => `digits/drawings-${name}.json`;
const networkName = 'digits/own.safetensors';
const noteName = 'digits/own.json';

/** The worker's state for a network that the reader teaches: the teaching run and the reader's own network. */
export class TeachDesk {
  #teaching: CoreTeaching | undefined;
  #own: { readonly handle: CoreNetwork; readonly network: OwnNetwork } | undefined;

  constructor(private readonly tools: TeachTools) {}

  /** How the reader's own network reads strokes, if there is one. */
  read(points: Float32Array, lengths: Uint32Array, padSide: number): ShownReading | undefined {
    if (!this.#own) return undefined;
    const reading = this.#own.handle.read(points, lengths, padSide);
    return reading.state === 'digit' ? { ...reading, labels: this.#own.network.labels } : reading;
  }

  readonly handlers: TeachHandlers = {
    readDrawings: async ({ text }) => (await this.tools.study()).readDrawings(text),
    writeDrawings: async ({ set }) => (await this.tools.study()).writeDrawings(set),
    keepDrawings: async ({ name, set }) => keepBytes(drawings(name), (await this.tools.study()).writeDrawings(set)),
    keptDrawings: ({ name }) => this.#keptDrawings(name),
    forgetDrawings: async ({ name }) => {
      await forgetBytes(drawings(name));
      return null;
    },
    teachNetwork: async ({ set, seed }, request) => runJob(await this.#begin(set, seed), request),
    takeTaught: ({ labels }) => this.#takeTaught(labels),
    ownNetwork: () => this.#ownNetwork(),
    forgetOwnNetwork: async () => {
      this.#drop();
      await forgetBytes(networkName);
      await forgetBytes(noteName);
      return null;
    },
    gameDigits: async ({ n, seed }) => (await this.tools.study()).gameDigits(n, seed),
    tourStops: async () => (await this.tools.study()).tourStops(),
  };

  /** The teaching run stays available after its end, so that its network can be taken. */
  async #begin(set: DrawingSet, seed: number): Promise<Job<TeachSnapshot>> {
    const [{ DigitTeaching }, weights] = await Promise.all([this.tools.study(), this.tools.weights()]);
    const teaching = DigitTeaching.begin(set, weights, seed);
    this.#teaching?.free();
    this.#teaching = teaching;
    return { advance: () => teaching.advance(), snapshot: () => teaching.snapshot(), free: () => {} };
  }

  async #takeTaught(labels: readonly string[]): Promise<OwnNetwork> {
    if (!this.#teaching) throw { code: 'empty', what: 'training', message: 'nothing was taught' } satisfies EngineError;
    const bytes = this.#teaching.network();
    const isKept = (await keepBytes(networkName, bytes)) && (await keepBytes(noteName, JSON.stringify({ labels })));
    return this.#take(bytes, { labels, isKept });
  }

  /** Includes one from an earlier visit. */
  async #ownNetwork(): Promise<OwnNetwork | null> {
    if (this.#own) return this.#own.network;
    const [bytes, note] = await Promise.all([recallBytes(networkName), recallText(noteName)]);
    const labels = note === undefined ? undefined : parseLabels(note);
    return bytes && labels ? this.#take(bytes, { labels, isKept: true }) : null;
  }

  #take(bytes: Uint8Array, network: OwnNetwork): OwnNetwork {
    const handle = this.tools.load(bytes, network.labels.length);
    this.#drop();
    this.#own = { handle, network };
    return network;
  }

  #drop(): void {
    this.#own?.handle.free();
    this.#own = undefined;
  }

  /** The drawings of an earlier visit, or `null` if the core cannot read them any more. */
  async #keptDrawings(name: SetKind): Promise<DrawingSet | null> {
    const text = await recallText(drawings(name));
    if (text === undefined) return null;
    const { readDrawings } = await this.tools.study();
    try {
      return readDrawings(text);
    } catch (cause) {
      console.warn('The saved drawings could not be read.', cause);
      return null;
    }
  }
}

function parseLabels(note: string): readonly string[] | undefined {
  try {
    const { labels } = JSON.parse(note) as { labels?: unknown };
    return Array.isArray(labels) && labels.every((label) => typeof label === 'string') ? labels : undefined;
  } catch {
    return undefined;
  }
}
