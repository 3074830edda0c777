import { css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { base } from '../base/styles';
import { outline, type Stroke } from './digit-pad/drawing';

/** A drawing as it was drawn, small: a square pad that cannot be drawn on. */
@customElement('chainrule-stroke-image')
export class ChainruleStrokeImage extends PageElement {
  @property({ attribute: false }) strokes: readonly Stroke[] = [];

  override render() {
    return html`<svg viewBox="0 0 1 1" aria-hidden="true">
      ${this.strokes.map((stroke) => svg`<path d=${outline(stroke)}></path>`)}
    </svg>`;
  }

  static override styles = [
    base,
    css`
      :host {
        contain: content;
        aspect-ratio: 1;
        border-radius: 4px;
        background: var(--cr-raised);
      }

      svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
      }

      path {
        fill: none;
        stroke: currentcolor;
        stroke-width: 0.07;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-stroke-image': ChainruleStrokeImage;
  }
}
