import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { numberText, percentText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { LayerFlow } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import { names } from './naming';
import { flows, state } from './state';
import { catalog } from './text';

/** The measurements of every layer of both networks, in numbers. */
@customElement('chainrule-flow-layers')
export class FlowLayers extends PageElement {
  constructor() {
    super();
    new Watch(this, state, flows);
  }

  override render() {
    const { answer } = flows.value;
    if (!answer) return;
    const messages = words(catalog);
    return html`
      <h2>${messages.layerTable}</h2>
      <p class="small">${messages.layerTableText} ${messages.saturation(numberText(answer[0]?.saturatedBelow ?? 0))}</p>
      ${answer.map(({ layers }, i) => this.#renderNetwork(names()[i] ?? '', layers))}
    `;
  }

  #renderNetwork(name: string, layers: readonly LayerFlow[]) {
    const { columns } = words(catalog);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${name}>
      <table>
        <caption>${name}</caption>
        <thead>
          <tr>
            ${Object.values(columns).map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${layers.map(
            (layer, i) => html`<tr data-layer=${i + 1}>
              <th scope="row">${digits(i + 1)}</th>
              ${[layer.activation, layer.delta, layer.weightFactor, layer.slopeFactor].map((x) => cell(x, numberText))}
              ${[layer.saturatedShare, layer.zeroShare].map((x) => cell(x, percentText))}
              ${cell(layer.nDead, digits)}
              ${cell(layer.dWeight, numberText)} ${cell(layer.updateRatio, numberText)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  static override styles = [
    base,
    labParts,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
      }

      h2 {
        margin-block-start: var(--cr-space-3);
      }

      .small {
        max-inline-size: 46rem;
      }

      .scroll {
        max-block-size: 24rem;
        overflow-y: auto;
      }

      table {
        inline-size: 100%;
      }

      caption {
        font-weight: 600;
        text-align: start;
      }

      td {
        white-space: nowrap;
      }

      :focus-visible {
        outline: 2px solid var(--cr-focus);
        outline-offset: 2px;
      }
    `,
  ];
}

function cell(x: number | undefined, text: (x: number) => string) {
  return html`<td><bdi dir="ltr">${x === undefined ? '—' : text(x)}</bdi></td>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-flow-layers': FlowLayers;
  }
}
