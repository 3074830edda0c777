import { css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { Recolor } from '../base/recolor';
import { base } from '../base/styles';
import { pixels } from './plot/raster';

/** Signed weights as a square image with crisp pixels: blue above 0, orange below, at full strength at ±`limit`. */
@customElement('chainrule-weight-image')
export class ChainruleWeightImage extends PageElement {
  /** Row by row from the top. */
  @property({ attribute: false }) weights: Float32Array = new Float32Array();
  /** Weights on each side. */
  @property({ type: Number }) side = 28;
  @property({ type: Number }) limit = 1;
  /** A description for those who cannot see the image. */
  @property() label = '';
  /** How weights become pixels: also with stripes over those below 0, where there is room for them. */
  @property({ attribute: false }) paint = pixels;
  @query('canvas') private canvas!: HTMLCanvasElement;

  constructor() {
    super();
    new Recolor(this, () => this.requestUpdate());
  }

  override render() {
    return html`<canvas role="img" aria-label=${this.label}></canvas>`;
  }

  protected override updated(): void {
    const { side, limit } = this;
    // A raster starts with its lowest row.
    const values = new Float32Array(side * side);
    for (let row = 0; row < side; row++) {
      values.set(this.weights.subarray((side - 1 - row) * side, (side - row) * side), row * side);
    }
    const raster = { values, columns: side, rows: side, x: [0, 1], y: [0, 1], colors: 'diverging', limit } as const;
    const image = this.paint(this.canvas, raster);
    [this.canvas.width, this.canvas.height] = [image.width, image.height];
    this.canvas.getContext('2d')?.putImageData(image, 0, 0);
  }

  static override styles = [
    base,
    css`
      :host {
        contain: content;
      }

      canvas {
        display: block;
        inline-size: 100%;
        aspect-ratio: 1;
        border: 1px solid var(--cr-rule);
        border-radius: 2px;
        image-rendering: pixelated;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-weight-image': ChainruleWeightImage;
  }
}
