import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { percentText } from '../../base/numbers';
import { Store, Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { DigitsSnapshot } from '../../engine/commands/images';
import { usualRules } from '../../engine/wire';
import { sentence } from '../../session/errors';
import { EngineRun } from '../../session/run';
import '../../figures/grey-image';
import '../../figures/plot/plot';
import type { Line } from '../../figures/plot/plot-data';
import '../../figures/slider';
import type { ChainruleSlider } from '../../figures/slider';
import { miniature } from '../miniature-style';
import { WhileSeen } from '../while-seen';
import { catalog } from './card-text';

/** Outlive the element. */
const training = new EngineRun('learnDigits');
const units = new Store(16);
/** Slow enough to be watched. */
const pace = { units: null, unitsPerSnapshot: 1 } as const;

units.subscribe(learn);

function learn(nUnits: number): void {
  training.startSoon(
    {
      drawn: { nTrain: 1000, nTest: 200, seed: 2 },
      nShown: 10,
      config: {
        hidden: [nUnits],
        activation: 'relu',
        loss: 'softmax_cross_entropy',
        optimizer: {
          rule: usualRules.adam,
          learningRate: 0.003,
          weightDecay: 0,
        },
        batchSize: 50,
        nEpochs: 5,
        init: 'pytorch',
        seed: 1,
      },
    },
    pace,
  );
}

/** Synthetic digits, learned by one hidden layer, and its predictions for ten others in the meantime. */
@customElement('chainrule-card-images')
export class ImagesCard extends PageElement {
  constructor() {
    super();
    new Watch(this, training, units);
    new WhileSeen(this, training, pace, () => learn(units.value));
  }

  override render() {
    const messages = words(catalog);
    const { snapshot, error } = training.value;
    const accuracy = snapshot?.epochs.findLast(({ testAccuracy }) => testAccuracy !== undefined)?.testAccuracy;
    return html`
      ${this.#renderDigits(snapshot)}
      <chainrule-plot
        .label=${messages.figure}
        .x=${{ domain: [0, snapshot?.nSteps ?? 100], label: messages.updates }}
        .y=${{ domain: [0, 2.5], ticks: [0, 1, 2] }}
        .lines=${lines(snapshot)}
      ></chainrule-plot>
      <chainrule-slider
        .label=${messages.units}
        .value=${units.value}
        .min=${1}
        .max=${64}
        .step=${1}
        @input=${(event: Event) => units.set((event.target as ChainruleSlider).value)}
      ></chainrule-slider>
      <p class="reading">
        ${
          snapshot && accuracy !== undefined
            ? html`${messages.reading(digits(snapshot.epochs.length), digits(snapshot.nEpochs))}
                <bdi dir="ltr">${percentText(accuracy)}</bdi>`
            : nothing
        }
      </p>
      ${error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
    `;
  }

  #renderDigits(snapshot: DigitsSnapshot | undefined) {
    const messages = words(catalog);
    return html`<ul class="digits" role="list" dir="ltr">
      ${(snapshot?.samples ?? []).map(
        ({ pixels, sample: { label, predicted } }) => html`<li class=${label === predicted ? '' : 'wrong'}>
          <chainrule-grey-image
            .pixels=${pixels}
            .label=${messages.takenFor(digits(label), digits(predicted))}
          ></chainrule-grey-image>
          <span aria-hidden="true">${digits(predicted)}${label === predicted ? '' : ' ✗'}</span>
        </li>`,
      )}
    </ul>`;
  }

  static override styles = [
    base,
    miniature,
    css`
      .digits {
        display: grid;
        grid-template-columns: repeat(10, minmax(0, 1fr));
        gap: var(--cr-space-1);
        min-block-size: 4rem;
        margin: 0;
        padding: 0;
        list-style: none;
        font: 600 var(--cr-size-small) / 1.5 var(--cr-controls);
        text-align: center;
      }

      .wrong {
        color: var(--cr-danger);
      }

      chainrule-plot {
        block-size: 11rem;
      }
    `,
  ];
}

function lines(snapshot: DigitsSnapshot | undefined): Line[] {
  if (!snapshot) return [];
  const messages = words(catalog);
  const { batches, epochs } = snapshot;
  return [
    {
      x: batches.steps,
      y: batches.losses,
      tone: 's1',
      dash: 'solid',
      name: messages.batchLoss,
    },
    {
      x: epochs.map(({ step }) => step),
      y: epochs.map(({ testLoss }) => testLoss ?? Number.NaN),
      tone: 's2',
      hasDots: true,
      name: messages.testLoss,
    },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-card-images': ImagesCard;
  }
}
