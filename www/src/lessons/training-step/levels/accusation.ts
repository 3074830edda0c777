import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { digits } from '../../../base/locale';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import type { PlantedMistake, TraceNumber } from '../../../engine/wire';
import { isolated, typeset } from '../../../trace/names';
import type { Pass } from '../../../trace/pass';
import { catalog as slips } from '../check/slip-text';
import { nameOf, sentenceOf } from '../check/slips';
import { ShowStepEvent } from '../events';
import { isOver } from './session';
import { SessionElement } from './session-element';
import { catalog } from './text';

/** "This step is wrong", and the outcome. */
@customElement('chainrule-step-accusation')
export class StepAccusation extends SessionElement {
  /** The step the reader is at, which they accuse. */
  @property({ attribute: false }) position = 0;

  override render() {
    const messages = words(catalog);
    const { session, position } = this;
    const hunt = session?.value.hunt;
    if (!session || !hunt) return nothing;
    const { outcome, planted, pass } = hunt;
    const over = isOver(hunt);
    const show = () => this.dispatchEvent(new ShowStepEvent(planted.id));
    const isIdle = position === 0;
    return html`<div class="row">
        ${
          over
            ? html`<button data-action="to-step" @click=${show}>${messages.toStep}</button>`
            : html`<button
                  class="primary"
                  data-action="accuse"
                  aria-disabled=${isIdle}
                  @click=${() => isIdle || session.accuse(position - 1)}
                >
                  ${messages.accuse}
                </button>
                <button
                  data-action="give-up"
                  @click=${() => {
                    session.giveUp();
                    show();
                  }}
                >
                  ${messages.showMe}
                </button>`
        }
      </div>
      <div aria-live="polite">
        ${outcome ? html`<p data-outcome=${outcome.kind}>${messages.outcome[outcome.kind](digits(outcome.step + 1))}</p>` : nothing}
        ${over ? explanation(planted, pass) : nothing}
      </div>`;
  }

  static override styles = [
    base,
    controls,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cr-space-2);
        margin-block: var(--cr-space-2);
      }

      p {
        max-inline-size: var(--cr-measure);
        margin-block-end: var(--cr-space-1);
      }

      .name i {
        font-family: var(--cr-serif);
      }
    `,
  ];
}

function explanation({ id, slip, right, wrong }: PlantedMistake, pass: Pass): TemplateResult {
  const messages = words(catalog);
  const name = nameOf(id, pass);
  const shown = (number: TraceNumber) => isolated(digits(number.text));
  return html`<p>${typeset(words(slips).here(name, sentenceOf(slip, id, pass)))}</p>
    <p>${typeset(messages.rightAndWrong(name, shown(wrong), shown(right)))}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-step-accusation': StepAccusation;
  }
}
