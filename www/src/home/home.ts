import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { base } from '../base/styles';
import { words } from '../base/words';
import { lessons } from '../lessons';
import './card';
import './miniatures';
import { catalog } from './text';

const figures = lessons.filter(({ card }) => card.rank === 'figure');

/** What this site is, in one sentence, and the lessons as interactive figures. */
@customElement('chainrule-home')
export class ChainruleHome extends PageElement {
  override render() {
    return html`
      <h1>${words(catalog).sentence}</h1>
      ${figures.map((lesson) => html`<chainrule-home-card .lesson=${lesson}></chainrule-home-card>`)}
      <chainrule-home-miniatures></chainrule-home-miniatures>
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

      chainrule-home-card + * {
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
