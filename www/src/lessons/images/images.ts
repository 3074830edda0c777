import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { fields as fieldStyles } from '../../base/field-styles';
import { digits } from '../../base/locale';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { activationNames } from '../../engine/wire';
import { LabElement } from '../../lab/lab-element';
import { labFrame, labSlider } from '../../lab/lab-parts';
import { labParts } from '../../lab/lab-styles';
import { activationLabels } from '../../session/activation-names';
import { maxSeed } from '../../session/url-state';
import { about } from '../words';
import './curves-view';
import './data-view';
import './kept-view';
import './results-view';
import './run-view';
import { count } from './naming';
import { data, plan, session } from './session';
import { type ImageCount, imageCounts, losses, maxUnits, optimizers, type State, state } from './state';
import { sweep } from './sweep/state';
import './sweep/sweep';
import { catalog } from './text';

/** An image classifier, trained in the tab: the assignment, and how it overfits. */
@customElement('chainrule-images')
export class ChainruleImages extends LabElement<State> {
  constructor() {
    super(state, [sweep.complaints, data, plan]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    session.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    session.disconnect();
  }

  override render() {
    const messages = words(catalog);
    const { seed } = state.value;
    return labFrame(
      state,
      messages,
      html`
      <h1 slot="heading">${about('images').title}</h1>
      <div slot="figure">
        <chainrule-images-data></chainrule-images-data>
        <chainrule-images-curves></chainrule-images-curves>
      </div>
      <div slot="controls">
        <chainrule-images-run></chainrule-images-run>
        <chainrule-images-kept></chainrule-images-kept>
        ${this.#renderSliders()}
        <details>
          <summary>${messages.settings}</summary>
          <div class="settings">
            ${this.#select('function', messages.function, activationNames, activationLabels())}
            ${this.#select('loss', messages.loss, losses, messages.losses)}
            ${this.#select('optimizer', messages.optimizer, optimizers, messages.optimizers)}
            ${labSlider(state, 'rate', messages.rate, { min: 0.00001, max: 1, step: 100, log: true })}
            <button @click=${() => state.change({ seed: seed === maxSeed ? 0 : seed + 1 })}>${messages.seed}</button>
          </div>
        </details>
      </div>
      <chainrule-images-results slot="results"></chainrule-images-results>
      <div slot="notice">${messages.notice.map((text) => html`<p>${text}</p>`)}</div>
      <chainrule-images-sweep slot="more"></chainrule-images-sweep>
    `,
      [...state.complaints.value, ...sweep.complaints.value],
    );
  }

  #renderSliders() {
    const messages = words(catalog);
    const { layers, units } = state.value;
    const { nFeatures = 784, labels } = data.value.report ?? {};
    const shape = [nFeatures, ...Array.from({ length: layers }, () => units), labels?.length ?? 10].map((n) =>
      digits(n),
    );
    return html`
      <p class="small">${messages.nextNetwork}: <bdi dir="ltr" data-reading="network">${shape.join('-')}</bdi></p>
      ${labSlider(state, 'layers', messages.layers, { min: 0, max: 4 })} ${labSlider(state, 'units', messages.units, { min: 1, max: maxUnits })}
      ${labSlider(state, 'epochs', messages.epochs, { min: 1, max: 200 })}
      ${labSlider(state, 'batch', messages.batch, { min: 1, max: 1024 })}
      ${this.#select('trainImages', messages.trainImages, this.#counts(), this.#countTexts())}
      ${this.#renderPlan()}
    `;
  }

  /** Those that are fewer than the images that there are, and the one that the address asks for. */
  #counts(): readonly ImageCount[] {
    const nTrain = data.value.report?.nTrain ?? Number.POSITIVE_INFINITY;
    return imageCounts.filter((n) => n === 'all' || n === state.value.trainImages || Number(n) < nTrain);
  }

  #countTexts(): Readonly<Record<ImageCount, string>> {
    const { nTrain } = data.value.report ?? {};
    const { allImages, firstOf } = words(catalog);
    const all = allImages(nTrain === undefined ? '' : count(nTrain));
    const texts = imageCounts.map((n) => [n, n === 'all' ? all : firstOf(count(Number(n)))]);
    return Object.fromEntries(texts) as Record<ImageCount, string>;
  }

  /** What a batch, an update and an epoch are, in the numbers of these settings. */
  #renderPlan() {
    const { answer, error } = plan.value;
    if (!answer || error || data.value.phase !== 'here') return nothing;
    const { nTrain, stepsPerEpoch, lastBatch, nSteps } = answer;
    const { batch, epochs } = state.value;
    return html`<p class="small" data-reading="plan">
      ${words(catalog).plan({
        images: count(nTrain),
        batch: count(batch),
        perEpoch: count(stepsPerEpoch),
        last: count(lastBatch),
        isLastSmaller: lastBatch < batch && stepsPerEpoch > 1,
        isOne: stepsPerEpoch === 1,
        epochs: count(epochs),
        all: count(nSteps),
      })}
    </p>`;
  }

  #select<Name extends string>(
    name: keyof State,
    label: string,
    values: readonly Name[],
    texts: Readonly<Record<Name, string>>,
  ) {
    return html`<label>
      <span>${label}</span>
      <select name=${name} @change=${(event: Event) => state.change({ [name]: (event.target as HTMLSelectElement).value })}>
        ${values.map((value) => html`<option value=${value} ?selected=${value === state.value[name]}>${texts[value]}</option>`)}
      </select>
    </label>`;
  }

  static override styles = [
    base,
    controls,
    fieldStyles,
    labParts,
    css`
      .settings {
        display: grid;
        justify-items: start;
        gap: var(--cr-space-3);
      }

      .settings chainrule-slider {
        justify-self: stretch;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images': ChainruleImages;
  }
}
