import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { base } from '../../base/styles';
import { withWords, words } from '../../base/words';
import { catalog } from './text';

/** The labs, each as a figure that can be touched. They, and their part of the core, are fetched when they come near. */
@customElement('chainrule-home-labs')
export class ChainruleHomeLabs extends PageElement {
  @state() private isLoaded = false;
  readonly #near = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#load();
    },
    { rootMargin: '200px' },
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.#near.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#near.disconnect();
  }

  override render() {
    return html`<section aria-labelledby="labs">
      <h2 id="labs">${words(catalog).heading}</h2>
      <div class="cards">
        ${
          this.isLoaded
            ? html`
                <chainrule-card-activations></chainrule-card-activations>
                <chainrule-card-linear></chainrule-card-linear>
                <chainrule-card-gradient-flow></chainrule-card-gradient-flow>
                <chainrule-card-capacity></chainrule-card-capacity>
                <chainrule-card-playground></chainrule-card-playground>
                <chainrule-card-images></chainrule-card-images>
              `
            : nothing
        }
      </div>
    </section>`;
  }

  async #load(): Promise<void> {
    this.#near.disconnect();
    await withWords(() => import('./cards'), 'home');
    this.isLoaded = true;
  }

  static override styles = [
    base,
    css`
      :host {
        display: block;
        /* Their room, so that nothing below jumps when they come. */
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
    'chainrule-home-labs': ChainruleHomeLabs;
  }
}
