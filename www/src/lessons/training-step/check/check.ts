import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { fields } from '../../../base/field-styles';
import { digits, PageElement } from '../../../base/locale';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import { reasonOf } from '../../../engine/client';
import type { EngineError } from '../../../engine/protocol';
import type { ValueId, WorkingReport } from '../../../engine/wire';
import { sentence } from '../../../session/errors';
import { report as tellEvent } from '../../../session/events';
import { Newest } from '../../../session/latest';
import { twoReadings } from '../../../session/two-readings';
import { math, symbol } from '../../../trace/formula';
import { lineStyles } from '../../../trace/lines';
import { isolated, typeset } from '../../../trace/names';
import type { StepPass } from '../../../trace/pass';
import { textOf } from '../../../trace/plain-text';
import { ShowStepEvent } from '../events';
import { catalog as lessonCatalog } from '../text';
import { Answers, tally } from './answers';
import { askAbout, type Checkable, keyOf } from './checkable';
import { nameLines } from './name-lines';
import { type Results, resultsOf } from './results';
import { nameOf, slipSentence } from './slips';
import { styles } from './styles';
import { catalog } from './text';
import { verdictLine, verdictStyles } from './verdict';

/** "Check my working": fields for all named results, of which the student fills in any. */
@customElement('chainrule-step-check')
export class StepCheck extends PageElement {
  @property({ attribute: false }) work: Checkable | undefined;
  @state() private error: EngineError | undefined;
  @state() private note: 'changed' | 'nothingTyped' | undefined;
  readonly #answers = new Answers();
  /** The sample and problem that the verdicts are for. */
  #judged: string | undefined;
  readonly #checks = new Newest();

  protected override willUpdate(): void {
    const { work } = this;
    const now = work && keyOf(work);
    if (this.#judged === undefined || now === undefined || now === this.#judged) return;
    this.#judged = undefined;
    this.error = undefined;
    this.#checks.ask();
    if (this.#answers.forgetVerdicts()) this.note = 'changed';
  }

  override render() {
    const messages = words(catalog);
    const { work } = this;
    if (!work) return nothing;
    const { pass } = work;
    return html`<details class="whole">
      <summary>${messages.title}</summary>
      <p class="how">${messages.how}</p>
      <form novalidate @submit=${this.#submit} @input=${this.#type}>
        <div class="outcome" aria-live="polite">${this.#renderOutcome(pass)}</div>
        ${resultsOf(pass).map((results) => this.#renderPhase(results, pass))}
        <p class="buttons">
          <button class="primary" type="submit">${messages.check}</button>
          <button type="button" data-action="clear" @click=${this.#clear}>${messages.clear}</button>
        </p>
      </form>
    </details>`;
  }

  #renderOutcome(pass: StepPass): TemplateResult | typeof nothing {
    const messages = words(catalog);
    const { report } = this.#answers;
    if (this.error) return html`<p class="danger">${messages.failed} ${sentence(this.error)}</p>`;
    if (this.note) return html`<p class="note">${messages[this.note]}</p>`;
    if (!report) return nothing;
    return html`<p>${this.#summary(report)}</p>
      ${report.answers.map(({ id, verdict }) =>
        verdict.kind === 'unreadable'
          ? html`<p class="danger">${nameOf(id, pass)}: ${sentence(verdict.error)}</p>`
          : nothing,
      )}
      ${report.firstWrong === undefined ? nothing : this.#renderFirstWrong(report, report.firstWrong, pass)}`;
  }

  #summary(report: WorkingReport): string {
    const messages = words(catalog);
    const { all, right, following, unreadable } = tally(report);
    if (right === all) return messages.allRight(digits(all), all);
    const parts = [messages.someRight(digits(right), digits(all))];
    if (following > 0) parts.push(messages.following(digits(following), following));
    if (unreadable > 0) parts.push(messages.unreadable(digits(unreadable), unreadable));
    return parts.join(' ');
  }

  #renderFirstWrong(report: WorkingReport, id: ValueId, pass: StepPass): TemplateResult {
    const messages = words(catalog);
    const verdict = report.answers.find((answer) => answer.id === id)?.verdict;
    const slip = verdict?.kind === 'wrong' ? verdict.slip : undefined;
    const step = pass.stepAt(pass.definedAt(id));
    return html`<section class="first-wrong" data-slip=${slip?.slip ?? 'none'}>
      <h3>${messages.firstWrong}</h3>
      <p>${typeset(slip ? slipSentence(slip, id, pass) : messages.noSlip(nameOf(id, pass)))}</p>
      ${slip || !step ? nothing : nameLines(step, pass)}
      <button type="button" data-action="show-step" @click=${() => this.#show(slip?.step ?? id)}>${messages.showStep}</button>
    </section>`;
  }

  #renderPhase({ phase, ids }: Results, pass: StepPass): TemplateResult {
    const messages = words(catalog);
    const typed = ids.filter((id) => this.#answers.isTyped(id)).length;
    return html`<details class="phase" data-phase=${phase}>
      <summary>
        ${words(lessonCatalog).phase[phase]}
        <span class="typed">${messages.typed(digits(typed), digits(ids.length))}</span>
      </summary>
      <div class="fields">${ids.map((id) => this.#renderField(id, pass))}</div>
    </details>`;
  }

  #renderField(id: ValueId, pass: StepPass): TemplateResult {
    const { name, role } = pass.value(id);
    const messages = words(catalog);
    const label = (messages.field[role] ?? messages.otherField)(isolated(textOf(id, pass.values)));
    const checked = this.#answers.verdict(id);
    const isWrong = checked?.verdict.kind === 'wrong' || checked?.verdict.kind === 'unreadable';
    return html`<div class="field">
      <label class="answer">
        <span class="name" aria-hidden="true">${name ? math(symbol(name)) : id}<span class="equals">=</span></span>
        <input
          data-id=${id}
          aria-label=${label}
          aria-invalid=${isWrong}
          aria-describedby=${checked ? `verdict-${id}` : nothing}
          dir="ltr"
          inputmode="text"
          enterkeyhint="done"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength="60"
          .value=${live(this.#answers.text(id))}
        />
      </label>
      <span class="worth" id=${`verdict-${id}`}>${checked ? verdictLine(checked, this.#answers.text(id)) : nothing}</span>
      ${twoReadings(checked?.twoReadings, (other) => this.#take(id, other))}
    </div>`;
  }

  #type(event: Event): void {
    const field = event.target as HTMLInputElement;
    const { id } = field.dataset;
    if (id === undefined) return;
    this.#answers.type(id, field.value);
    if (this.note === 'nothingTyped') this.note = undefined;
    this.requestUpdate();
  }

  /** The other reading of an answer. */
  #take(id: ValueId, other: string): void {
    this.#answers.type(id, other);
    void this.#check();
  }

  #submit(event: Event): void {
    event.preventDefault();
    void this.#check();
  }

  async #check(): Promise<void> {
    const { work } = this;
    if (!work) return;
    const isNewest = this.#checks.ask();
    const answers = this.#answers.typedFor(work.pass);
    this.error = undefined;
    this.note = answers.length === 0 ? 'nothingTyped' : undefined;
    if (answers.length === 0) {
      this.#answers.forgetVerdicts();
      return;
    }
    try {
      const report = await askAbout(work, answers);
      if (!isNewest()) return;
      this.#answers.setVerdicts(answers, report);
      this.#judged = keyOf(work);
      const { all, right } = tally(report);
      tellEvent('training-step', { event: 'checked', right, of: all });
    } catch (cause) {
      if (!isNewest()) return;
      this.error = reasonOf(cause);
    }
    this.requestUpdate();
  }

  #clear(): void {
    this.#checks.ask();
    this.#answers.clear();
    this.error = undefined;
    this.note = undefined;
    this.requestUpdate();
  }

  #show(id: ValueId): void {
    this.dispatchEvent(new ShowStepEvent(id));
  }

  static override styles = [base, controls, fields, lineStyles, verdictStyles, styles];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-step-check': StepCheck;
  }
}
