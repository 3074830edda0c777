import { css, html } from 'lit';
import { customElement, property, state as reactive } from 'lit/decorators.js';
import { table } from '../../../base/csv';
import { digits, PageElement } from '../../../base/locale';
import { Watch } from '../../../base/store';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import type { InsideView } from '../../../engine/wire';
import { figureFile } from '../../../figures/figure-file';
import '../../../figures/heat-strip';
import '../../../figures/plot/save-chart';
import type { ChainruleHeatStrip } from '../../../figures/heat-strip';
import { ledgerList } from '../ledger';
import { state } from '../state';
import { viewStyles } from '../view-styles';
import { catalog } from './text';

const isNarrow = window.matchMedia('(width < 40rem)');

/** Both hidden layers, ordered by the contributions of their units, and the sum of the second one that is the logit. */
@customElement('chainrule-inside-layers')
export class InsideLayers extends PageElement {
  @property({ attribute: false }) answer!: InsideView;
  @reactive() private columns = 75;

  constructor() {
    super();
    new Watch(this, state);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    isNarrow.addEventListener('change', this.#fit);
    this.#fit();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    isNarrow.removeEventListener('change', this.#fit);
  }

  override render() {
    const messages = words(catalog);
    const { digit, units, byUnits, layers } = this.answer;
    const others = (layers[1]?.order.length ?? 0) - units.length;
    const [rest = '', bias = ''] = byUnits.parts.slice(units.length);
    return html`
      <section aria-labelledby="layers">
        <h2 id="layers">${messages.layers}</h2>
        <p class="small">${messages.layersLead(digits(digit))}</p>
        ${layers.map((_, layer) => this.#renderStrip(layer))}
        <div class="legend">
          <span>${messages.speaksFor(digits(digit))}</span>
          <span class="negative">${messages.speaksAgainst(digits(digit))}</span>
        </div>
      </section>
      <section aria-labelledby="sum" data-sum="units">
        <h2 id="sum">${messages.sumOf(digits(digit))}</h2>
        ${ledgerList([
          ...units.map((unit, i) => ({ label: this.#renderUnit(unit), text: byUnits.parts[i] ?? '' })),
          { label: messages.others(digits(others)), text: rest },
          { label: messages.bias, text: bias },
          { label: messages.logitOf(digits(digit)), text: byUnits.total, isTotal: true },
        ])}
        <p class="small">${messages.addsUp}</p>
      </section>
    `;
  }

  #renderStrip(layer: number) {
    const messages = words(catalog);
    const strip = this.answer.layers[layer];
    if (!strip) return '';
    const { order, sent, nOpen } = strip;
    const { unit } = state.value;
    const at = unit?.layer === layer ? order.indexOf(unit.unit) : -1;
    const all = digits(order.length);
    const text = unit && at >= 0 ? messages.place(digits(unit.unit + 1), digits(at + 1), all) : messages.noUnit;
    const label = messages.strip(digits(layer + 1), digits(nOpen), all);
    return html`<figure>
      <chainrule-heat-strip
        data-layer=${layer + 1}
        .values=${sent.values}
        .limit=${sent.limit || 1}
        .columns=${this.columns}
        .chosen=${at >= 0 ? at : undefined}
        .label=${label}
        .text=${text}
        @input=${(event: Event) => {
          const { chosen } = event.target as ChainruleHeatStrip;
          const index = chosen === undefined ? undefined : order[chosen];
          if (index !== undefined) state.change({ unit: { layer, unit: index } });
        }}
      ></chainrule-heat-strip>
      <figcaption>${label}${at >= 0 ? html` · ${text}` : ''}</figcaption>
      <chainrule-save-chart
        .label=${label}
        file=${`chainrule-layer-${layer + 1}`}
        .svg=${() => figureFile(this.renderRoot.querySelector(`[data-layer="${layer + 1}"]`), label)}
        .csv=${() => stripTable(strip)}
      ></chainrule-save-chart>
    </figure>`;
  }

  #renderUnit(unit: number) {
    const { unit: chosen } = state.value;
    return html`<button
      class="unit content"
      data-unit=${unit + 1}
      aria-pressed=${chosen?.layer === 1 && chosen.unit === unit}
      @click=${() => state.change({ unit: { layer: 1, unit } })}
    >
      ${words(catalog).shortUnit(digits(unit + 1))}
    </button>`;
  }

  readonly #fit = () => {
    this.columns = isNarrow.matches ? 40 : 75;
  };

  static override styles = [
    base,
    controls,
    viewStyles,
    css`
      .unit {
        min-block-size: 1.75rem;
        padding-inline: var(--cr-space-2);
        border-color: var(--cr-rule);
      }

      .unit[aria-pressed='true'] {
        border-color: var(--cr-mark-line);
        background: var(--cr-mark);
      }

      @media (pointer: coarse) {
        .unit {
          min-block-size: 2.25rem;
        }
      }

      [data-sum] {
        max-inline-size: 30rem;
      }
    `,
  ];
}

/** The units of a strip in its order, and the activation of each, negative where it contributes against the digit. */
function stripTable({ order, sent }: InsideView['layers'][number]): string {
  return table(
    ['unit', 'signed activation'],
    Array.from(order, (unit, i) => [unit + 1, sent.values[i]]),
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-inside-layers': InsideLayers;
  }
}
