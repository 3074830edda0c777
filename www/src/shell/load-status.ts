import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { base, controls } from '../base/styles';
import { catalogOf, words } from '../base/words';
import { engine } from '../engine/client';
import { sentence } from '../session/errors';
import { banner } from './banner-styles';

/** Reports what the engine waits for in vain, a part of the core for instance, and offers to try again: in every lesson alike. */
@customElement('chainrule-load-status')
export class ChainruleLoadStatus extends PageElement {
  readonly #changed = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    engine.addEventListener('loads', this.#changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    engine.removeEventListener('loads', this.#changed);
  }

  override render() {
    const sentences = new Set([...engine.troubles.values()].map(({ error }) => sentence(error)));
    return html`<div role="alert">
      ${
        sentences.size > 0
          ? html`<div class="banner">
              <div>${[...sentences].map((one) => html`<p>${one}</p>`)}</div>
              <button class="primary" @click=${() => engine.loadAgain()}>${words(catalog).again}</button>
            </div>`
          : nothing
      }
    </div>`;
  }

  static override styles = [
    base,
    controls,
    banner,
    css`
      :host {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
      }

      .banner > div {
        flex: 1 1 16rem;
      }
    `,
  ];
}

export interface Messages {
  readonly again: string;
}

export const catalog = catalogOf<Messages>('page/load-status');

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-load-status': ChainruleLoadStatus;
  }
}
