import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { base } from '../base/styles';

export interface Choice {
  readonly value: string;
  readonly text: string;
}

/**
 * A few options, all in view, of which one is chosen.
 *
 * @cssprop --choices-wrap - `nowrap` for one line, however long
 * @fires input - The reader chose: `value` is the new choice.
 */
@customElement('chainrule-choices')
export class ChainruleChoices extends PageElement {
  /** What is being chosen. */
  @property() label = '';
  @property({ attribute: false }) choices: readonly Choice[] = [];
  @property() value = '';
  /** Shows the label to screen readers only. */
  @property({ type: Boolean, attribute: 'hide-label' }) hideLabel = false;

  override render() {
    return html`<fieldset>
      <legend class=${this.hideLabel ? 'visually-hidden' : ''}>${this.label}</legend>
      ${this.choices.map(
        ({ value, text }) => html`<label>
          <input type="radio" name="choice" value=${value} .checked=${value === this.value} @change=${() => this.#choose(value)} />
          <span>${text}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  #choose(value: string): void {
    this.value = value;
    this.dispatchEvent(new Event('input'));
  }

  static override styles = [
    base,
    css`
      fieldset {
        display: flex;
        flex-wrap: var(--choices-wrap, wrap);
        gap: var(--cr-space-1);
        min-inline-size: 0;
        margin: 0;
        padding: 0;
        border: 0;
        font: 500 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      legend {
        padding: 0 0 var(--cr-space-1);
      }

      label {
        position: relative;
        display: inline-flex;
        flex: none;
        scroll-margin-inline: var(--cr-margin);
      }

      input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }

      label span {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--cr-target);
        padding-inline: var(--cr-space-3);
        border: 1px solid var(--cr-line);
        border-radius: var(--cr-radius);
      }

      input:checked + span {
        border-color: var(--cr-ink);
        background: var(--cr-ink);
        color: var(--cr-paper);
      }

      input:focus-visible + span {
        outline: 2px solid var(--cr-focus);
        outline-offset: 2px;
      }

      @media print {
        :host(:not(.content)) {
          display: none;
        }

        fieldset:has(> label > input) {
          display: flex;
        }

        /* Which there are, and which is chosen. */
        label:has(input) {
          display: inline-flex;
          margin-inline-end: var(--cr-space-3);
        }

        label span,
        input:checked + span {
          min-block-size: 0;
          padding: 0;
          border: 0;
          background: none;
          color: inherit;
        }

        input:checked + span {
          font-weight: 700;
          text-decoration: underline;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-choices': ChainruleChoices;
  }
}
