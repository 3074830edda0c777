import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { reloadIfServed } from '../base/reload';
import { base, controls } from '../base/styles';
import { withWords, words } from '../base/words';
import type { Lesson } from '../lessons/lesson';
import { about } from '../lessons/words';
import { href } from '../session/route';
import { catalog } from './text';

/** A lesson's place on the home page: its card, or a sentence if the card's code could not be loaded. */
@customElement('chainrule-home-card')
export class ChainruleHomeCard extends PageElement {
  @property({ attribute: false }) lesson!: Lesson;
  @state() private progress: 'loading' | 'loaded' | 'failed' = 'loading';

  override render() {
    const isNamed = this.lesson.card.rank === 'miniature' || this.progress === 'failed';
    return html`<article class=${this.lesson.card.rank} aria-busy=${this.progress === 'loading'}>
      ${isNamed ? this.#renderName() : nothing}
      ${this.progress === 'loaded' ? this.lesson.card.view() : nothing}
      ${this.progress === 'failed' ? this.#renderFailure() : nothing}
    </article>`;
  }

  #renderName() {
    const { title, summary } = about(this.lesson.name);
    const link = html`<a href=${href(this.lesson.name)}>${title}</a>`;
    return html`
      ${this.lesson.card.rank === 'miniature' ? html`<h3>${link}</h3>` : html`<h2>${link}</h2>`}
      <p>${summary}</p>
    `;
  }

  #renderFailure() {
    const messages = words(catalog);
    return html`<div class="failure" role="alert">
      <p>${messages.failed}</p>
      <button @click=${this.#retry}>${messages.retry}</button>
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('lesson')) void this.#load();
  }

  async #retry(): Promise<void> {
    await this.#load();
    if (this.progress === 'failed') await reloadIfServed();
  }

  async #load(): Promise<void> {
    const { name, card } = this.lesson;
    try {
      await withWords(card.load, `${name}/card`);
      this.progress = 'loaded';
    } catch (cause) {
      console.warn(`The card of the lesson "${name}" could not be loaded.`, cause);
      this.progress = 'failed';
    }
  }

  static override styles = [
    base,
    controls,
    css`
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
        gap: var(--cr-space-2);
      }

      /* Reserves its space, so that what is below does not come into view before it. */
      .figure[aria-busy='true'] {
        min-block-size: 28rem;
      }

      @media (width < 56rem) {
        .figure[aria-busy='true'] {
          min-block-size: 38rem;
        }
      }

      h3 {
        font-size: var(--cr-size-lead);
      }

      :is(h2, h3) a {
        text-decoration: none;
      }

      :is(h2, h3) a:hover {
        text-decoration: underline;
      }

      .failure {
        display: grid;
        gap: var(--cr-space-2);
        justify-items: start;
        color: var(--cr-danger);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-home-card': ChainruleHomeCard;
  }
}
