import { css, html, nothing } from 'lit';
import { customElement, state as reactive } from 'lit/decorators.js';
import { placeOfLessons } from '../../base/embed';
import { PageElement } from '../../base/locale';
import { reloadIfServed } from '../../base/reload';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { withWords, words } from '../../base/words';
import { own } from './own';
import { state } from './state';
import { catalog } from './text';
import type { View } from './view-names';
import { entryOf } from './views';

/** Shows the view that the address names, once its code is loaded. */
@customElement('chainrule-draw-view')
export class ChainruleDrawView extends PageElement {
  @reactive() private loaded: View | undefined;
  @reactive() private failed: View | undefined;
  #asked: View | undefined;

  constructor() {
    super();
    new Watch(this, state, own);
  }

  override render() {
    const { view } = state.value;
    const messages = words(catalog);
    if (this.failed === view) {
      // A page of others is not ours to be loaded again, and without that no browser asks again for a module.
      if (placeOfLessons() === 'element') return html`<p class="failed" role="alert">${messages.viewFailedThere}</p>`;
      return html`<div class="failed" role="alert">
        <p>${messages.viewFailed}</p>
        <button class="primary" @click=${() => this.#retry(view)}>${messages.retry}</button>
      </div>`;
    }
    if (this.loaded !== view) return nothing;
    const entry = entryOf(view);
    return html`${entry?.needsDrawing ? this.#renderOwn() : nothing}${entry?.view()}`;
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

  protected override willUpdate(): void {
    const { view } = state.value;
    if (view !== this.#asked) void this.#load(view);
  }

  async #retry(view: View): Promise<void> {
    await this.#load(view);
    if (this.failed) await reloadIfServed();
  }

  async #load(view: View): Promise<void> {
    this.#asked = view;
    this.failed = undefined;
    try {
      const entry = entryOf(view);
      if (entry) await withWords(entry.load, `draw/${view}`);
      // It may come late, when the reader is looking at something else.
      if (this.#asked === view) this.loaded = view;
    } catch (cause) {
      console.warn(`The view "${view}" could not be loaded.`, cause);
      if (this.#asked === view) this.failed = view;
    }
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

      .failed {
        display: grid;
        gap: var(--cr-space-3);
        justify-items: start;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-draw-view': ChainruleDrawView;
  }
}
