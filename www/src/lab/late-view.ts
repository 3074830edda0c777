import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state as reactive } from 'lit/decorators.js';
import { placeOfLessons } from '../base/embed';
import { PageElement } from '../base/locale';
import { reloadIfServed } from '../base/reload';
import { base, controls } from '../base/styles';
import { catalogOf, withWords, words } from '../base/words';

/** A view of a lesson whose code and words are not fetched before it is shown. */
export interface LateView {
  /** The name of its words. */
  readonly subject: string;
  /** Fetches its code. */
  readonly load: () => Promise<unknown>;
  readonly view: () => TemplateResult;
}

export interface Messages {
  readonly failed: string;
  /** The same in a page of others. */
  readonly failedThere: string;
  readonly retry: string;
}

const catalog = catalogOf<Messages>('lab/late-view');

/** Shows such a view once it is there. */
@customElement('chainrule-late-view')
export class ChainruleLateView extends PageElement {
  @property({ attribute: false }) view: LateView | undefined;
  @reactive() private loaded: LateView | undefined;
  @reactive() private failed: LateView | undefined;
  #asked: LateView | undefined;

  override render() {
    const { view } = this;
    if (!view) return nothing;
    const messages = words(catalog);
    if (this.failed === view) {
      // A page of others is not ours to be loaded again, and without that no browser asks again for a module.
      if (placeOfLessons() === 'element') return html`<p class="failed" role="alert">${messages.failedThere}</p>`;
      return html`<div class="failed" role="alert">
        <p>${messages.failed}</p>
        <button class="primary" @click=${() => this.#retry(view)}>${messages.retry}</button>
      </div>`;
    }
    return this.loaded === view ? view.view() : nothing;
  }

  protected override willUpdate(): void {
    if (this.view && this.view !== this.#asked) void this.#load(this.view);
  }

  async #retry(view: LateView): Promise<void> {
    await this.#load(view);
    if (this.failed) await reloadIfServed();
  }

  async #load(view: LateView): Promise<void> {
    this.#asked = view;
    this.failed = undefined;
    try {
      await withWords(view.load, view.subject);
      // It may come late, when the reader is looking at something else.
      if (this.#asked === view) this.loaded = view;
    } catch (cause) {
      console.warn(`The view "${view.subject}" could not be loaded.`, cause);
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
    'chainrule-late-view': ChainruleLateView;
  }
}
