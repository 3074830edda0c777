import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { base } from '../base/styles';
import { words } from '../base/words';
import './draw-figure';
import './labs/labs';
import './pass-figure';
import { catalog } from './text';

/** What this is, in one sentence, and the lessons as pictures that move and can be touched. */
@customElement('chainrule-home')
export class ChainruleHome extends PageElement {
  override render() {
    return html`
      <h1>${words(catalog).sentence}</h1>
      <chainrule-home-pass></chainrule-home-pass>
      <chainrule-home-draw></chainrule-home-draw>
      <chainrule-home-labs></chainrule-home-labs>
    `;
  }

  static override styles = [
    base,
    css`
      h1 {
        max-inline-size: 26em;
        padding-block: var(--cr-space-5) var(--cr-space-4);
        font-size: var(--cr-size-display);
        font-weight: 500;
      }

      chainrule-home-draw,
      chainrule-home-labs {
        margin-block-start: var(--cr-space-6);
        padding-block-start: var(--cr-space-6);
        border-block-start: 1px solid var(--cr-rule);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-home': ChainruleHome;
  }
}
