import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { base } from '../base/styles';
import { words } from '../base/words';
import { lessons } from '../lessons';
import './card';
import { catalog } from './text';

const miniatures = lessons.filter(({ card }) => card.rank === 'miniature');

/** The lessons' miniatures. They, and their part of the core, are fetched when they come into view, not while the weights for the pad above come. */
@customElement('chainrule-home-miniatures')
export class ChainruleHomeMiniatures extends PageElement {
  @state() private isNear = false;
  readonly #near = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    this.#near.disconnect();
    this.isNear = true;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#near.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#near.disconnect();
  }

  override render() {
    return html`<section aria-labelledby="miniatures">
      <h2 id="miniatures">${words(catalog).heading}</h2>
      <div class="cards">
        ${
          this.isNear
            ? miniatures.map((lesson) => html`<chainrule-home-card .lesson=${lesson}></chainrule-home-card>`)
            : nothing
        }
      </div>
    </section>`;
  }

  static override styles = [
    base,
    css`
      :host {
        display: block;
        /* Reserves their space, so that nothing below jumps when they appear. */
        min-block-size: 90rem;
      }

      section {
        display: grid;
        gap: var(--cr-space-4);
      }

      .cards {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-5) var(--cr-space-6);
      }

      @media (width >= 50rem) {
        .cards {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }

      @media (width < 50rem) {
        :host {
          min-block-size: 160rem;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-home-miniatures': ChainruleHomeMiniatures;
  }
}
