import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { canKeep } from '../base/storage';
import { Watch } from '../base/store';
import { base, controls } from '../base/styles';
import { catalogOf, words } from '../base/words';
import { route } from '../session/route';

/** Says that the browser keeps nothing here; in a frame, with a way into a tab, where it may. */
@customElement('chainrule-storage-notice')
export class ChainruleStorageNotice extends PageElement {
  @state() private isShown = !canKeep();

  constructor() {
    super();
    // The link leads to what is on the screen.
    new Watch(this, route);
  }

  override render() {
    if (!this.isShown) return nothing;
    const messages = words(catalog);
    return html`<div role="status">
      <p>
        ${messages.forgets}
        ${window === window.top ? nothing : html`<a href=${location.href} target="_blank" rel="noopener">${messages.tab}</a>`}
      </p>
      <button class="bare" @click=${() => (this.isShown = false)}>${messages.dismiss}</button>
    </div>`;
  }

  static override styles = [
    base,
    controls,
    css`
      div {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--cr-space-3);
        margin-block-start: var(--cr-space-2);
        color: var(--cr-soft);
        font-size: var(--cr-size-small);
      }

      p {
        margin: 0;
      }
    `,
  ];
}

export interface Messages {
  readonly forgets: string;
  readonly tab: string;
  readonly dismiss: string;
}

export const catalog = catalogOf<Messages>('page/storage-notice');

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-storage-notice': ChainruleStorageNotice;
  }
}
