import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { percentText } from '../../base/numbers';
import { Store, Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import { fullSpeed } from '../../engine/job';
import { type PlaygroundConfig, type PlaygroundSnapshot, type PointSet, usualRules } from '../../engine/wire';
import { sentence } from '../../session/errors';
import { EngineRun } from '../../session/run';
import '../../figures/plot/plot';
import type { Dots, Raster } from '../../figures/plot/plot-data';
import '../../figures/slider';
import type { ChainruleSlider } from '../../figures/slider';
import { miniature } from '../miniature-style';
import { WhileSeen } from '../while-seen';
import { catalog } from './card-text';

/** Outlive the element. */
const training = new EngineRun('trainPlayground');
const units = new Store(8);

units.subscribe(learn);

function learn(nNeurons: number): void {
  const hidden = { nNeurons, activation: 'tanh' } as const;
  const params: PlaygroundConfig = {
    data: {
      source: { toy: { toy: 'spiral', nSamples: 200, noise: 0.03 } },
      features: [],
      validation: 0,
      test: 0.3,
      standardize: false,
      seed: 1,
    },
    hidden: [hidden, hidden],
    init: 'xavier_uniform',
    loss: 'binary_cross_entropy',
    optimizer: {
      rule: usualRules.adam,
      learningRate: 0.03,
      weightDecay: 0,
      l1: 0,
    },
    schedule: 'constant',
    batchSize: 10,
    stop: { nEpochs: 100 },
    seed: 1,
  };
  training.startSoon(params, { units: null, unitsPerSnapshot: 20 });
}

/** Two spirals, learned by a chosen number of units. */
@customElement('chainrule-card-playground')
export class PlaygroundCard extends PageElement {
  constructor() {
    super();
    new Watch(this, training, units);
    new WhileSeen(this, training, fullSpeed, () => learn(units.value));
  }

  override render() {
    const messages = words(catalog);
    const { snapshot, error } = training.value;
    const accuracy = snapshot?.record.testAccuracy;
    return html`
      <chainrule-plot
        .label=${messages.figure}
        no-legend
        .x=${{ domain: snapshot?.plane.x ?? [-1, 1] }}
        .y=${{ domain: snapshot?.plane.y ?? [-1, 1] }}
        .raster=${raster(snapshot)}
        .dots=${snapshot ? [...points(snapshot.train), ...points(snapshot.test)] : []}
      ></chainrule-plot>
      <chainrule-slider
        .label=${messages.unitsEach}
        .value=${units.value}
        .min=${1}
        .max=${8}
        .step=${1}
        @input=${(event: Event) => units.set((event.target as ChainruleSlider).value)}
      ></chainrule-slider>
      <p class="reading">
        ${
          snapshot && accuracy !== undefined
            ? html`${messages.reading(digits(String(snapshot.epoch)))}
                <bdi dir="ltr">${percentText(accuracy)}</bdi>`
            : nothing
        }
      </p>
      ${error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
    `;
  }

  static override styles = [base, miniature];
}

function raster(snapshot: PlaygroundSnapshot | undefined): Raster | undefined {
  if (!snapshot) return undefined;
  const { surface, plane } = snapshot;
  return {
    values: surface,
    columns: 40,
    rows: 40,
    x: plane.x,
    y: plane.y,
    colors: 'diverging',
    limit: 1.8,
    isSmooth: true,
  };
}

function points({ x, y, target }: PointSet): Dots[] {
  return [0, 1].map((one) => {
    const own = target.flatMap((value, i) => (value === one ? [i] : []));
    const pick = (values: readonly number[]) => own.map((i) => values[i] ?? Number.NaN);
    return {
      x: pick(x),
      y: pick(y),
      tone: one === 0 ? 'negative' : 'positive',
      shape: one === 0 ? 'square' : 'circle',
      size: 'small',
    };
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-card-playground': PlaygroundCard;
  }
}
