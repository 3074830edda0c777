import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { type Copied, copy } from '../base/clipboard';
import { fileAddress } from '../base/embed';
import { isFromDisk } from '../base/hosts';
import { PageElement } from '../base/locale';
import { Watch } from '../base/store';
import { base, controls, sideways } from '../base/styles';
import { catalogOf, words } from '../base/words';
import { release } from '../engine/wire';
import { bibtex, reportAddress } from './citation';
import { offline } from './offline';

/** Which release this is, its license, how it is cited, where a fault is reported, and whether all of it works offline. */
@customElement('chainrule-footer')
export class ChainruleFooter extends PageElement {
  @state() private outcome: Copied | undefined;

  constructor() {
    super();
    new Watch(this, offline);
  }

  override render() {
    const messages = words(catalog);
    const report = reportAddress(release.repository);
    return html`<footer>
      <p>
        <span lang="en" dir="ltr">chainrule <span class="version">${release.version}</span></span>
        <span>${messages.license} <a href=${fileAddress('licenses.txt')} lang="en" dir="ltr" target="_blank">${release.license}</a></span>
        ${offline.value.isReady ? html`<span class="offline">${messages.offline}</span>` : nothing}
        ${isFromDisk ? html`<span class="disk">${messages.onDisk}</span>` : nothing}
        ${report ? html`<a href=${report} rel="external">${messages.report}</a>` : nothing}
      </p>
      <details @toggle=${() => (this.outcome = undefined)}>
        <summary>${messages.cite}</summary>
        <pre dir="ltr" lang="en" tabindex="0" role="region" aria-label="BibTeX">${this.#citation()}</pre>
        <div class="copy">
          <button @click=${this.#copy}>${messages.copy}</button>
          <span role="status">${this.outcome ? messages[this.outcome] : nothing}</span>
        </div>
      </details>
    </footer>`;
  }

  #citation(): string {
    const { protocol, origin, pathname } = location;
    return bibtex(protocol.startsWith('http') ? origin + pathname : undefined, new Date());
  }

  async #copy(): Promise<void> {
    this.outcome = await copy(this.#citation());
  }

  static override styles = [
    base,
    controls,
    css`
      footer {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--cr-space-2) var(--cr-space-5);
        padding-block: var(--cr-space-4) var(--cr-space-5);
        border-block-start: 1px solid var(--cr-rule);
        color: var(--cr-soft);
        font: var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      p {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cr-space-1) var(--cr-space-5);
        margin: 0;
      }

      details {
        min-inline-size: 0;
      }

      details[open] {
        flex-basis: 100%;
      }

      summary {
        inline-size: fit-content;
        padding-block: 0.15rem;
        cursor: pointer;
      }

      pre {
        --ground: var(--cr-raised);
        ${sideways}
        padding: var(--cr-space-3) var(--cr-space-4);
        margin-block: var(--cr-space-2);
        border-radius: var(--cr-radius);
        color: var(--cr-ink);
        text-align: start;
      }

      .copy {
        display: flex;
        align-items: center;
        gap: var(--cr-space-3);
      }
    `,
  ];
}

export interface Messages extends Readonly<Record<Copied, string>> {
  /** Before its name. */
  readonly license: string;
  readonly offline: string;
  /** What does not work where the page was opened from a disk. */
  readonly onDisk: string;
  readonly report: string;
  readonly cite: string;
  readonly copy: string;
}

export const catalog = catalogOf<Messages>('page/footer');

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-footer': ChainruleFooter;
  }
}
