import { digits } from '../../../base/locale';
import { Store } from '../../../base/store';
import { words } from '../../../base/words';
import { complaint } from '../../../session/complaints';
import { sentence } from '../../../session/errors';
import { LessonParams } from '../../../session/lesson-params';
import { linkParams } from '../../../session/url-state';
import { readStep } from '../step-param';
import { catalog as lessonCatalog } from '../text';
import type { CircuitBench } from './bench';
import { fields, first, type State } from './fields';
import { catalog } from './text';

/** What the address says about an expression: its text, its values, the number format, the step. */
export class CircuitAddress extends Store<readonly string[]> {
  readonly #params = new LessonParams('training-step', fields, () => this.#state());
  #isOpening = false;
  /** The step that the address asks for, until there is a pass to find it in. */
  #wanted: string | null | undefined;
  #position = 0;
  #stop = (): void => {};
  #go: (position: number) => void = () => {};

  constructor(private readonly bench: CircuitBench) {
    super([]);
  }

  connect(go: (position: number) => void): void {
    this.#go = go;
    this.#stop = this.bench.subscribe(() => {
      if (this.bench.value.work && !this.#params.isUnused && !this.#isOpening) this.#params.write();
    });
    this.#params.connect(() => this.#read());
    void this.open();
  }

  disconnect(): void {
    this.#stop();
    this.#params.disconnect();
  }

  /** Opens what the address asks for; what cannot be read is replaced by the first example. */
  async open(): Promise<void> {
    const { state, bad } = this.#params.read();
    const notices = bad.map(complaint);
    this.#isOpening = true;
    this.#wanted = state.step;
    const text = { expression: state.expression ?? first.expression, values: state.values };
    const isOpen = await this.bench.open(text, state.numbers);
    const { error } = this.bench.value;
    if (!isOpen && error && error.code !== 'crashed') {
      notices.push(words(catalog).badLink(sentence(error)));
      await this.bench.open(first, state.numbers);
    }
    this.#isOpening = false;
    this.set([...this.value, ...notices]);
    if (notices.length > 0) this.#params.write();
  }

  /** The position that the address asks for, once, when a pass has arrived. */
  takePosition(last: number): number | undefined {
    if (this.#wanted === undefined) return undefined;
    const { step, notice } = stepOf(this.#wanted, last);
    this.#wanted = undefined;
    this.#position = step;
    this.set(notice);
    return step;
  }

  /** The reader went to a step. */
  setPosition(position: number): void {
    this.#position = position;
    if (this.value.length > 0) this.set([]);
    this.#params.writeSoon();
  }

  /** The lesson's address parameters now. */
  params(): Record<string, string> {
    return linkParams(fields, this.#state());
  }

  /** The address changed, by going back or following a link: maybe to another step of the same expression. */
  #read(): void {
    const { state } = this.#params.read();
    // Another kind of problem: this one is about to be taken away.
    if (state.expression === null) return;
    const last = this.bench.value.work?.pass.last;
    if (last === undefined || this.#isOpening || withoutStep(state) !== withoutStep(this.#state())) {
      void this.open();
      return;
    }
    const { step, notice } = stepOf(state.step, last);
    this.#position = step;
    this.set(notice);
    this.#go(step);
  }

  #state(): State {
    const { work } = this.bench.value;
    return {
      expression: work?.problem.expression ?? first.expression,
      values: work?.values ?? first.values,
      numbers: work?.format ?? 'short',
      step: this.#position === 0 ? null : String(this.#position),
    };
  }
}

/** The step that an address asks for, and what is wrong with it, in words. */
function stepOf(text: string | null, last: number): { readonly step: number; readonly notice: readonly string[] } {
  const messages = words(lessonCatalog);
  const { step, problem } = readStep(text, last);
  if (!problem) return { step, notice: [] };
  const { kind, got } = problem;
  const notice =
    kind === 'beyond' ? messages.beyond(got, digits(last)) : messages.notANumber(got, digits(0), digits(last));
  return { step, notice: [notice] };
}

function withoutStep(state: State): string {
  return JSON.stringify(linkParams(fields, { ...state, step: null }));
}
