import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { base, controls } from '../base/styles';
import { catalogOf, words } from '../base/words';
import { engine } from '../engine/client';
import { sentence } from '../session/errors';
import { banner } from './banner-styles';

/** Reports that the engine stopped, and offers to restart it. Everything on the page stays as it is. */
@customElement('chainrule-engine-status')
export class ChainruleEngineStatus extends PageElement {
  readonly #changed = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    engine.addEventListener('state', this.#changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    engine.removeEventListener('state', this.#changed);
  }

  override render() {
    const messages = words(catalog);
    const { state } = engine;
    return html`<div role="alert">
      ${
        state.name === 'crashed'
          ? html`<div class="banner">
              <p><strong>${sentence(state.error)}</strong> ${messages.kept}</p>
              <button class="primary" @click=${() => engine.restart()}>${messages.restart}</button>
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
      .banner {
        padding-block: var(--cr-space-3);
        border-color: var(--cr-danger);
      }

      strong {
        color: var(--cr-danger);
        font-weight: 600;
      }
    `,
  ];
}

export interface Messages {
  readonly kept: string;
  readonly restart: string;
}

export const catalog = catalogOf<Messages>('page/engine-status');

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-engine-status': ChainruleEngineStatus;
  }
}
