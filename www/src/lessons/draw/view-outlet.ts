import { css, html, nothing } from 'lit';
import { customElement, state as reactive } from 'lit/decorators.js';
import { PageElement, words } from '../../app/locale';
import { Watch } from '../../app/store';
import { base, controls } from '../../app/styles';
import { catalog } from './text';
import { entryOf, state, type View } from './views';

/** Shows the view that the address names, once its code has come. */
@customElement('chainrule-draw-view')
export class ChainruleDrawView extends PageElement {
  @reactive() private loaded: View | undefined;
  @reactive() private failed: View | undefined;
  #asked: View | undefined;

  constructor() {
    super();
    new Watch(this, state);
  }

  override render() {
    const { view } = state.value;
    const messages = words(catalog);
    if (this.failed === view) {
      return html`<div class="failed" role="alert">
        <p>${messages.viewFailed}</p>
        <button class="primary" @click=${() => this.#load(view)}>${messages.retry}</button>
      </div>`;
    }
    return this.loaded === view ? entryOf(view)?.view() : nothing;
  }

  protected override willUpdate(): void {
    const { view } = state.value;
    if (view !== this.#asked) void this.#load(view);
  }

  async #load(view: View): Promise<void> {
    this.#asked = view;
    this.failed = undefined;
    try {
      await entryOf(view)?.load();
      // It may come late, when the reader looks at something else.
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
