import { digits } from '../../base/locale';
import { Store } from '../../base/store';
import { words } from '../../base/words';
import { complaint } from '../../session/complaints';
import { sentence } from '../../session/errors';
import { Newest } from '../../session/latest';
import { LessonParams } from '../../session/lesson-params';
import { type BadParam, badParam, linkParams } from '../../session/url-state';
import { fields, type State, sourceOf, stateOf } from './fields';
import type { LevelSession } from './levels/session';
import { assignment } from './source';
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

/** What the address says about this lesson: the problem, the step, the sample, the number format, the level. */
export class Address extends Store<Complaints> {
  readonly #params = new LessonParams('training-step', fields, () => this.#state());
  /** What the address asked for: while it is being opened, the engine may start or the address may change. */
  readonly #openings = new Newest();
  #isOpening = false;
  /** The step that the address asks for, until there is a trace to find it in. */
  #wanted: string | null | undefined;
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
      if (this.bench.value.work && !this.#params.isUnused && !this.#isOpening) this.#params.write();
    };
    this.#stops = [this.bench.subscribe(changed), this.levels.subscribe(changed)];
    this.#params.connect(() => this.#read());
    void this.open();
  }

  disconnect(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#params.disconnect();
  }

  /** Opens what the address asks for. */
  async open(): Promise<void> {
    const isNewest = this.#openings.ask();
    const read = this.#params.read();
    const { sample, numbers: format, names: naming, level, seed, step } = read.state;
    this.#isOpening = true;
    this.#wanted = step;
    const { source, bad } = sourceOf(read);
    const complaints = [...bad];
    let isOpen = await this.bench.open(source, { sample: sample - 1, format, naming });
    if (!isNewest()) return;
    let link: string | undefined;
    const { error } = this.bench.value;
    // Without an error, something else was requested in the meantime.
    if (!isOpen && error && error.code !== 'crashed') {
      // The link cannot be read, or the problem has no such sample.
      if (sample > 1) {
        complaints.push(badParam('sample', String(sample), '1'));
        isOpen = await this.bench.open(source, { sample: 0, format, naming });
      }
      if (!isOpen) {
        link = sentence(error);
        isOpen = await this.bench.open(assignment, { sample: 0, format, naming });
      }
    }
    if (!isNewest()) return;
    if (isOpen) await this.levels.choose(level, seed ?? 1);
    if (!isNewest()) return;
    this.#isOpening = false;
    this.update({ params: complaints, link });
    if (isOpen && (complaints.length > 0 || link !== undefined)) this.#params.write();
  }

  /** The position that the address asks for, once, when a trace has arrived. */
  takePosition(last: number): number | undefined {
    if (this.#wanted === undefined) return undefined;
    const { step, problem } = readStep(this.#wanted, last);
    this.#wanted = undefined;
    this.#position = step;
    this.update({ step: problem, last });
    return step;
  }

  /** The reader went to a step. */
  setPosition(position: number): void {
    this.#position = position;
    if (this.value !== none) this.set(none);
    this.#params.writeSoon();
  }

  /** The lesson's address parameters now. */
  params(): Record<string, string> {
    return linkParams(fields, this.#state());
  }

  /** What is wrong with the address, in the reader's language. */
  notices(): readonly string[] {
    const messages = words(catalog);
    const { params, step, last, link } = this.value;
    const [first, end] = [digits(0), digits(last)];
    return [
      ...(link === undefined ? [] : [messages.badLink(link)]),
      ...params.map(complaint),
      ...(step?.kind === 'beyond' ? [messages.beyond(step.got, end)] : []),
      ...(step?.kind === 'notAStep' ? [messages.notANumber(step.got, first, end)] : []),
    ];
  }

  /** The address changed, by going back or following a link: maybe to another step of the same problem. */
  #read(): void {
    const { state, bad } = this.#params.read();
    const last = this.bench.value.work?.pass.last;
    const isSame = bad.length === 0 && withoutStep(state) === withoutStep(this.#state());
    if (!isSame || this.#isOpening || last === undefined) {
      void this.open();
      return;
    }
    const { step, problem } = readStep(state.step, last);
    this.#position = step;
    this.set({ ...none, step: problem, last });
    this.#go(step);
  }

  /** The state of the current problem. */
  #state(): State {
    const { work } = this.bench.value;
    const { level, seed } = this.levels.value;
    return {
      ...stateOf(work?.source ?? assignment, work?.link ?? ''),
      sample: (work?.sample ?? 0) + 1,
      numbers: work?.format ?? 'short',
      names: work?.naming ?? 'sheet',
      level,
      seed: level === 'worked' ? null : seed,
      step: this.#position === 0 ? null : String(this.#position),
    };
  }
}

function withoutStep(state: State): string {
  return JSON.stringify(linkParams(fields, { ...state, step: null }));
}
