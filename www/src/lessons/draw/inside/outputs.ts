import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { digits, PageElement, percentage } from '../../../base/locale';
import { ltr } from '../../../base/numbers';
import { Watch } from '../../../base/store';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import type { InsideView, Signed } from '../../../engine/wire';
import { barLength } from '../../../figures/bar-length';
import '../../../figures/choices';
import type { ChainruleChoices } from '../../../figures/choices';
import '../../../figures/pixel-reader';
import { stripedPixels } from '../../../figures/striped-pixels';
import '../../../figures/weight-image';
import { ledgerList } from '../ledger';
import { type PixelMap, pixelMaps, state, tenDigits } from '../state';
import { viewStyles } from '../view-styles';
import { occlusion } from './session';
import { catalog } from './text';

/** The ten outputs, of which one is chosen, and how the pixels contribute to it. */
@customElement('chainrule-inside-outputs')
export class InsideOutputs extends PageElement {
  @property({ attribute: false }) answer!: InsideView;

  constructor() {
    super();
    new Watch(this, occlusion, state);
  }

  override render() {
    const messages = words(catalog);
    return html`
      <section aria-labelledby="outputs">
        <div class="title">
          <h2 id="outputs">${messages.outputs}</h2>
          ${
            state.value.digit === 'best'
              ? nothing
              : html`<button data-do="follow" @click=${() => state.change({ digit: 'best' })}>${messages.follow}</button>`
          }
        </div>
        <p class="small">${messages.outputsLead}</p>
        <div class="outputs" role="group" aria-labelledby="outputs">${this.#renderOutputs()}</div>
      </section>
      ${this.#renderMap()}
    `;
  }

  #renderOutputs() {
    const { outputs, digit: seen } = this.answer;
    const messages = words(catalog);
    const full = Math.max(...outputs.map(({ logit }) => Math.abs(logit)));
    return outputs.map(({ logit, text, percent }, digit) => {
      const share = barLength(Math.abs(logit) / full);
      return html`<button
        class="output content"
        data-digit=${digit}
        aria-pressed=${digit === seen}
        aria-label=${messages.output(digits(digit), digits(text), percentage(percent))}
        @click=${() => state.change({ digit: tenDigits[digit] ?? 'best' })}
      >
        <span>${digits(digit)}</span>
        <span>
          <svg viewBox="-1 0 2 1" preserveAspectRatio="none" aria-hidden="true">
            <rect class=${logit < 0 ? 'negative' : 'positive'} x=${logit < 0 ? -share : 0} width=${share} height="1"></rect>
            <line y2="1"></line>
          </svg>
        </span>
        <span><span class="logit">${digits(text)}</span></span>
        <span><span class="percent">${percentage(percent)}</span></span>
      </button>`;
    });
  }

  #renderMap() {
    const messages = words(catalog);
    const { digit: seen, byPixels } = this.answer;
    const digit = digits(seen);
    const { map } = state.value;
    const image = this.#image(map);
    const [inkFor = '', inkAgainst = '', biases = ''] = byPixels.parts;
    return html`<section aria-labelledby="map">
      <h2 id="map">${messages.mapOf(digit)}</h2>
      <chainrule-choices
        hide-label
        .label=${messages.map}
        .choices=${pixelMaps.map((value) => ({ value, text: messages.maps[value] }))}
        .value=${map}
        @input=${(event: Event) => state.change({ map: (event.target as ChainruleChoices).value as PixelMap })}
      ></chainrule-choices>
      <div class="map">
        <chainrule-pixel-reader
          .values=${image?.values}
          .label=${messages.mapLabel(messages.maps[map], digit)}
        >
          <chainrule-weight-image
              .paint=${stripedPixels}
            data-map=${map}
            .weights=${image?.values ?? new Float32Array(784)}
            .limit=${image?.limit || 1}
            .label=${messages.mapLabel(messages.maps[map], digit)}
          ></chainrule-weight-image>
        </chainrule-pixel-reader>
        <div class="legend">
          <span>${messages.speaksFor(digit)}</span>
          <span class="negative">${messages.speaksAgainst(digit)}</span>
        </div>
        <p class="small">${messages.mapTexts[map](ltr(digits('5 × 5')))}</p>
      </div>
      ${
        map === 'contribution'
          ? html`<div data-sum="pixels">
              ${ledgerList([
                { label: messages.inkFor, text: inkFor },
                { label: messages.inkAgainst, text: inkAgainst },
                { label: messages.biases, text: biases },
                { label: messages.logitOf(digit), text: byPixels.total, isTotal: true },
              ])}
            </div>`
          : nothing
      }
    </section>`;
  }

  /** Without an image while it is still being computed. */
  #image(map: PixelMap): Signed | undefined {
    if (map === 'contribution') return this.answer.contributions;
    if (map === 'gradient') return this.answer.gradient;
    const covered = occlusion.value.answer;
    return covered?.digit === this.answer.digit ? covered.falls : undefined;
  }

  static override styles = [
    base,
    controls,
    viewStyles,
    css`
      .title {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--cr-space-2);
      }

      .title button {
        min-block-size: 1.75rem;
      }

      .outputs {
        display: grid;
        grid-template-columns: auto minmax(4rem, 1fr) auto auto;
        direction: ltr;
      }

      .output {
        display: grid;
        grid-column: 1 / -1;
        grid-template-columns: subgrid;
        column-gap: var(--cr-space-3);
        justify-content: stretch;
        min-block-size: 1.75rem;
        padding: 0 var(--cr-space-2);
        border-color: transparent;
        font-variant-numeric: tabular-nums;
        /* It changes with the drawing, too, and a frame for each shade would keep the pen waiting. */
        transition: none;
      }

      .output[aria-pressed='true'] {
        border-color: var(--cr-mark-line);
        background: var(--cr-mark);
      }

      @media (pointer: coarse) {
        .output {
          min-block-size: 2.25rem;
        }
      }

      .output svg {
        display: block;
        inline-size: 100%;
        block-size: 0.75rem;
        border-radius: 2px;
        background: var(--cr-sunken);
      }

      .output rect {
        fill: var(--cr-positive);
        stroke: none;
      }

      .output rect.negative {
        fill: var(--cr-negative);
      }

      .output line {
        stroke: var(--cr-line);
        stroke-width: 1px;
        vector-effect: non-scaling-stroke;
      }

      /* As in the bars beside the pad: a new number moves nothing around it. */
      .logit,
      .percent {
        display: block;
        contain: size layout;
        inline-size: 4.25em;
        block-size: 1.2em;
        text-align: end;
      }

      /* Persian digits are wider. */
      .logit {
        inline-size: 5em;
      }

      .map {
        display: grid;
        grid-template-columns: 11rem minmax(0, 1fr);
        grid-template-rows: auto 1fr;
        gap: var(--cr-space-2) var(--cr-space-4);
      }

      .map chainrule-pixel-reader {
        grid-row: span 2;
      }

      @media (width < 40rem) {
        .map {
          grid-template-columns: 8.5rem minmax(0, 1fr);
        }
      }

      @media (width >= 70rem) {
        :host {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
          gap: var(--cr-space-6);
        }

        section {
          align-content: start;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-inside-outputs': InsideOutputs;
  }
}
