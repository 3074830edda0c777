import { digits } from '../../base/locale';
import { Store } from '../../base/store';
import { words } from '../../base/words';
import { sentence } from '../../session/errors';
import { remember, route } from '../../session/route';
import type { BadParam } from '../../session/url-state';
import type { LevelSession } from './levels/session';
import { readLevel } from './levels/session';
import { assignment, readFormat, readSource, type Source, sourceParams, writeFormat } from './source';
import { readStep, type StepProblem } from './step-param';
import { catalog } from './text';
import type { Workbench } from './workbench';

interface Complaints {
  readonly params: readonly BadParam[];
  readonly step: StepProblem | undefined;
  readonly last: number;
  /** Why a link could not be read, in words. */
  readonly link: string | undefined;
}

const none: Complaints = { params: [], step: undefined, last: 0, link: undefined };

/** The parameters of this lesson in the address: the problem, the step, the sample, how numbers are shown, the level. */
export class Address extends Store<Complaints> {
  /** What the address said when it was last read or written. */
  #seen: string | undefined;
  #problem: string | undefined;
  #wanted: string | null | undefined;
  #write: ReturnType<typeof setTimeout> | undefined;
  #stops: (() => void)[] = [];
  #go: (position: number) => void = () => {};
  #position = 0;

  constructor(
    private readonly bench: Workbench,
    private readonly levels: LevelSession,
  ) {
    super(none);
  }

  connect(go: (position: number) => void): void {
    this.#go = go;
    const changed = () => {
      const { work } = this.bench.value;
      if (work && this.#problem !== undefined && !this.#isOpening) this.#remember();
    };
    this.#stops = [route.subscribe(() => this.#read()), this.bench.subscribe(changed), this.levels.subscribe(changed)];
    void this.open();
  }

  disconnect(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    clearTimeout(this.#write);
  }

  #isOpening = false;
  /** Counts what the address asked for: the engine's readiness and another address may come while one is being opened. */
  #turn = 0;

  /** Lays on the table what the address asks for. */
  async open(): Promise<void> {
    const { params } = route.value;
    const turn = ++this.#turn;
    this.#seen = this.#keys(params);
    this.#isOpening = true;
    const { source, bad } = readSource(params);
    const { format, bad: badFormat } = readFormat(params.get('numbers'));
    const sampleText = params.get('sample') ?? '1';
    const sample = /^[1-8]$/.test(sampleText) ? Number(sampleText) - 1 : 0;
    const badSample =
      sample + 1 === Number(sampleText) ? undefined : { param: 'sample', got: sampleText, expected: '1…8' };
    this.#wanted = params.get('step');
    this.#problem = this.#keys(params);
    const complaints = [bad, badFormat, badSample].filter((one) => one !== undefined);
    let isOpen = await this.bench.open(source, { sample, format });
    if (turn !== this.#turn) return;
    let link: string | undefined;
    const { error } = this.bench.value;
    // Without an error something else was asked for in the meantime.
    if (!isOpen && error && !isCrash(error.code)) {
      // A link that cannot be read, or a sample that the problem does not have.
      if (sample > 0) {
        complaints.push({ param: 'sample', got: sampleText, expected: '1' });
        isOpen = await this.bench.open(source, { sample: 0, format });
      }
      if (!isOpen) {
        link = sentence(error);
        isOpen = await this.bench.open(assignment, { sample: 0, format });
      }
    }
    if (turn !== this.#turn) return;
    const level = readLevel(params);
    if (isOpen) await this.levels.choose(level.level, level.seed);
    if (turn !== this.#turn) return;
    this.#isOpening = false;
    this.update({ params: complaints, link });
    if (isOpen && (complaints.length > 0 || link !== undefined)) this.#remember();
  }

  /** The position that the address asks for, once, when a trace has come. */
  takePosition(last: number): number | undefined {
    if (this.#wanted === undefined) return undefined;
    const { step, problem } = readStep(this.#wanted, last);
    this.#wanted = undefined;
    this.#position = step;
    this.update({ step: problem, last });
    return step;
  }

  /** The reader went to a step. Browsers allow a hundred changes of the address in half a minute: only where it rests counts. */
  goneTo(position: number): void {
    this.#position = position;
    if (this.value !== none) this.set(none);
    clearTimeout(this.#write);
    this.#write = setTimeout(() => this.#remember(), 150);
  }

  /** What the address says of the lesson now. */
  params(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#params()).filter((entry): entry is [string, string] => entry[1] !== null),
    );
  }

  /** What is wrong with the address, in the reader's language. */
  notices(): readonly string[] {
    const messages = words(catalog);
    const { params, step, last, link } = this.value;
    const [first, end] = [digits(0), digits(last)];
    return [
      ...(link === undefined ? [] : [messages.badLink(link)]),
      ...params.map(({ param, got, expected }) => messages.badParam(param, got, expected)),
      ...(step?.kind === 'beyond' ? [messages.beyond(step.got, end)] : []),
      ...(step?.kind === 'notAStep' ? [messages.notANumber(step.got, first, end)] : []),
    ];
  }

  /** Somebody went back or followed a link: the language alone is none of the lesson's business. */
  #read(): void {
    const { lesson, params } = route.value;
    const keys = this.#keys(params);
    if (lesson !== 'training-step' || keys === this.#seen) return;
    const last = this.bench.value.work?.pass.last;
    const isSameProblem = withoutStep(keys) === withoutStep(this.#seen ?? '');
    this.#seen = keys;
    if (!isSameProblem || last === undefined) {
      void this.open();
      return;
    }
    const { step, problem } = readStep(params.get('step'), last);
    this.#position = step;
    this.set({ ...none, step: problem, last });
    this.#go(step);
  }

  #remember(): void {
    const params = this.#params();
    // Before it is written, because writing it calls back.
    const next = new URLSearchParams(route.value.params);
    for (const [name, value] of Object.entries(params)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    this.#seen = this.#keys(next);
    remember(params);
  }

  #params(): Record<string, string | null> {
    const { work } = this.bench.value;
    const source: Source = work?.source ?? assignment;
    return {
      ...sourceParams(source, work?.link ?? ''),
      step: this.#position === 0 ? null : String(this.#position),
      sample: work && work.sample > 0 ? String(work.sample + 1) : null,
      numbers: work ? writeFormat(work.format) : null,
      ...this.levels.params(),
    };
  }

  #keys(params: URLSearchParams): string {
    const own = ['problem', 'exercise', 'preset', 'sample', 'numbers', 'level', 'seed', 'step'];
    return JSON.stringify(own.map((name) => params.get(name)));
  }
}

/** Everything but the last of the keys. */
function withoutStep(keys: string): string {
  return keys.slice(0, keys.lastIndexOf(','));
}

function isCrash(code: string | undefined): boolean {
  return code === 'crashed';
}
