import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { fields } from '../../base/field-styles';
import { digits } from '../../base/locale';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { type CapacityKind, capacityFunctions, capacityKinds } from '../../engine/wire';
import { LabElement } from '../../lab/lab-element';
import { labFrame, labSlider } from '../../lab/lab-parts';
import { labParts } from '../../lab/lab-styles';
import { sentence } from '../../session/errors';
import { about } from '../words';
import '../../figures/choices';
import type { ChainruleChoices } from '../../figures/choices';
import './depth-view';
import './folding';
import './overfit-view';
import './pieces-view';
import './readings';
import './run-controls';
import { runs, starter } from './runs';
import { maxUnits, type State, state } from './state';
import { catalog } from './text';
import { type View, views } from './view-names';

/** Depth and width: the pieces of one hidden layer, deep versus wide, and overfitting. */
@customElement('chainrule-capacity')
export class ChainruleCapacity extends LabElement<State> {
  constructor() {
    super(state, Object.values(runs));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    starter.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    starter.disconnect();
  }

  override render() {
    const messages = words(catalog);
    const { view } = state.value;
    const { error } = runs[view].value;
    return labFrame(
      state,
      messages,
      html`
      <h1 slot="heading">${about('capacity').title}</h1>
      <div slot="figure">
        <chainrule-choices
          hide-label
          .label=${messages.view}
          .choices=${views.map((value) => ({ value, text: messages.views[value] }))}
          .value=${view}
          @input=${(event: Event) => state.change({ view: (event.target as ChainruleChoices).value as View })}
        ></chainrule-choices>
        ${this.#renderFigure()}
        ${
          // The page's banner reports an engine that stopped.
          error && error.code !== 'crashed' ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing
        }
      </div>
      <div slot="controls">
        <chainrule-capacity-controls></chainrule-capacity-controls>
        <chainrule-capacity-readings></chainrule-capacity-readings>
        ${this.#renderControls()}
      </div>
      <div slot="notice">${messages.notice[view].map((text) => html`<p>${text}</p>`)}</div>
      ${view === 'depth' ? html`<chainrule-capacity-folding slot="more"></chainrule-capacity-folding>` : nothing}
    `,
    );
  }

  #renderFigure() {
    switch (state.value.view) {
      case 'pieces':
        return html`<chainrule-capacity-pieces></chainrule-capacity-pieces>`;
      case 'depth':
        return html`<chainrule-capacity-depth></chainrule-capacity-depth>`;
      case 'overfit':
        return html`<chainrule-capacity-overfit></chainrule-capacity-overfit>`;
    }
  }

  #renderControls() {
    const messages = words(catalog);
    const { view, units, unit, decay } = state.value;
    if (view === 'pieces')
      return html`
        ${labSlider(state, 'units', messages.units, { min: 1, max: maxUnits })} ${this.#renderFunction()} ${this.#renderKind()}
        ${labSlider(state, 'unit', messages.onView, {
          min: 0,
          max: units,
          value: Math.min(unit, units),
          format: (value) => (value === 0 ? messages.noUnit : digits(value)),
        })}
      `;
    if (view === 'depth')
      return html`
        ${labSlider(state, 'budget', messages.budget, { min: 25, max: 1000 })} ${this.#renderFunction()} ${this.#renderKind()}
      `;
    return html`
      <fieldset>
        <legend>${messages.remedies}</legend>
        ${this.#remedy('stop', messages.stop)} ${this.#remedy('decay', messages.decay)}
        ${decay ? labSlider(state, 'lambda', messages.lambda, { min: 0.05, max: 3, step: 0.05 }) : nothing}
        ${this.#remedy('more', messages.more)}
      </fieldset>
      ${labSlider(state, 'samples', messages.nSamples, { min: 8, max: 200 })}
      ${labSlider(state, 'noise', messages.noise, { min: 0, max: 1, step: 0.05 })}
      ${labSlider(state, 'width', messages.width, { min: 2, max: 32 })} ${this.#renderFunction()}
    `;
  }

  #renderFunction() {
    const messages = words(catalog);
    return html`<label class="function">
      <span>${messages.function}</span>
      <select
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          state.change({ function: capacityFunctions.find((name) => name === value) ?? 'sine' });
        }}
      >
        ${capacityFunctions.map(
          (name) => html`<option value=${name} ?selected=${name === state.value.function}>
            ${messages.functions[name]}
          </option>`,
        )}
      </select>
    </label>`;
  }

  #renderKind() {
    const messages = words(catalog);
    return html`<chainrule-choices
      .label=${messages.kind}
      .choices=${capacityKinds.map((value) => ({ value, text: messages.kinds[value] }))}
      .value=${state.value.kind}
      @input=${(event: Event) => state.change({ kind: (event.target as ChainruleChoices).value as CapacityKind })}
    ></chainrule-choices>`;
  }

  #remedy(name: 'stop' | 'decay' | 'more', label: string) {
    return html`<label class="remedy">
      <input
        type="checkbox"
        name=${name}
        .checked=${state.value[name]}
        @change=${(event: Event) => state.change({ [name]: (event.target as HTMLInputElement).checked })}
      />
      <span>${label}</span>
    </label>`;
  }

  static override styles = [
    base,
    controls,
    fields,
    labParts,
    css`
      fieldset {
        display: grid;
        min-inline-size: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        padding: 0;
        font: 500 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      .remedy {
        display: flex;
        align-items: center;
        gap: var(--cr-space-2);
        min-block-size: var(--cr-target);
      }

      .remedy > span {
        color: var(--cr-ink);
        font-size: var(--cr-size-small);
      }

      .remedy input {
        inline-size: 1.1rem;
        block-size: 1.1rem;
        margin: 0;
        accent-color: var(--cr-ink);
      }

      .function {
        justify-self: start;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-capacity': ChainruleCapacity;
  }
}
