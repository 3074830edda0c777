import type { Answered, CheckedAnswer, ValueId, WorkingReport } from '../../../engine/wire';
import type { StepPass } from '../../../trace/pass';
import { resultsOf } from './results';
import { isRight } from './verdict';

/** What was typed, and its verdicts. Text outlives the problem that it was typed for; verdicts do not. */
export class Answers {
  readonly #texts = new Map<ValueId, string>();
  #verdicts = new Map<ValueId, CheckedAnswer>();
  #report: WorkingReport | undefined;

  get report(): WorkingReport | undefined {
    return this.#report;
  }

  text(id: ValueId): string {
    return this.#texts.get(id) ?? '';
  }

  /** Undefined once the text has changed. */
  verdict(id: ValueId): CheckedAnswer | undefined {
    return this.#verdicts.get(id);
  }

  type(id: ValueId, text: string): void {
    this.#texts.set(id, text);
    this.#verdicts.delete(id);
  }

  isTyped(id: ValueId): boolean {
    return this.text(id).trim() !== '';
  }

  /** The answers typed for the results of a pass. */
  typedFor(pass: StepPass): readonly Answered[] {
    const ids = resultsOf(pass).flatMap((results) => results.ids);
    return ids.filter((id) => this.isTyped(id)).map((id) => ({ id, text: this.text(id) }));
  }

  /** Stores the verdicts. A verdict on text that has changed in the meantime is dropped. */
  setVerdicts(answered: readonly Answered[], report: WorkingReport): void {
    const texts = new Map(answered.map(({ id, text }) => [id, text]));
    const fresh = report.answers.filter(({ id }) => texts.get(id) === this.text(id));
    this.#verdicts = new Map(fresh.map((answer) => [answer.id, answer]));
    this.#report = report;
  }

  /** Returns whether there was anything to forget. */
  forgetVerdicts(): boolean {
    const had = this.#report !== undefined;
    this.#verdicts = new Map();
    this.#report = undefined;
    return had;
  }

  clear(): void {
    this.#texts.clear();
    this.forgetVerdicts();
  }
}

export interface Tally {
  readonly all: number;
  readonly right: number;
  readonly following: number;
  readonly unreadable: number;
}

export function tally({ answers }: WorkingReport): Tally {
  const count = (is: (answer: CheckedAnswer) => boolean) => answers.filter(is).length;
  return {
    all: answers.length,
    right: count(({ verdict }) => isRight(verdict)),
    following: count(({ verdict }) => verdict.kind === 'followsFromMistake'),
    unreadable: count(({ verdict }) => verdict.kind === 'unreadable'),
  };
}
