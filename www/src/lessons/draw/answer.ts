import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentence } from '../../app/errors';
import { digits, formatNumber, PageElement, words } from '../../app/locale';
import { base, controls } from '../../app/styles';
import type { DigitWeights, WeightsState } from '../../engine/digit-weights';
import { barsOf, type InkReading } from '../../engine/ink';
import type { InkReader } from '../../engine/ink-reader';
import '../../figures/grey-image';
import '../../figures/probability-bars';
import { catalog } from './text';

/** How long the drawing must rest before its digit is said aloud. */
const REST_MS = 700;

/** What the network makes of the drawing: the digit in words, the picture it saw, the probability of each digit. */
@customElement('chainrule-draw-answer')
export class ChainruleDrawAnswer extends PageElement {
  @property({ attribute: false }) reader!: InkReader;
  @property({ attribute: false }) weights!: DigitWeights;
  /** Beside a small pad: as on a narrow screen, however wide it is. */
  @property({ type: Boolean, reflect: true }) compact = false;
  @state() private announcement = '';
  #stops: (() => void)[] = [];
  #rest: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [this.reader.subscribe(() => this.#changed()), this.weights.subscribe(() => this.requestUpdate())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    clearTimeout(this.#rest);
  }

  override render() {
    const messages = words(catalog);
    const { ink, error, isBehind } = this.reader.value;
    return html`
      <div class="verdict" aria-busy=${isBehind}>
        ${error ? html`<p class="failure">${sentence(error)}</p>` : this.#renderVerdict(ink)}
        ${this.#renderWeights(this.weights.value)}
      </div>
      <figure>
        <chainrule-grey-image
          .pixels=${ink.state === 'noDigitYet' ? undefined : ink.image}
          .label=${messages.pictureLabel}
        ></chainrule-grey-image>
        <figcaption>${messages.picture}</figcaption>
      </figure>
      <chainrule-probability-bars
        .bars=${barsOf(ink)}
        .best=${ink.state === 'digit' ? String(ink.best) : undefined}
      ></chainrule-probability-bars>
      <div class="visually-hidden" role="status">${this.announcement}</div>
    `;
  }

  #renderVerdict(ink: InkReading) {
    const messages = words(catalog);
    if (ink.state === 'noDigitYet') return html`<p class="quiet">${messages.noDigitYet}</p>`;
    // The weights say for themselves how far they are.
    if (ink.state === 'image') return nothing;
    return html`<p>
      <span class="reads">${messages.reads}</span>
      <span class="digit">${digits(ink.best)}</span>
      <span class="name">${this.#name(ink)}</span>
    </p>`;
  }

  #renderWeights(state: WeightsState) {
    const messages = words(catalog);
    switch (state.name) {
      case 'loading': {
        const { done, total } = state;
        return html`<div class="weights">
          <label for="progress">${messages.loading}</label>
          <span>${total === null ? nothing : messages.loaded(megabytes(done), megabytes(total))}</span>
          <progress id="progress" max=${total ?? nothing} value=${total === null ? nothing : done}></progress>
        </div>`;
      }
      case 'failed':
        return html`<div class="weights failure" role="alert">
          <p>${sentence(state.error)}</p>
          <button class="primary" @click=${() => this.weights.load()}>${messages.retry}</button>
        </div>`;
      default:
        return nothing;
    }
  }

  /** The digit in words, with the second best where the network doubts. */
  #name(ink: Extract<InkReading, { state: 'digit' }>): string {
    const messages = words(catalog);
    const best = messages.names[ink.best] ?? '';
    return ink.runnerUp === undefined ? best : messages.doubt(best, messages.names[ink.runnerUp] ?? '');
  }

  #changed(): void {
    this.requestUpdate();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      const messages = words(catalog);
      const { ink } = this.reader.value;
      if (ink.state === 'noDigitYet') this.announcement = messages.noDigitYet;
      if (ink.state !== 'digit') return;
      this.announcement = messages.announce(this.#name(ink), digits(ink.digits[ink.best]?.percent ?? ''));
    }, REST_MS);
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template:
          'picture verdict' minmax(3.5rem, auto)
          'bars bars' auto / 3.5rem 1fr;
        gap: var(--cr-space-2) var(--cr-space-3);
        align-items: center;
      }

      .verdict {
        grid-area: verdict;
      }

      .verdict > p {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        column-gap: var(--cr-space-2);
      }

      .quiet,
      .reads,
      figcaption {
        color: var(--cr-soft);
      }

      .reads,
      figcaption,
      .weights {
        font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .digit {
        font: 600 2.25rem/1 var(--cr-prose);
        font-variant-numeric: lining-nums;
      }

      .name {
        font-size: var(--cr-size-lead);
      }

      figure {
        grid-area: picture;
        margin: 0;
      }

      figcaption {
        margin-block-start: var(--cr-space-2);
      }

      chainrule-probability-bars {
        grid-area: bars;
      }

      .weights {
        font-variant-numeric: tabular-nums;
      }

      .weights.failure {
        display: grid;
        gap: var(--cr-space-2);
        justify-items: start;
      }

      .failure p,
      p.failure {
        color: var(--cr-danger);
        overflow-wrap: anywhere;
      }

      progress {
        display: block;
        inline-size: 100%;
        block-size: 0.5rem;
        accent-color: var(--cr-ink);
      }

      @media (width < 56rem) {
        figcaption {
          display: none;
        }

        /* Two columns of five, where height is dearer than width. */
        chainrule-probability-bars {
          --bars-grid: repeat(5, auto) / auto 1fr auto auto 1fr auto;
          --bars-flow: column;
          --bars-gap: 0.125rem;
          --bars-gutter: var(--cr-space-3);
        }

        :host([compact]) {
          grid-template: 'verdict' 2.75rem 'bars' 1fr / minmax(0, 1fr);
          row-gap: 0;
          overflow: hidden;
        }

        :host([compact]) figure {
          display: none;
        }

        :host([compact]) .verdict > p {
          flex-wrap: nowrap;
          font-size: var(--cr-size-small);
          line-height: 1.2;
        }

        :host([compact]) .reads {
          display: none;
        }

        :host([compact]) .name {
          font-size: var(--cr-size-small);
        }

        :host([compact]) chainrule-probability-bars {
          --bars-grid: none / auto 1fr auto;
          --bars-flow: row;
          --bars-gutter: 0;
          --bars-gap: 0;
          --bars-size: var(--cr-size-tiny);
          --bars-thickness: 0.5rem;
        }
      }

      @media (width >= 56rem) {
        :host([compact]) chainrule-probability-bars {
          --bars-gap: 0.125rem;
          --bars-size: var(--cr-size-tiny);
          --bars-thickness: 0.625rem;
        }

        :host([compact]) figcaption {
          display: none;
        }

        :host(:not([compact])) {
          grid-template:
            'picture verdict' auto
            'bars bars' auto / 14rem 1fr;
          gap: var(--cr-space-5);
        }

        :host(:not([compact])) chainrule-probability-bars {
          --bars-gap: 0.5rem;
          --bars-thickness: 1rem;
        }

        :host(:not([compact])) .verdict {
          display: grid;
          gap: var(--cr-space-4);
          align-content: space-between;
          align-self: stretch;
        }

        :host(:not([compact])) .verdict > p {
          display: grid;
        }

        :host(:not([compact])) .digit {
          margin-block: var(--cr-space-2) var(--cr-space-3);
          font-size: 8rem;
          line-height: 0.9;
        }
      }
    `,
  ];
}

function megabytes(bytes: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return formatNumber(bytes / 1e6, { style: 'unit', unit: 'megabyte', ...digits });
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-draw-answer': ChainruleDrawAnswer;
  }
}
