import { css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { digits, PageElement } from '../base/locale';
import { ltr, numberText } from '../base/numbers';
import { base } from '../base/styles';
import { catalogOf, words } from '../base/words';

export interface Messages {
  readonly hint: string;
  readonly reading: (row: string, column: string, value: string) => string;
  readonly level: (level: string, all: string) => string;
}

export const catalog = catalogOf<Messages>('figures/pixel-reader');

/** The reader is at another pixel. */
export class PixelEvent extends Event {
  constructor(readonly at: number) {
    super('pixel');
  }
}

/**
 * Reads the pixels of the square image in its slot: the pointer or the arrow keys choose one, and a line below names its
 * row and column, counted from 1, and its value.
 *
 * @cssprop --pixel-lines - how many lines the text may take
 * @cssprop --pixel-text - `none` to show no text
 * @fires pixel - The reader chose one; images that show the same pixel can follow.
 */
@customElement('chainrule-pixel-reader')
export class ChainrulePixelReader extends PageElement {
  /** Row by row from the top: gray levels as bytes, or signed numbers. */
  @property({ attribute: false }) values: Uint8Array | Float32Array | undefined;
  /** Pixels on each side. */
  @property({ type: Number }) side = 28;
  /** What the image shows. */
  @property() label = '';
  /** Beside an image that shows the same pixel, and says how to choose one. */
  @property({ type: Boolean, attribute: 'hide-hint' }) hideHint = false;
  /** The index of the chosen pixel, from 0. */
  @property({ attribute: false }) at: number | undefined;

  override render() {
    const { side, at, label } = this;
    const text = this.#text();
    return html`<div
        role="slider"
        tabindex="0"
        aria-label=${label}
        aria-valuemin="0"
        aria-valuemax=${side * side}
        aria-valuenow=${at === undefined ? 0 : at + 1}
        aria-valuetext=${text}
        @pointermove=${this.#pointed}
        @pointerdown=${this.#pointed}
        @keydown=${this.#pressed}
      >
        <slot></slot>
        <svg viewBox="0 0 ${side} ${side}" aria-hidden="true">
          ${
            at === undefined
              ? nothing
              : svg`<rect x=${at % side} y=${Math.floor(at / side)} width="1" height="1"></rect>`
          }
        </svg>
      </div>
      <p aria-hidden="true">${this.hideHint && at === undefined ? nothing : text}</p>`;
  }

  #text(): string {
    const messages = words(catalog);
    const { values, at, side } = this;
    const value = at === undefined ? undefined : values?.[at];
    if (at === undefined || value === undefined) return messages.hint;
    const text = values instanceof Uint8Array ? messages.level(digits(value), digits(255)) : ltr(numberText(value));
    return messages.reading(digits(Math.floor(at / side) + 1), digits((at % side) + 1), text);
  }

  readonly #pointed = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { left, top, width, height } = (currentTarget as HTMLElement).getBoundingClientRect();
    this.#choose(((clientY - top) / height) * this.side, ((clientX - left) / width) * this.side);
  };

  readonly #pressed = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, readonly [down: number, right: number]>> = {
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      Home: [0, -this.side],
      End: [0, this.side],
      PageUp: [-this.side, 0],
      PageDown: [this.side, 0],
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const [down, right] = move;
    // It starts in the middle, where the ink is.
    const at = this.at ?? Math.floor((this.side * this.side + this.side) / 2);
    this.#choose(Math.floor(at / this.side) + down, (at % this.side) + right);
  };

  /** Rounded down, and within the image. */
  #choose(row: number, column: number): void {
    const within = (place: number) => Math.min(Math.max(Math.floor(place), 0), this.side - 1);
    const at = within(row) * this.side + within(column);
    if (at === this.at) return;
    this.at = at;
    this.dispatchEvent(new PixelEvent(at));
  }

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-1);
        min-inline-size: 0;
      }

      div {
        position: relative;
        direction: ltr;
        cursor: crosshair;
      }

      svg {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        overflow: visible;
        pointer-events: none;
      }

      rect {
        fill: none;
        stroke: var(--cr-mark-line);
        stroke-width: 2px;
        vector-effect: non-scaling-stroke;
      }

      p {
        display: var(--pixel-text, block);
        min-block-size: calc(1.5em * var(--pixel-lines, 2));
        color: var(--cr-soft);
        font: 450 var(--cr-size-tiny) / 1.5 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-pixel-reader': ChainrulePixelReader;
  }
}
