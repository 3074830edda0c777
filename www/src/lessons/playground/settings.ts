import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { fields } from '../../base/field-styles';
import { digits, PageElement } from '../../base/locale';
import { numberText, percentText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { ruleNames, scheduleNames, surfaceNames } from '../../engine/wire';
import { labSlider, type NumberName } from '../../lab/lab-parts';
import { labParts } from '../../lab/lab-styles';
import { activationLabels } from '../../session/activation-names';
import { maxSeed } from '../../session/url-state';
import { featureChoice, featureStyles } from './feature-choice';
import { maxUnits, offered } from './fields';
import { offeredInits } from './inits';
import { latestSnapshot } from './runs';
import { changes, isStandardized, isTable, lossNames, nInputs, type State, state, task } from './state';
import { catalog } from './text';

/** All settings, folded by topic, and a comparison that differs in one of them. */
@customElement('chainrule-playground-settings')
export class PlaygroundSettings extends PageElement {
  constructor() {
    super();
    new Watch(this, state, latestSnapshot);
  }

  override render() {
    const messages = words(catalog);
    return html`
      ${this.#rate('rate', messages.rate)} ${this.#select('rule', messages.rule, ruleNames, messages.rules)}
      <details data-fold="beside" ?open=${state.value.beside !== 'none'}>
        <summary>${messages.besideFold}</summary>
        <div class="fold">${this.#renderBeside()}</div>
      </details>
      <details data-fold="data">
        <summary>${messages.dataFold}</summary>
        <div class="fold">${this.#renderData()}</div>
      </details>
      <details data-fold="training">
        <summary>${messages.trainingFold}</summary>
        <div class="fold">${this.#renderTraining()}</div>
      </details>
      <details data-fold="stop">
        <summary>${messages.stopFold}</summary>
        <div class="fold">
          ${this.#slider('epochs', messages.epochs, 10, 2000, 10)}
          ${this.#slider('target', messages.target, 0, 0.5, 0.01, (x) => (x === 0 ? messages.none : numberText(x)))}
          ${this.#patience('patience')}
        </div>
      </details>
    `;
  }

  #renderBeside() {
    const messages = words(catalog);
    const labels = activationLabels();
    const value = {
      none: () => nothing,
      rate: () => this.#rate('rate2', messages.rate),
      rule: () => this.#select('rule2', messages.rule, ruleNames, messages.rules),
      activation: () => this.#select('activation2', messages.allActivations, offered, labels),
      init: () => this.#select('init2', messages.init, offeredInits, messages.inits),
      batch: () => this.#slider('batch2', messages.batch, 1, 300, 1),
      units: () => this.#slider('units2', messages.allUnits, 1, maxUnits, 1),
      inputs: () => featureChoice(state.value.features2, (features2) => state.change({ features2 })),
      l2: () => this.#slider('lambda2', this.#l2Label(), 0, 0.1, 0.001),
      l1: () => this.#slider('lasso2', messages.l1, 0, 0.05, 0.001),
      points: () => this.#slider('points2', messages.points, 20, 1000, 10),
      noise: () => this.#slider('noise2', this.#noiseLabel(), 0, 0.5, 0.01),
      patience: () => this.#patience('patience2'),
      std: () => html`<p class="small">${messages.besideStd(!isStandardized(state.value))}</p>`,
    }[state.value.beside];
    const { beside } = state.value;
    const names = changes.filter((name) => {
      if (name === 'inputs') return nInputs(state.value) === 2;
      return this.#isDrawn || (name !== 'points' && name !== 'noise');
    });
    return html`${this.#select('beside', messages.besideWhat, names, messages.changes)} ${value()}
      <p class="small">
        ${beside === 'points' || beside === 'noise' ? messages.besideOtherPoints : messages.besideHint}
      </p>`;
  }

  /** Whether the points are synthetic, and not the reader's. */
  get #isDrawn(): boolean {
    return state.value.data !== 'painted' && !isTable(state.value.data);
  }

  #noiseLabel(): string {
    const messages = words(catalog);
    return surfaceNames.some((name) => name === state.value.data) ? messages.heightNoise : messages.noise;
  }

  #l2Label(): string {
    const messages = words(catalog);
    return state.value.rule === 'adam_w' ? messages.decay : messages.l2;
  }

  #patience(field: 'patience' | 'patience2') {
    const messages = words(catalog);
    return this.#slider(field, messages.patience, 0, 200, 5, (x) => (x === 0 ? messages.none : digits(x)));
  }

  #renderData() {
    const messages = words(catalog);
    const { draw } = state.value;
    return html`
      ${
        this.#isDrawn
          ? html`${this.#slider('points', messages.points, 20, 1000, 10)}
              ${this.#slider('noise', this.#noiseLabel(), 0, 0.5, 0.01)}
              <div class="row">
                <button @click=${() => state.change({ draw: draw === maxSeed ? 0 : draw + 1 })}>
                  ${messages.otherPoints}
                </button>
              </div>`
          : nothing
      }
      ${this.#slider('val', messages.validationShare, 0, 0.4, 0.05, (x) => percentText(x))}
      ${this.#slider('test', messages.testShare, 0, 0.8, 0.05, (x) => percentText(x))}
      <label class="check">
        <input
          type="checkbox"
          name="std"
          .checked=${isStandardized(state.value)}
          @change=${(event: Event) => state.change({ std: (event.target as HTMLInputElement).checked })}
        />
        <span>${messages.standardize}</span>
      </label>
    `;
  }

  #renderTraining() {
    const messages = words(catalog);
    const { rule, loss, schedule } = state.value;
    return html`
      ${this.#select('init', messages.init, offeredInits, messages.inits)}
      ${
        task(state.value) === 'classes'
          ? html`<p class="small">${(latestSnapshot.value?.nTargets ?? 2) > 2 ? messages.softmaxLoss : messages.crossEntropy}</p>`
          : html`${this.#select('loss', messages.lossName, lossNames, messages.losses)}
            ${loss === 'huber' ? this.#slider('delta', messages.delta, 0.05, 2, 0.05) : nothing}`
      }
      ${rule === 'momentum' || rule === 'nesterov' ? this.#slider('momentum', messages.momentum, 0, 0.99, 0.01) : nothing}
      ${rule === 'rms_prop' ? this.#slider('alpha', 'α', 0, 0.99, 0.01) : nothing}
      ${
        rule === 'adam' || rule === 'adam_w'
          ? html`${this.#slider('beta1', 'β₁', 0, 0.99, 0.01)} ${this.#slider('beta2', 'β₂', 0, 0.999, 0.001)}`
          : nothing
      }
      ${this.#slider('batch', messages.batch, 1, 300, 1)} ${this.#renderSizes()}
      ${this.#select('schedule', messages.schedule, scheduleNames, messages.schedules)}
      ${schedule === 'constant' ? nothing : this.#slider('length', messages.lengths[schedule], 1, 500, 1)}
      ${schedule === 'step_decay' ? this.#slider('factor', messages.factor, 0.05, 1, 0.05) : nothing}
      ${this.#slider('l1', messages.l1, 0, 0.05, 0.001)}
      ${this.#slider('l2', this.#l2Label(), 0, 0.1, 0.001)}
    `;
  }

  #renderSizes() {
    const sizes = latestSnapshot.value?.sizes;
    if (!sizes) return nothing;
    const messages = words(catalog);
    const { nTrain, batch, lastBatch, nUpdates, nEpochs, nAllUpdates } = sizes;
    const last = lastBatch === batch ? undefined : digits(lastBatch);
    return html`<p class="small" data-reading="sizes">
      ${messages.sizes(digits(nTrain), digits(batch), digits(nUpdates), last)}
      ${messages.allUpdates(digits(nEpochs), digits(nAllUpdates))}
    </p>`;
  }

  #select<Name extends string>(
    field: keyof State,
    label: string,
    names: readonly Name[],
    texts: Readonly<Record<Name, string>>,
  ) {
    return html`<label>
      <span>${label}</span>
      <select
        name=${field}
        @change=${(event: Event) => state.change({ [field]: (event.target as HTMLSelectElement).value })}
      >
        ${names.map(
          (name) => html`<option value=${name} ?selected=${name === state.value[field]}>${texts[name]}</option>`,
        )}
      </select>
    </label>`;
  }

  #rate(field: 'rate' | 'rate2', label: string) {
    return labSlider(state, field, label, { min: 1e-4, max: 100, step: 60, log: true });
  }

  #slider(
    field: NumberName<State>,
    label: string,
    min: number,
    max: number,
    step: number,
    format = (value: number) => numberText(value, 4),
  ) {
    return labSlider(state, field, label, { min, max, step, format });
  }

  static override styles = [
    base,
    controls,
    fields,
    labParts,
    featureStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-2);
        min-inline-size: 0;
      }

      .fold {
        display: grid;
        gap: var(--cr-space-3);
        padding-block-end: var(--cr-space-3);
      }

      label {
        display: grid;
        min-inline-size: 0;
      }

      select {
        inline-size: 100%;
      }

      .check {
        display: flex;
        align-items: center;
        gap: var(--cr-space-2);
        min-block-size: var(--cr-target);
      }

      .check span {
        color: var(--cr-ink);
        font-size: var(--cr-size-small);
      }

      .check input {
        inline-size: 1.1rem;
        block-size: 1.1rem;
        margin: 0;
        accent-color: var(--cr-ink);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-settings': PlaygroundSettings;
  }
}
