import { css, html, nothing } from 'lit';
import { customElement, state as internal } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { fields } from '../../base/field-styles';
import { PageElement } from '../../base/locale';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { engine, reasonOf } from '../../engine/client';
import type { EngineError } from '../../engine/protocol';
import { limits } from '../../engine/wire';
import { sentence } from '../../session/errors';
import { state } from './state';
import { catalog } from './text';

/** The border between the classes, typed as a formula. */
@customElement('chainrule-playground-border')
export class PlaygroundBorder extends PageElement {
  @internal() private error: EngineError | undefined;
  #refused: string | undefined;

  constructor() {
    super();
    new Watch(this, state);
  }

  override render() {
    if (state.value.data !== 'border') return nothing;
    const messages = words(catalog);
    return html`
      <label>
        <span>${messages.border}</span>
        <span class="row" dir="ltr">
          <span aria-hidden="true">x₂ =</span>
          <input
            name="border"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="done"
            maxlength=${limits.expressionChars}
            aria-invalid=${this.error ? 'true' : 'false'}
            aria-describedby=${this.error ? 'error hint' : 'hint'}
            .value=${live(this.#refused ?? state.value.border)}
            @change=${(event: Event) => void this.#take((event.target as HTMLInputElement).value)}
          />
        </span>
      </label>
      ${this.error ? html`<p class="bad" id="error" role="alert">${sentence(this.error)}</p>` : nothing}
      <p id="hint">${messages.borderHint}</p>
    `;
  }

  /** What cannot be read stays in the field, and the border as it was. */
  async #take(formula: string): Promise<void> {
    try {
      await engine.request('checkFormula', { formula });
      this.error = undefined;
      this.#refused = undefined;
      state.change({ border: formula });
    } catch (cause) {
      this.#refused = formula;
      this.error = reasonOf(cause);
    }
  }

  static override styles = [
    base,
    controls,
    fields,
    css`
      :host {
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      label {
        display: grid;
      }

      .row {
        display: flex;
        align-items: center;
        gap: var(--cr-space-2);
        color: var(--cr-ink);
      }

      input {
        flex: 1;
        min-inline-size: 0;
        max-inline-size: 24rem;
      }

      p {
        margin: var(--cr-space-1) 0 0;
        color: var(--cr-soft);
      }

      .bad {
        color: var(--cr-danger);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-border': PlaygroundBorder;
  }
}
