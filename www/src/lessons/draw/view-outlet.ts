import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import '../../lab/late-view';
import { own } from './own';
import { state } from './state';
import { catalog } from './text';
import { entryOf } from './views';

/** Shows the view that the address names. */
@customElement('chainrule-draw-view')
export class ChainruleDrawView extends PageElement {
  constructor() {
    super();
    new Watch(this, state, own);
  }

  override render() {
    const entry = entryOf(state.value.view);
    return html`
      ${entry?.needsDrawing ? this.#renderOwn() : nothing}
      <chainrule-late-view .view=${entry}></chainrule-late-view>
    `;
  }

  /** Views that look inside a network use the built-in one, even while the reader's own reads the pad. */
  #renderOwn() {
    const { isUsed, network } = own.value;
    if (!isUsed || !network) return nothing;
    const messages = words(catalog);
    return html`<div class="own">
      <p>${messages.ownNote}</p>
      <button @click=${() => own.use(false)}>${messages.useShipped}</button>
    </div>`;
  }

  static override styles = [
    base,
    controls,
    css`
      .own {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cr-space-2) var(--cr-space-4);
        margin-block-end: var(--cr-space-4);
        padding: var(--cr-space-2) var(--cr-space-3);
        border-inline-start: 3px solid var(--cr-mark-line);
        background: var(--cr-mark);
        font-size: var(--cr-size-small);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-draw-view': ChainruleDrawView;
  }
}
