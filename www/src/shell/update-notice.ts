import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { Watch } from '../base/store';
import { base, controls } from '../base/styles';
import { catalogOf, words } from '../base/words';
import { offline } from './offline';

/** Says that a newer version of the page has come, and leaves it to the reader when to change to it. */
@customElement('chainrule-update-notice')
export class ChainruleUpdateNotice extends PageElement {
  constructor() {
    super();
    new Watch(this, offline);
  }

  override render() {
    const messages = words(catalog);
    const { update } = offline.value;
    return html`<div role="status">
      ${
        update
          ? html`<div class="banner">
              <p>${messages.isThere}</p>
              <button @click=${update}>${messages.reload}</button>
            </div>`
          : nothing
      }
    </div>`;
  }

  static override styles = [
    base,
    controls,
    css`
      .banner {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--cr-space-2) var(--cr-space-4);
        padding: var(--cr-space-2) var(--cr-space-4);
        margin-block-start: var(--cr-space-3);
        border: 1px solid var(--cr-rule);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
        font-size: var(--cr-size-small);
      }

      p {
        flex: 1 1 16rem;
      }
    `,
  ];
}

export interface Messages {
  readonly isThere: string;
  readonly reload: string;
}

export const catalog = catalogOf<Messages>('page/update-notice');

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-update-notice': ChainruleUpdateNotice;
  }
}
