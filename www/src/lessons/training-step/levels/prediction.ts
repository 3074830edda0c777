import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import type { Step, ValueId, Verdict } from '../../../engine/wire';
import { sentence } from '../../../session/errors';
import { twoReadings } from '../../../session/two-readings';
import { lineStyles } from '../../../trace/lines';
import { isolated, typeset } from '../../../trace/names';
import type { Pass } from '../../../trace/pass';
import { nameLines } from '../check/name-lines';
import { nameOf, slipSentence } from '../check/slips';
import { verdictLine, verdictStyles } from '../check/verdict';
import { SessionElement } from './session-element';
import { catalog } from './text';

/** Shown instead of a result that is left out: its formula with names, and a field for the reader's answer. */
@customElement('chainrule-step-prediction')
export class StepPrediction extends SessionElement {
  @property({ attribute: false }) pass: Pass | undefined;
  @property({ attribute: false }) step: Step | undefined;

  override render() {
    const messages = words(catalog);
    const { session, pass, step } = this;
    if (!session || !pass || !step) return nothing;
    const id = step.defines;
    const checked = session.value.blanks?.checked.get(id);
    // A verdict is for the text that was checked.
    const current = checked?.text === session.text(id).trim() ? checked : undefined;
    const { error } = session.value;
    return html`${nameLines(step, pass)}
      <form novalidate @submit=${(event: Event) => this.#submit(event, id)}>
        <label>
          <span>${messages.predict}</span>
          <input
            aria-label=${messages.yourResult(isolated(id))}
            aria-invalid=${current?.answer.verdict.kind === 'wrong' || current?.answer.verdict.kind === 'unreadable'}
            aria-describedby="worth"
            dir="ltr"
            inputmode="text"
            enterkeyhint="done"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="60"
            .value=${live(session.text(id))}
            @input=${(event: Event) => this.#type(event, id)}
          />
        </label>
        <button class="primary" type="submit">${messages.check}</button>
        <button type="button" data-action="reveal" @click=${() => session.reveal(id)}>${messages.reveal}</button>
      </form>
      <div id="worth" aria-live="polite">
        ${current ? verdictLine(current.answer, current.text) : nothing}
        ${twoReadings(current?.answer.twoReadings, (other) => this.#take(id, other))}
        ${current ? this.#renderWhy(current.answer.verdict, id, pass) : nothing}
        ${error ? html`<p>${messages.failed} ${sentence(error)}</p>` : nothing}
      </div>`;
  }

  #renderWhy(verdict: Verdict, id: ValueId, pass: Pass): TemplateResult | typeof nothing {
    const messages = words(catalog);
    switch (verdict.kind) {
      case 'wrong':
        return html`<p>${typeset(verdict.slip ? slipSentence(verdict.slip, id, pass) : messages.wrong(nameOf(id, pass)))}</p>`;
      case 'unreadable':
        return html`<p>${sentence(verdict.error)}</p>`;
      case 'followsFromMistake':
        return html`<p>${messages.follows}</p>`;
      default:
        return nothing;
    }
  }

  #type(event: Event, id: ValueId): void {
    this.session?.type(id, (event.target as HTMLInputElement).value);
    this.requestUpdate();
  }

  /** The other reading of the answer. */
  #take(id: ValueId, other: string): void {
    this.session?.type(id, other);
    void this.session?.answer(id);
  }

  #submit(event: Event, id: ValueId): void {
    event.preventDefault();
    void this.session?.answer(id);
  }

  static override styles = [
    base,
    controls,
    lineStyles,
    verdictStyles,
    css`
      .lines {
        min-block-size: 4.4rem;
      }

      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--cr-space-2);
      }

      label {
        display: grid;
        flex: 1 1 7rem;
        max-inline-size: 12rem;
        font: 500 var(--cr-size-tiny) / 1.5 var(--cr-controls);
        color: var(--cr-soft);
      }

      input {
        inline-size: 100%;
        min-block-size: var(--cr-target);
        padding-inline: var(--cr-space-2);
        border: 1px solid var(--cr-line);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
        color: var(--cr-ink);
        font: var(--cr-size-body) / 1.2 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      input[aria-invalid="true"] {
        border-color: var(--cr-danger);
      }

      #worth {
        min-block-size: 2.2rem;
        margin-block: var(--cr-space-2) var(--cr-space-3);
        font-size: var(--cr-size-small);
        overflow-wrap: anywhere;
      }

      .name i {
        font-family: var(--cr-serif);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-step-prediction': StepPrediction;
  }
}
