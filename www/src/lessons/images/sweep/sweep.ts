import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { fields } from '../../../base/field-styles';
import { digits, PageElement } from '../../../base/locale';
import { ltr, percentText } from '../../../base/numbers';
import { Watch } from '../../../base/store';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import { fullSpeed, pausedPace } from '../../../engine/job';
import { activationNames } from '../../../engine/wire';
import { labSlider } from '../../../lab/lab-parts';
import { labParts } from '../../../lab/lab-styles';
import { activationLabels } from '../../../session/activation-names';
import { sentence } from '../../../session/errors';
import { data } from '../session';
import { rateText } from './rows';
import {
  begin,
  cellsOf,
  lossNames,
  rateNames,
  rateQuestion,
  ruleNames,
  type Sweep,
  type SweepRate,
  sweep,
  sweepRun,
} from './state';
import './sweep-curves';
import './sweep-table';
import { catalog } from './text';

/** Many short training runs that vary one thing after another, and their results. */
@customElement('chainrule-images-sweep')
export class ImagesSweep extends PageElement {
  constructor() {
    super();
    new Watch(this, sweep, sweepRun, data);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    sweep.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    sweep.disconnect();
    if (sweepRun.value.phase === 'running') sweepRun.setPace(pausedPace);
  }

  override render() {
    const messages = words(catalog);
    const { error, snapshot } = sweepRun.value;
    // The level of the core's test, and the quantiles of Student's t for 4 and for 2 degrees of freedom.
    const numbers = { level: ltr(percentText(0.05)), least: ltr(digits('2.8')), most: ltr(digits('4.3')) };
    return html`
      <h2>${messages.heading}</h2>
      <p>${messages.intro} ${messages.network}</p>
      <div class="choices">
        ${this.#renderSet('activations', messages.activations, activationNames, activationLabels())}
        <div class="sets">
          ${this.#renderSet('losses', messages.losses, lossNames, messages.lossNames)}
          ${this.#renderSet('rules', messages.rules, ruleNames, messages.ruleNames)}
        </div>
        ${this.#renderSet('rates', messages.rates, rateNames, rateTexts())}
        <div class="budget">
          ${this.#renderSlider('seeds', messages.seeds, 1, 10, 1)}
          ${this.#renderSlider('images', messages.images, 100, 4000, 100)}
          ${this.#renderSlider('sweepEpochs', messages.epochs, 1, 20, 1)}
        </div>
      </div>
      <div class="row">${this.#renderButtons()}</div>
      ${
        snapshot
          ? html`<p class="small">
              <progress max="1" .value=${snapshot.share} aria-label=${messages.progress}></progress>
              <span data-reading="done"
                >${messages.done(digits(snapshot.nDone), digits(snapshot.nTrainings))}</span
              >
            </p>`
          : nothing
      }
      <div role="alert">
        ${error && error.code !== 'crashed' && error.code !== 'cancelled' ? html`<p class="error">${sentence(error)}</p>` : nothing}
      </div>
      <chainrule-sweep-table></chainrule-sweep-table>
      <chainrule-sweep-curves></chainrule-sweep-curves>
      ${messages.notes(numbers).map((text) => html`<p class="note">${text}</p>`)}
    `;
  }

  #renderButtons() {
    const messages = words(catalog);
    const { phase } = sweepRun.value;
    const isUnderWay = phase === 'running' || phase === 'paused';
    return html`
      <button class="primary" ?disabled=${data.value.phase !== 'here'} @click=${begin}>
        ${messages.start} (${messages.trainings(digits(this.#count()))})
      </button>
      ${
        phase === 'paused'
          ? html`<button @click=${() => sweepRun.setPace(fullSpeed)}>${messages.resume}</button>`
          : html`<button
              ?disabled=${phase !== 'running'}
              @click=${() => sweepRun.setPace(pausedPace)}
            >
              ${messages.pause}
            </button>`
      }
      <button ?disabled=${!isUnderWay} @click=${() => sweepRun.reset()}>${messages.stop}</button>
      <button @click=${() => sweep.reset()}>${messages.assignment}</button>
      <button @click=${() => sweep.reset(rateQuestion)}>${messages.rateQuestion}</button>
    `;
  }

  #count(): number {
    return cellsOf(sweep.value).length * sweep.value.seeds;
  }

  #renderSet<Name extends string>(
    field: 'activations' | 'losses' | 'rules' | 'rates',
    legend: string,
    names: readonly Name[],
    labels: Readonly<Record<Name, string>>,
  ) {
    const chosen: readonly string[] = sweep.value[field];
    return html`<fieldset>
      <legend>${legend}</legend>
      <div class=${names.length > 4 ? 'set many' : 'set'}>${names.map((name) => {
        const isChosen = chosen.includes(name);
        return html`<label class=${name === 'usual' ? 'wide' : ''}>
          <input
            type="checkbox"
            name=${name}
            .checked=${isChosen}
            ?disabled=${isChosen && chosen.length === 1}
            @change=${() =>
              sweep.change({
                [field]: names.filter((other) => (other === name) !== chosen.includes(other)),
              } as Partial<Sweep>)}
          />
          <span>${labels[name]}</span>
        </label>`;
      })}</div>
    </fieldset>`;
  }

  #renderSlider(field: 'seeds' | 'images' | 'sweepEpochs', label: string, min: number, max: number, step: number) {
    return labSlider(sweep, field, label, { min, max, step });
  }

  static override styles = [
    base,
    controls,
    fields,
    labParts,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
        padding-block-start: var(--cr-space-5);
        border-block-start: 1px solid var(--cr-rule);
      }

      p {
        max-inline-size: 46rem;
      }

      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
        gap: var(--cr-space-3) var(--cr-space-6);
      }

      .sets,
      .budget {
        display: grid;
        align-content: start;
        gap: var(--cr-space-2);
      }

      fieldset {
        min-inline-size: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }

      .many {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr));
      }

      .many .wide {
        grid-column: 1 / -1;
      }

      legend {
        padding: 0;
        font: 600 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      fieldset label {
        display: flex;
        align-items: center;
        gap: var(--cr-space-2);
        min-block-size: var(--cr-target);
      }

      fieldset label > span {
        color: var(--cr-ink);
        font-size: var(--cr-size-small);
      }

      input[type="checkbox"] {
        inline-size: 1.1rem;
        block-size: 1.1rem;
        margin: 0;
        accent-color: var(--cr-ink);
      }

      progress {
        inline-size: 12rem;
        max-inline-size: 100%;
        accent-color: var(--cr-ink);
      }

      .note {
        font-size: var(--cr-size-small);
      }
    `,
  ];
}

function rateTexts(): Readonly<Record<SweepRate, string>> {
  const texts = rateNames.map((name) => [name, name === 'usual' ? words(catalog).usualRate : rateText(Number(name))]);
  return Object.fromEntries(texts) as Record<SweepRate, string>;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images-sweep': ImagesSweep;
  }
}
