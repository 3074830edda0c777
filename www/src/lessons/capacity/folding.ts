import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import { labSlider } from '../../lab/lab-parts';
import { labParts } from '../../lab/lab-styles';
import '../../figures/plot/plot';
import { sawtooth } from './runs';
import { state } from './state';
import { catalog } from './text';

/** What folding achieves with few units, and what a single layer needs for the same. */
@customElement('chainrule-capacity-folding')
export class Folding extends PageElement {
  constructor() {
    super();
    new Watch(this, state, sawtooth);
  }

  override render() {
    const messages = words(catalog);
    const { answer } = sawtooth.value;
    if (!answer) return nothing;
    const { x, y, nPieces, deepUnits, deepParameters, wideUnits, wideParameters } = answer;
    const readings = [
      ['pieces', messages.pieces, nPieces],
      ['deep-units', messages.deepUnits, deepUnits],
      ['deep-parameters', messages.deepParameters, deepParameters],
      ['wide-units', messages.wideUnits, wideUnits],
      ['wide-parameters', messages.wideParameters, wideParameters],
    ] as const;
    return html`
      <h2>${messages.folding}</h2>
      <p>${messages.foldingText}</p>
      ${labSlider(state, 'folds', messages.folds, { min: 1, max: 8 })}
      <chainrule-plot
        no-legend
        .label=${messages.sawtoothLabel(digits(nPieces))}
        file="chainrule-folding"
        .x=${{ domain: [0, 1], label: 'x', ticks: [0, 0.25, 0.5, 0.75, 1] }}
        .y=${{ domain: [0, 1], ticks: [0, 0.5, 1] }}
        .lines=${[{ x, y, tone: 's1' }]}
      ></chainrule-plot>
      <dl class="readings">
        ${readings.map(
          ([name, label, value]) => html`<div data-reading=${name}>
            <dt>${label}</dt>
            <dd>${digits(value)}</dd>
          </div>`,
        )}
      </dl>
    `;
  }

  static override styles = [
    base,
    labParts,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
        max-inline-size: 46rem;
      }

      chainrule-plot {
        block-size: 12rem;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-capacity-folding': Folding;
  }
}
