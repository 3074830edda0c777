import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { Store, Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import { activationLabels } from '../../session/activation-names';
import { sentence } from '../../session/errors';
import { LatestAnswer } from '../../session/latest';
import '../../figures/plot/plot';
import type { Line } from '../../figures/plot/plot-data';
import '../../figures/slider';
import type { ChainruleSlider } from '../../figures/slider';
import { miniature } from '../miniature-style';
import { catalog } from './card-text';

/** Outlive the element. */
const flows = new LatestAnswer('gradientFlow');
const depth = new Store(20);
const networks = [
  { activation: 'sigmoid', init: 'xavier_normal', gain: 1 },
  { activation: 'relu', init: 'he_normal', gain: 1 },
] as const;
const tones = ['s2', 's1'] as const;
/** The powers of ten that a gradient passes through in 32 sigmoid layers. */
const domain = [1e-24, 10] as const;

depth.subscribe(ask);

function ask(depth: number): void {
  flows.ask({ shape: { depth, width: 32, nSamples: 8, seed: 1 }, networks, learningRate: 0.1 });
}

/** How much of a gradient is left in each layer of a sigmoid network and of a ReLU network, of any depth. */
@customElement('chainrule-card-gradient-flow')
export class GradientFlowCard extends PageElement {
  constructor() {
    super();
    new Watch(this, flows, depth);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    ask(depth.value);
  }

  override render() {
    const messages = words(catalog);
    const { answer, error } = flows.value;
    const lines = (answer ?? []).map(
      ({ layers }, i): Line => ({
        x: layers.map((_, layer) => layer + 1),
        y: layers.map(({ delta }) => delta),
        tone: tones[i] ?? 'ink',
        name: activationLabels()[networks[i]?.activation ?? 'identity'],
        weight: 'strong',
        hasDots: true,
      }),
    );
    return html`
      <chainrule-plot
        .label=${messages.figure}
        .x=${{ domain: [1, depth.value + 1], label: messages.layer }}
        .y=${{ domain, scale: 'log' }}
        .lines=${lines}
      ></chainrule-plot>
      <chainrule-slider
        .label=${messages.depth}
        .value=${depth.value}
        .min=${1}
        .max=${32}
        .step=${1}
        @input=${(event: Event) => depth.set((event.target as ChainruleSlider).value)}
      ></chainrule-slider>
      <p class="reading">
        ${messages.reading}
        ${(answer ?? []).map(
          ({ deltaRatio }, i) =>
            html`${i ? messages.and : ''}${activationLabels()[networks[i]?.activation ?? 'identity']}
              <bdi dir="ltr">${deltaRatio === undefined ? '—' : numberText(deltaRatio)}</bdi>`,
        )}
      </p>
      ${error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
    `;
  }

  static override styles = [base, miniature];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-card-gradient-flow': GradientFlowCard;
  }
}
