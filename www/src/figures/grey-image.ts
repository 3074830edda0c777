import { css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { base } from '../base/styles';
import { pixel } from './plot/palette';

/** A square grey picture, each of its pixels a crisp square: ink (255) white on paper (0) black, as networks see digits. */
@customElement('chainrule-grey-image')
export class ChainruleGreyImage extends PageElement {
  /** The grey levels row by row; without them the picture is black. */
  @property({ attribute: false }) pixels: Uint8Array | undefined;
  /** Pixels on each side. */
  @property({ type: Number }) side = 28;
  /** What the picture is, for those who do not see it. */
  @property() label = '';
  @query('canvas') private canvas!: HTMLCanvasElement;

  override render() {
    return html`<canvas role="img" aria-label=${this.label} width=${this.side} height=${this.side}></canvas>`;
  }

  protected override updated(): void {
    const levels = this.pixels ?? new Uint8Array(this.side ** 2);
    const image = new ImageData(this.side, this.side);
    const cells = new Uint32Array(image.data.buffer);
    levels.forEach((level, i) => {
      cells[i] = pixel([level, level, level]);
    });
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
        border-radius: 2px;
        background: black;
        image-rendering: pixelated;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-grey-image': ChainruleGreyImage;
  }
}
