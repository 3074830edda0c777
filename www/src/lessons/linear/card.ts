import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { Store, Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import { sentence } from '../../session/errors';
import { LatestAnswer } from '../../session/latest';
import '../../figures/choices';
import type { ChainruleChoices } from '../../figures/choices';
import '../../figures/plot/plot';
import type { Line, Raster } from '../../figures/plot/plot-data';
import '../../figures/slider';
import type { ChainruleSlider } from '../../figures/slider';
import { miniature } from '../miniature-style';
import { catalog } from './card-text';

/** Outlive the element. */
const collapse = new LatestAnswer('collapseNetwork');
const depth = new Store(4);
const side = new Store<'off' | 'on'>('off');
const plane = { limit: 1, nCells: 48 } as const;

depth.subscribe(ask);

function ask(nHidden: number): void {
  const drawn = { nHidden, width: 8, activation: 'tanh', init: 'xavier_uniform', seed: 5 } as const;
  collapse.ask({ network: { drawn }, plane });
}

/** The output of a network over the plane with its activations off, however deep it is, and on. */
@customElement('chainrule-card-linear')
export class LinearCard extends PageElement {
  constructor() {
    super();
    new Watch(this, collapse, depth, side);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    ask(depth.value);
  }

  override render() {
    const messages = words(catalog);
    const { answer, error } = collapse.value;
    const shown = side.value;
    return html`
      <chainrule-plot
        .label=${messages.figure[shown]}
        .x=${{ domain: [-plane.limit, plane.limit] }}
        .y=${{ domain: [-plane.limit, plane.limit] }}
        .raster=${this.#raster()}
        .lines=${shown === 'off' ? this.#border() : []}
      ></chainrule-plot>
      <chainrule-choices
        .label=${messages.activationsAre}
        .choices=${(['off', 'on'] as const).map((value) => ({ value, text: messages.sides[value] }))}
        .value=${shown}
        @input=${(event: Event) => side.set((event.target as ChainruleChoices).value as 'off' | 'on')}
      ></chainrule-choices>
      <chainrule-slider
        .label=${messages.depth}
        .value=${depth.value}
        .min=${1}
        .max=${16}
        .step=${1}
        @input=${(event: Event) => depth.set((event.target as ChainruleSlider).value)}
      ></chainrule-slider>
      <p class="reading">
        ${
          answer && shown === 'off'
            ? html`${messages.reading} <bdi dir="ltr">${numberText(answer.product.difference, 2)}</bdi>`
            : nothing
        }
      </p>
      ${error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
    `;
  }

  #raster(): Raster | undefined {
    const answer = collapse.value.answer?.[side.value];
    if (!answer?.scores) return undefined;
    const range = [-plane.limit, plane.limit] as const;
    const { nCells } = plane;
    return {
      values: answer.scores,
      columns: nCells,
      rows: nCells,
      x: range,
      y: range,
      colors: 'diverging',
      limit: answer.full,
      isSmooth: true,
    };
  }

  #border(): Line[] {
    const border = collapse.value.answer?.product.border;
    if (!border) return [];
    const [[x1, y1], [x2, y2]] = border;
    return [{ x: [x1, x2], y: [y1, y2], tone: 'ink', weight: 'strong', dash: 'solid' }];
  }

  static override styles = [base, miniature];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-card-linear': LinearCard;
  }
}
