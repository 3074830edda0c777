import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { Watch } from '../base/store';
import { base, controls } from '../base/styles';
import { catalogOf, words } from '../base/words';
import { banner } from './banner-styles';
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

  static override styles = [base, controls, banner];
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
