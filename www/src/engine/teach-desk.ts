import type { OwnNetwork, SetKind, TeachCommands } from './commands/teaching';
import { type Job, type RunChannel, runJob } from './job';
import { tellChange } from './kept-changes';
import { forgetFile, type KeptFile, keepFile, recallFile } from './kept-files';
import { alone } from './locks';
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
  load(bytes: Uint8Array, nClasses: number): Promise<CoreNetwork>;
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
const networkName = 'digits/own';
/** Version 0.1.0 kept the labels in a file of their own. */
const old = { network: 'digits/own.safetensors', labels: 'digits/own.json' } as const;

/** The worker's state for a network that the reader teaches: the teaching run and the reader's own network. */
export class TeachDesk {
  #teaching: CoreTeaching | undefined;
  #own: { readonly handle: CoreNetwork; readonly network: OwnNetwork } | undefined;

  constructor(private readonly tools: TeachTools) {}

  /** How the reader's own network reads strokes, if there is one. */
  read(points: Float32Array, lengths: Uint32Array, padSide: number): ShownReading | undefined {
    if (!this.#own) return undefined;
    return { ...this.#own.handle.read(points, lengths, padSide), labels: this.#own.network.labels };
  }

  readonly handlers: TeachHandlers = {
    readDrawings: async ({ text }) => (await this.tools.study()).readDrawings(text),
    writeDrawings: async ({ set }) => (await this.tools.study()).writeDrawings(set),
    keepDrawings: ({ name, set }) => this.#keepDrawings(name, set),
    keptDrawings: ({ name }) => this.#keptDrawings(name),
    forgetDrawings: async ({ name }) => {
      await forgetFile(drawings(name));
      tellChange('drawings');
      return null;
    },
    teachNetwork: async ({ set, seed }, request) => runJob(await this.#begin(set, seed), request),
    takeTaught: ({ labels }) => this.#takeTaught(labels),
    ownNetwork: () => this.#ownNetwork(),
    forgetOwnNetwork: async () => {
      this.#drop();
      for (const name of [networkName, old.network, old.labels]) await forgetFile(name);
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
    const isKept = (await keepFile(networkName, bytes, { labels })) === 'kept';
    return this.#take(bytes, { labels, isKept });
  }

  /** Includes one from an earlier visit; `damaged` if it is not what was kept. */
  async #ownNetwork(): Promise<OwnNetwork | 'damaged' | null> {
    if (this.#own) return this.#own.network;
    const kept = (await recallFile(networkName)) ?? (await oldNetwork());
    if (!kept) return null;
    const labels = labelsOf(kept.note);
    if (!kept.isIntact || !labels) return 'damaged';
    try {
      return await this.#take(kept.bytes, { labels, isKept: true });
    } catch (cause) {
      if (cause instanceof WebAssembly.RuntimeError) throw cause;
      return 'damaged';
    }
  }

  async #take(bytes: Uint8Array, network: OwnNetwork): Promise<OwnNetwork> {
    const handle = await this.tools.load(bytes, network.labels.length);
    this.#drop();
    this.#own = { handle, network };
    return network;
  }

  #drop(): void {
    this.#own?.handle.free();
    this.#own = undefined;
  }

  /** Under a lock, so that of two tabs that keep at once the later one stays whole. */
  async #keepDrawings(name: SetKind, set: DrawingSet): Promise<boolean> {
    const text = (await this.tools.study()).writeDrawings(set);
    const outcome = await alone(`keeps ${name}`, () => keepFile(drawings(name), text));
    tellChange('drawings');
    return outcome === 'kept';
  }

  /** The drawings of an earlier visit; `damaged` if they are not what was kept, or the core cannot read them. */
  async #keptDrawings(name: SetKind): Promise<DrawingSet | 'damaged' | null> {
    const kept = await recallFile(drawings(name));
    if (!kept) return null;
    if (!kept.isIntact) return 'damaged';
    const { readDrawings } = await this.tools.study();
    try {
      return readDrawings(new TextDecoder().decode(kept.bytes));
    } catch (cause) {
      if (cause instanceof WebAssembly.RuntimeError) throw cause;
      return 'damaged';
    }
  }
}

async function oldNetwork(): Promise<KeptFile | undefined> {
  const [network, labels] = await Promise.all([recallFile(old.network), recallFile(old.labels)]);
  if (!network || !labels) return undefined;
  try {
    return { ...network, note: JSON.parse(new TextDecoder().decode(labels.bytes)) };
  } catch {
    return { ...network, isIntact: false };
  }
}

function labelsOf(note: unknown): readonly string[] | undefined {
  if (typeof note !== 'object' || note === null || !('labels' in note)) return undefined;
  const { labels } = note;
  return Array.isArray(labels) && labels.every((label) => typeof label === 'string') ? labels : undefined;
}
