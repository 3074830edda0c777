import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement, words } from '../../app/locale';
import { base, controls } from '../../app/styles';
import { catalog } from './text';

/** What this is, in one sentence, and the lessons as pictures that can be touched. */
@customElement('chainrule-home')
export class ChainruleHome extends PageElement {
  override render() {
    const messages = words(catalog);
    return html`<h1>${messages.sentence}</h1>`;
  }

  static override styles = [
    base,
    controls,
    css`
      h1 {
        max-inline-size: 24em;
        padding-block: var(--cr-space-6) var(--cr-space-5);
        font-size: var(--cr-size-display);
        font-weight: 500;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-home': ChainruleHome;
  }
}
