import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { fields } from '../../base/field-styles';
import { PageElement } from '../../base/locale';
import { percentText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import { limits } from '../../engine/wire';
import { labSlider } from '../../lab/lab-parts';
import { state, variants } from './state';
import { catalog } from './train-text';

/** The settings of the next training. */
@customElement('chainrule-questions-train-controls')
export class TrainControls extends PageElement {
  constructor() {
    super();
    new Watch(this, state);
  }

  override render() {
    const messages = words(catalog);
    const share = { min: 0.1, max: 1, step: 0.05, format: (value: number) => percentText(value) };
    return html`
      ${this.#renderModels()}
      ${labSlider(state, 'seeds', messages.seeds, { min: 1, max: limits.questionSeeds })}
      ${labSlider(state, 'stated', messages.stated, share)}
      ${labSlider(state, 'drawn', messages.drawn, share)}
    `;
  }

  #renderModels() {
    const messages = words(catalog);
    const chosen = state.value.models;
    return html`<fieldset>
      <legend>${messages.chooseModels}</legend>
      ${variants.map((name) => {
        const isChosen = chosen.includes(name);
        return html`<label>
          <input
            type="checkbox"
            name=${name}
            .checked=${isChosen}
            ?disabled=${isChosen && chosen.length === 1}
            @change=${() =>
              state.change({ models: variants.filter((other) => (other === name) !== chosen.includes(other)) })}
          />
          <span>${messages.models[name]}<small>${messages.modelHints[name]}</small></span>
        </label>`;
      })}
    </fieldset>`;
  }

  static override styles = [
    base,
    fields,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
      }

      fieldset {
        min-inline-size: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        padding: 0;
        font: 600 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      fieldset label {
        display: flex;
        align-items: start;
        gap: var(--cr-space-2);
        min-block-size: var(--cr-target);
        padding-block: var(--cr-space-1);
      }

      fieldset label > span {
        color: var(--cr-ink);
        font-size: var(--cr-size-small);
      }

      small {
        display: block;
        color: var(--cr-soft);
        font-size: var(--cr-size-tiny);
      }

      input[type="checkbox"] {
        flex: none;
        inline-size: 1.1rem;
        block-size: 1.1rem;
        margin: 0.1rem 0 0;
        accent-color: var(--cr-ink);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-questions-train-controls': TrainControls;
  }
}
