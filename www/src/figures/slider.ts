import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { numberText } from '../base/numbers';
import { base } from '../base/styles';

/**
 * A number on a scale: its name, its current value, and a range to drag.
 *
 * @fires input - The reader moved it: `value` is the new number.
 */
@customElement('chainrule-slider')
export class ChainruleSlider extends PageElement {
  @property() label = '';
  @property({ type: Number }) value = 0;
  @property({ type: Number }) min = 0;
  @property({ type: Number }) max = 1;
  /** Between neighbors; on a logarithmic scale, the number of positions from `min` to `max`. */
  @property({ type: Number }) step = 1;
  /** Whether equal distances are equal factors. */
  @property({ type: Boolean }) log = false;
  /** The text of the value; by default its number. */
  @property({ attribute: false }) format: ((value: number) => string) | undefined;

  override render() {
    const { min, max, step, log } = this;
    const text = (this.format ?? ((value: number) => numberText(value)))(this.value);
    return html`<label>
      <span>${this.label}</span>
      <output dir="ltr">${text}</output>
      <input
        type="range"
        min=${log ? 0 : min}
        max=${log ? step : max}
        step=${log ? 1 : step}
        aria-label=${this.label}
        aria-valuetext=${text}
        .value=${String(log ? this.#place() : this.value)}
        @input=${this.#moved}
      />
    </label>`;
  }

  #moved(event: Event): void {
    // The range's own event stays inside: native input events are composed, and would cross the shadow boundary.
    event.stopPropagation();
    const place = (event.target as HTMLInputElement).valueAsNumber;
    this.value = this.log ? this.#valueAt(place) : place;
    this.dispatchEvent(new Event('input'));
  }

  #place(): number {
    return Math.round((this.step * Math.log(this.value / this.min)) / Math.log(this.max / this.min));
  }

  /** Rounded to three digits, so that the value is exactly what is shown. */
  #valueAt(place: number): number {
    return Number((this.min * (this.max / this.min) ** (place / this.step)).toPrecision(3));
  }

  static override styles = [
    base,
    css`
      :host {
        min-inline-size: 0;
      }

      label {
        display: grid;
        grid-template-columns: 1fr auto;
        column-gap: var(--cr-space-3);
        font: 500 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      @media print {
        label:has(input) {
          display: grid;
        }
      }

      output {
        font-variant-numeric: tabular-nums;
      }

      input {
        grid-column: span 2;
        direction: ltr;
        inline-size: 100%;
        min-block-size: var(--cr-target);
        margin: 0;
        accent-color: var(--cr-ink);
        cursor: pointer;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-slider': ChainruleSlider;
  }
}
