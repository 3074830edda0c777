import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { base, controls, sideways } from '../base/styles';
import { catalogOf, words } from '../base/words';
import { complaints } from '../session/complaints';
import type { BadParam } from '../session/url-state';

/** A preset of a lab. */
export interface Try {
  readonly id: string;
  /** The text of the button. */
  readonly name: string;
}

/** The reader chose a preset. */
export class TryEvent extends Event {
  constructor(readonly id: string) {
    super('try');
  }
}

/**
 * The frame of every lab: heading and claim, presets to try, the figure with what to notice below it, beside them the
 * controls (between them on a phone), and further material.
 *
 * @slot heading - The `h1`.
 * @slot figure - The figure.
 * @slot controls - The controls, and the resulting numbers.
 * @slot results - What came of it, where that takes the whole width.
 * @slot notice - What to notice.
 * @slot more - Tables and background.
 * @fires try - The reader chose a preset.
 */
@customElement('chainrule-lab')
export class ChainruleLab extends PageElement {
  @property() claim = '';
  @property({ attribute: false }) tries: readonly Try[] = [];
  /** The id of the active preset, if there is one. */
  @property() current = '';
  @property({ attribute: false }) complaints: readonly BadParam[] = [];

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('current')) this.#showCurrent();
  }

  override render() {
    const messages = words(catalog);
    const hasResults = this.querySelector('[slot="results"]') !== null;
    const notice = html`<section aria-labelledby="notice" class="notice">
      <h2 id="notice">${messages.notice}</h2>
      <slot name="notice"></slot>
    </section>`;
    return html`
      <div class="head">
        <slot name="heading"></slot>
        <p class="claim">${this.claim}</p>
      </div>
      <div role="status" class="complaints">
        ${complaints(this.complaints)}
      </div>
      <div class="tries" role="group" aria-label=${messages.tries} @focusin=${showFocused}>
        <span aria-hidden="true">${messages.tries}</span>
        ${this.tries.map(
          ({ id, name }) => html`<button
            aria-pressed=${id === this.current}
            data-try=${id}
            @click=${() => this.dispatchEvent(new TryEvent(id))}
          >
            ${name}
          </button>`,
        )}
      </div>
      <div class="lab">
        <div class="figure">
          <h2 class="visually-hidden">${messages.figure}</h2>
          <slot name="figure"></slot>
        </div>
        <div class="controls">
          <h2 class="visually-hidden">${messages.controls}</h2>
          <slot name="controls"></slot>
        </div>
        ${hasResults ? nothing : notice}
      </div>
      ${hasResults ? html`<section class="results"><slot name="results"></slot></section>${notice}` : nothing}
      ${this.querySelector('[slot="more"]') ? html`<section class="more"><slot name="more"></slot></section>` : nothing}
    `;
  }

  /** On a phone the presets are a row that scrolls sideways: the active one is scrolled into view. */
  #showCurrent(): void {
    const row = this.renderRoot.querySelector('.tries');
    const button = row?.querySelector('[aria-pressed="true"]');
    if (!row || !button) return;
    const [outer, inner] = [row.getBoundingClientRect(), button.getBoundingClientRect()];
    if (inner.left < outer.left) row.scrollBy({ left: inner.left - outer.left - 16 });
    else if (inner.right > outer.right) row.scrollBy({ left: inner.right - outer.right + 16 });
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        padding-block-start: var(--cr-space-4);
      }

      :host([embedded]) :is(.claim, .results, .notice, .more) {
        display: none;
      }

      .head {
        display: grid;
        gap: var(--cr-space-2);
      }

      .claim {
        max-inline-size: 46rem;
        font-size: var(--cr-size-lead);
        line-height: 1.4;
      }

      :host(:lang(fa)) .claim {
        line-height: 1.7;
      }

      .complaints:not(:empty) p {
        padding: var(--cr-space-2) var(--cr-space-3);
        margin-block-start: var(--cr-space-3);
        border-inline-start: 3px solid var(--cr-mark-line);
        background: var(--cr-mark);
        font-size: var(--cr-size-small);
      }

      .tries {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cr-space-2);
        margin-block: var(--cr-space-3) var(--cr-space-4);
        font: 500 var(--cr-size-small) / 1.3 var(--cr-controls);
      }

      .tries span {
        margin-inline-end: var(--cr-space-1);
        color: var(--cr-soft);
      }

      .tries button {
        text-align: start;
      }

      .tries button[aria-pressed="true"] {
        border-color: var(--cr-mark-line);
        background: var(--cr-mark);
      }

      .lab {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-4) var(--cr-space-6);
      }

      .figure,
      .controls {
        min-inline-size: 0;
      }

      .notice,
      .results,
      .more {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
        max-inline-size: 46rem;
        margin-block-start: var(--cr-space-5);
      }

      .lab .notice {
        align-content: start;
        margin-block-start: var(--cr-space-1);
      }

      .results,
      .more {
        max-inline-size: none;
      }

      @media print {
        .tries {
          display: none;
        }
      }

      @media (width < 40rem) {
        .tries {
          flex-wrap: nowrap;
          margin-inline: calc(-1 * var(--cr-margin));
          padding-inline: var(--cr-margin);
          ${sideways}
          scrollbar-width: none;
        }

        .tries span {
          display: none;
        }

        .tries button {
          flex: none;
        }
      }

      @media (width >= 56rem) {
        .figure {
          grid-area: figure;
        }

        .controls {
          grid-area: controls;
        }

        .notice {
          grid-area: notice;
        }

        .lab {
          grid-template:
            "figure controls" auto
            "notice controls" 1fr
            / minmax(0, 2fr) minmax(17rem, 1fr);
        }
      }
    `,
  ];
}

export interface Messages {
  readonly tries: string;
  /** Headings for screen readers: what the parts are is seen. */
  readonly figure: string;
  readonly controls: string;
  readonly notice: string;
}

export const catalog = catalogOf<Messages>('lab/frame');

/** A browser may leave out of sight what has the focus if an edge of it is seen. */
function showFocused({ target }: FocusEvent): void {
  (target as Element).scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-lab': ChainruleLab;
  }
}
