import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { fields } from '../../base/field-styles';
import { numberText } from '../../base/numbers';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { type ActivationName, activationNames } from '../../engine/wire';
import { LabElement } from '../../lab/lab-element';
import { labFrame, labSlider } from '../../lab/lab-parts';
import { labParts } from '../../lab/lab-styles';
import { activationLabels } from '../../session/activation-names';
import { sentence } from '../../session/errors';
import { maxSeed } from '../../session/url-state';
import { functionTone } from '../../trace/activations';
import { about } from '../words';
import '../../figures/choices';
import type { ChainruleChoices } from '../../figures/choices';
import './curves-view';
import './distribution-view';
import './facts-table';
import { ask, curves, distribution, type State, state } from './state';
import { catalog } from './text';
import { type View, views } from './view-names';

/** Activations: functions and their derivatives, read at one x, and their effect on a distribution. */
@customElement('chainrule-activations')
export class ChainruleActivations extends LabElement<State> {
  constructor() {
    super(state, [curves, distribution]);
  }

  protected override follow(): void {
    ask(state.value);
  }

  override render() {
    const messages = words(catalog);
    const { view } = state.value;
    const error = curves.value.error ?? distribution.value.error;
    return labFrame(
      state,
      messages,
      html`
      <h1 slot="heading">${about('activations').title}</h1>
      <div slot="figure">
        <chainrule-choices
          hide-label
          .label=${messages.view}
          .choices=${views.map((value) => ({ value, text: messages.views[value] }))}
          .value=${view}
          @input=${(event: Event) => state.change({ view: (event.target as ChainruleChoices).value as View })}
        ></chainrule-choices>
        ${
          view === 'distribution'
            ? html`<chainrule-activation-distribution></chainrule-activation-distribution>`
            : html`<chainrule-activation-curves></chainrule-activation-curves>`
        }
        ${error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
      </div>
      <div slot="controls">
        ${view === 'distribution' ? this.#renderInputs() : this.#renderReadings()}
        ${this.#renderShown()} ${this.#renderParameters()}
      </div>
      <div slot="notice">${messages.notice.map((text) => html`<p>${text}</p>`)}</div>
      <chainrule-activation-facts slot="more"></chainrule-activation-facts>
    `,
    );
  }

  #renderReadings() {
    const { answer } = curves.value;
    const messages = words(catalog);
    const shown = state.value.shown.map((name) => ({ name, of: answer?.functions.find((one) => one.name === name) }));
    return html`<table class="reading" aria-live="off">
      <caption>${messages.probeAt(numberText(state.value.x))}</caption>
      <thead>
        <tr>
          <th>${messages.function}</th>
          <th><bdi dir="ltr">${messages.value}</bdi></th>
          <th><bdi dir="ltr">${messages.derivative}</bdi></th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          ({ name, of }) => html`<tr data-function=${name}>
            <th scope="row">${activationLabels()[name]}</th>
            <td><bdi dir="ltr">${of ? numberText(of.value, 4) : nothing}</bdi></td>
            <td><bdi dir="ltr">${of ? numberText(of.derivative, 4) : nothing}</bdi></td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #renderInputs() {
    const messages = words(catalog);
    const { seed } = state.value;
    return html`
      ${labSlider(state, 'mean', messages.mean, { min: -5, max: 5, step: 0.1 })}
      ${labSlider(state, 'std', messages.std, { min: 0.1, max: 10, step: 60, log: true })}
      <div class="row">
        <button @click=${() => state.change({ seed: seed === maxSeed ? 0 : seed + 1 })}>${messages.newSamples}</button>
      </div>
    `;
  }

  #renderShown() {
    const messages = words(catalog);
    const { shown } = state.value;
    return html`<fieldset>
      <legend>${messages.shown}</legend>
      <div class="functions">
        ${activationNames.map((name) => {
          const isShown = shown.includes(name);
          return html`<label>
            <input
              type="checkbox"
              name=${name}
              .checked=${isShown}
              ?disabled=${isShown && shown.length === 1}
              @change=${() => this.#toggle(name)}
            />
            <span class="swatch ${functionTone(name)}"></span>
            <span>${activationLabels()[name]}</span>
          </label>`;
        })}
      </div>
    </fieldset>`;
  }

  #renderParameters() {
    const messages = words(catalog);
    const { shown, view, shaded } = state.value;
    return html`
      ${shown.includes('leaky_relu') ? labSlider(state, 'slope', messages.slope, { min: 0, max: 1, step: 0.01 }) : nothing}
      ${shown.includes('elu') ? labSlider(state, 'alpha', messages.alpha, { min: 0, max: 4, step: 0.05 }) : nothing}
      ${labSlider(state, 'threshold', messages.threshold, { min: 0.001, max: 0.25, step: 60, log: true })}
      <p class="small">${messages.saturation}</p>
      ${
        view === 'overlaid'
          ? html`<label class="shade">
              <span>${messages.shade}</span>
              <select @change=${(event: Event) => this.#shade((event.target as HTMLSelectElement).value)}>
                ${['none' as const, ...shown].map(
                  (name) => html`<option value=${name} ?selected=${name === shaded}>
                    ${name === 'none' ? messages.shadeNone : activationLabels()[name]}
                  </option>`,
                )}
              </select>
            </label>`
          : nothing
      }
    `;
  }

  #toggle(name: ActivationName): void {
    const { shown, shaded } = state.value;
    const next = activationNames.filter((other) => (other === name) !== shown.includes(other));
    if (next.length === 0) return;
    // A function that is no longer shown cannot be shaded.
    state.change({ shown: next, shaded: shaded === 'none' || next.includes(shaded) ? shaded : (next[0] ?? 'none') });
  }

  #shade(value: string): void {
    state.change({ shaded: activationNames.find((name) => name === value) ?? 'none' });
  }

  static override styles = [
    base,
    controls,
    fields,
    labParts,
    css`
      .reading {
        inline-size: 100%;
      }

      caption {
        padding-block-end: var(--cr-space-1);
        color: var(--cr-soft);
        text-align: start;
      }

      .reading td {
        font-weight: 600;
      }

      fieldset {
        min-inline-size: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        padding: 0;
        font: 500 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      .functions {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
      }

      .functions label {
        display: flex;
        align-items: center;
        gap: var(--cr-space-2);
        min-block-size: var(--cr-target);
      }

      .functions label > span {
        color: var(--cr-ink);
        font-size: var(--cr-size-small);
      }

      .functions input {
        inline-size: 1.1rem;
        block-size: 1.1rem;
        margin: 0;
        accent-color: var(--cr-ink);
      }

      .swatch {
        flex: none;
        inline-size: 0.9rem;
        block-size: 0.9rem;
        border-radius: 3px;
        background: var(--tone);
      }

      .s1 { --tone: var(--cr-s1); }
      .s2 { --tone: var(--cr-s2); }
      .s3 { --tone: var(--cr-s3); }
      .s4 { --tone: var(--cr-s4); }
      .s5 { --tone: var(--cr-s5); }
      .s6 { --tone: var(--cr-s6); }
      .s7 { --tone: var(--cr-s7); }
      .s8 { --tone: var(--cr-s8); }
      .s9 { --tone: var(--cr-s9); }
      .s10 { --tone: var(--cr-s10); }
      .s11 { --tone: var(--cr-s11); }
      .s12 { --tone: var(--cr-s12); }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-activations': ChainruleActivations;
  }
}
