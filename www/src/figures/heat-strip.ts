import { css, html, nothing, svg } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { Recolor } from '../base/recolor';
import { base } from '../base/styles';
import { stripedPixels } from './striped-pixels';

/**
 * Many signed numbers in order, each a cell of a strip that wraps into rows: blue above 0, orange below, at full
 * strength at ±`limit`, and striped below 0. It reads left to right and top to bottom in every language. One cell can be chosen, with the
 * pointer or the arrow keys.
 *
 * @fires input - The reader chose a cell: `chosen` is its index.
 */
@customElement('chainrule-heat-strip')
export class ChainruleHeatStrip extends PageElement {
  @property({ attribute: false }) values: Float32Array = new Float32Array();
  @property({ type: Number }) limit = 1;
  @property({ type: Number }) columns = 60;
  /** The chosen index, from 0. */
  @property({ attribute: false }) chosen: number | undefined;
  /** What the strip shows. */
  @property() label = '';
  /** A description of the chosen cell, or that there is none. */
  @property() text = '';
  @query('canvas') private canvas!: HTMLCanvasElement;

  constructor() {
    super();
    new Recolor(this, () => this.requestUpdate());
  }

  override render() {
    const { columns, chosen } = this;
    const rows = this.#rows();
    return html`<div
      role="slider"
      tabindex="0"
      aria-label=${this.label}
      aria-valuemin="0"
      aria-valuemax=${this.values.length}
      aria-valuenow=${chosen === undefined ? 0 : chosen + 1}
      aria-valuetext=${this.text}
      @click=${this.#clicked}
      @keydown=${this.#pressed}
    >
      <canvas aria-hidden="true"></canvas>
      <svg viewBox="0 0 ${columns} ${rows}" aria-hidden="true">
        ${
          chosen === undefined
            ? nothing
            : svg`<rect x=${chosen % columns} y=${Math.floor(chosen / columns)} width="1" height="1"></rect>`
        }
      </svg>
    </div>`;
  }

  protected override updated(): void {
    const { columns } = this;
    const rows = this.#rows();
    // A raster starts with its lowest row.
    const values = new Float32Array(columns * rows);
    for (let row = 0; row < rows; row++) {
      values.set(this.values.subarray((rows - 1 - row) * columns, (rows - row) * columns), row * columns);
    }
    const raster = { values, columns, rows, x: [0, 1], y: [0, 1], colors: 'diverging', limit: this.limit } as const;
    const image = stripedPixels(this.canvas, raster);
    [this.canvas.width, this.canvas.height] = [image.width, image.height];
    this.canvas.getContext('2d')?.putImageData(image, 0, 0);
  }

  #rows(): number {
    return Math.max(1, Math.ceil(this.values.length / this.columns));
  }

  readonly #clicked = ({ clientX, clientY }: MouseEvent) => {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    const column = Math.floor(((clientX - left) / width) * this.columns);
    const row = Math.floor(((clientY - top) / height) * this.#rows());
    this.#choose(row * this.columns + Math.min(column, this.columns - 1));
  };

  readonly #pressed = (event: KeyboardEvent) => {
    const last = this.values.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: this.columns,
      ArrowUp: -this.columns,
      Home: -last,
      End: last,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    this.#choose(this.chosen === undefined ? 0 : this.chosen + move);
  };

  #choose(place: number): void {
    this.chosen = Math.min(Math.max(place, 0), this.values.length - 1);
    this.dispatchEvent(new Event('input'));
  }

  static override styles = [
    base,
    css`
      div {
        position: relative;
        direction: ltr;
        cursor: pointer;
      }

      canvas {
        display: block;
        inline-size: 100%;
        border: 1px solid var(--cr-rule);
        border-radius: 2px;
        image-rendering: pixelated;
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
        stroke: var(--cr-ink);
        stroke-width: 2px;
        vector-effect: non-scaling-stroke;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-heat-strip': ChainruleHeatStrip;
  }
}
