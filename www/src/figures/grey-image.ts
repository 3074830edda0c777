import { css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { base } from '../base/styles';
import { pixel } from './plot/palette';

/** A square grayscale image with crisp pixels: ink (255) is white on black paper (0), as the networks see digits. */
@customElement('chainrule-grey-image')
export class ChainruleGreyImage extends PageElement {
  /** The gray levels row by row; without them the image is black. */
  @property({ attribute: false }) pixels: Uint8Array | undefined;
  /** Pixels per side. */
  @property({ type: Number }) side = 28;
  /** A description for those who cannot see the image. */
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
