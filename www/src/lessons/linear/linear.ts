import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { fields } from '../../base/field-styles';
import { numberText } from '../../base/numbers';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { toyNames } from '../../engine/wire';
import { LabElement } from '../../lab/lab-element';
import { labFrame, labSlider } from '../../lab/lab-parts';
import { labParts } from '../../lab/lab-styles';
import { activationLabels } from '../../session/activation-names';
import { sentence } from '../../session/errors';
import { shelf } from '../../session/shelf';
import { maxSeed } from '../../session/url-state';
import { about } from '../words';
import '../../figures/choices';
import type { ChainruleChoices } from '../../figures/choices';
import './planes';
import './product';
import './training';
import {
  ask,
  isFromShelf,
  look,
  pause,
  type Source,
  type State,
  sources,
  state,
  switchable,
  training,
  type View,
  views,
} from './state';
import { catalog } from './text';

/** Why nonlinear: a network with its activations off and on, and the product of its layers. */
@customElement('chainrule-linear')
export class ChainruleLinear extends LabElement<State> {
  constructor() {
    super(state, [shelf, look, training], [shelf]);
  }

  protected override follow(): void {
    ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Nobody is watching any more.
    if (training.value.phase === 'running') training.setPace(pause);
  }

  override render() {
    const messages = words(catalog);
    const error = training.value.error ?? look.value.error;
    return labFrame(
      state,
      messages,
      html`
      <h1 slot="heading">${about('linear').title}</h1>
      <div slot="figure">
        <chainrule-choices
          data-name="activations"
          .label=${messages.activations}
          .choices=${views.map((value) => ({ value, text: messages.views[value] }))}
          .value=${state.value.activations}
          @input=${(event: Event) => state.change({ activations: (event.target as ChainruleChoices).value as View })}
        ></chainrule-choices>
        <div class=${`pictures ${state.value.activations}`}>
          <chainrule-linear-planes></chainrule-linear-planes>
          <chainrule-linear-product></chainrule-linear-product>
        </div>
        ${error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
      </div>
      <div slot="controls">
        ${this.#renderSource()}
        ${isFromShelf() ? nothing : html`<chainrule-linear-training></chainrule-linear-training>${this.#renderSettings()}`}
      </div>
      <div slot="notice">${messages.notice.map((text) => html`<p>${text}</p>`)}</div>
    `,
    );
  }

  /** Shown if there is something on the shelf, or the address asks for it. */
  #renderSource() {
    const messages = words(catalog);
    const { network } = state.value;
    const shelved = shelf.value;
    if (shelved === undefined && network === 'drawn') return nothing;
    return html`
      <chainrule-choices
        data-name="network"
        .label=${messages.network}
        .choices=${sources.map((value) => ({ value, text: messages.sources[value] }))}
        .value=${network}
        @input=${(event: Event) => state.change({ network: (event.target as ChainruleChoices).value as Source })}
      ></chainrule-choices>
      ${network === 'shelf' && shelved === undefined ? html`<p class="small">${messages.emptyShelf}</p>` : nothing}
      ${network === 'shelf' && shelved === 'unreadable' ? html`<p class="small">${messages.unreadable}</p>` : nothing}
      ${isFromShelf() ? html`<p class="small">${messages.fromShelf}</p>` : nothing}
    `;
  }

  #renderSettings() {
    const messages = words(catalog);
    const { seed } = state.value;
    return html`
      <div class="row">
        <label>
          <span>${messages.data}</span>
          <select name="data" @change=${(event: Event) => this.#choose('data', event)}>
            ${toyNames.map((name) => this.#option(name, messages.toys[name], state.value.data))}
          </select>
        </label>
        <label>
          <span>${messages.function}</span>
          <select name="function" @change=${(event: Event) => this.#choose('function', event)}>
            ${switchable.map((name) => this.#option(name, activationLabels()[name], state.value.function))}
          </select>
        </label>
      </div>
      ${labSlider(state, 'depth', messages.depth, { min: 1, max: 16 })}
      ${labSlider(state, 'width', messages.width, { min: 1, max: 16 })}
      ${labSlider(state, 'noise', messages.noise, { min: 0, max: 0.3, step: 0.01 })}
      <div class="row">
        <button @click=${() => state.change({ seed: seed === maxSeed ? 0 : seed + 1 })}>${messages.newWeights}</button>
        <span class="small">${messages.seed(numberText(seed, 10))}</span>
      </div>
    `;
  }

  #option(value: string, text: string, current: string) {
    return html`<option value=${value} ?selected=${value === current}>${text}</option>`;
  }

  #choose(name: 'data' | 'function', event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    state.change({ [name]: value });
  }

  static override styles = [
    base,
    controls,
    fields,
    labParts,
    css`
      .pictures {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-4);
        align-items: start;
      }

      @media (width >= 40rem) {
        .pictures.off,
        .pictures.on {
          grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        }
      }

      [slot="controls"] .row label {
        flex: 1 1 8rem;
        min-inline-size: 0;
      }

      .row .small {
        align-self: center;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-linear': ChainruleLinear;
  }
}
