import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { digits, formatNumber, PageElement, percentage } from '../../base/locale';
import { ltr } from '../../base/numbers';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { barsOf, labelOf, type ShownReading } from '../../engine/reading';
import { figureFile } from '../../figures/figure-file';
import type { DigitWeights, WeightsState } from '../../session/digit-weights';
import { sentence } from '../../session/errors';
import { report } from '../../session/events';
import type { StrokesReader } from '../../session/strokes-reader';
import '../../figures/grey-image';
import '../../figures/pixel-reader';
import '../../figures/plot/save-chart';
import { probabilityTable } from '../../figures/probability-bars';
import './doubt';
import { own } from './own';
import { catalog } from './text';

type DigitReading = Extract<ShownReading, { state: 'digit' }>;

/** How long the drawing must rest before its digit is announced. */
const REST_MS = 700;

/** The network's answer to the drawing: the digit in words, the image it saw, the probability of each digit. */
@customElement('chainrule-draw-answer')
export class ChainruleDrawAnswer extends PageElement {
  @property({ attribute: false }) reader!: StrokesReader;
  @property({ attribute: false }) weights!: DigitWeights;
  /** The layout beside a small pad: as on a narrow screen, however wide it is. */
  @property({ type: Boolean, reflect: true }) compact = false;
  @state() private announcement = '';
  #stops: (() => void)[] = [];
  #restTimer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [this.reader.subscribe(() => this.#changed()), this.weights.subscribe(() => this.requestUpdate())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    clearTimeout(this.#restTimer);
  }

  override render() {
    const messages = words(catalog);
    const { answer: ink, error, isBehind } = this.reader.value;
    const pixels = ink.state === 'noDigitYet' ? undefined : ink.image;
    const image = html`<chainrule-grey-image .pixels=${pixels} .label=${messages.pictureLabel}></chainrule-grey-image>`;
    return html`
      <div class="verdict" aria-busy=${isBehind}>
        ${error ? html`<p class="failure">${sentence(error)}</p>` : this.#renderVerdict(ink)}
        ${
          ink.labels && !this.compact
            ? html`<button data-do="use-shipped" @click=${() => own.use(false)}>${messages.useShipped}</button>`
            : nothing
        }
        ${this.#renderWeights(this.weights.value)}
      </div>
      <figure>
        ${
          this.compact
            ? image
            : html`<chainrule-pixel-reader .values=${pixels} .label=${messages.pictureLabel}>${image}</chainrule-pixel-reader>`
        }
        <figcaption>${messages.picture}</figcaption>
      </figure>
      <chainrule-probability-bars
        .bars=${barsOf(ink)}
        .best=${ink.state === 'digit' ? labelOf(ink, ink.best) : undefined}
      ></chainrule-probability-bars>
      ${ink.state === 'digit' && !this.compact ? this.#renderSave(ink) : nothing}
      ${ink.state === 'digit' && !this.compact ? html`<chainrule-draw-doubt .doubt=${ink.doubt} .nClasses=${ink.digits.length}></chainrule-draw-doubt>` : nothing}
      <div class="visually-hidden" role="status">${this.announcement}</div>
    `;
  }

  #renderSave(ink: DigitReading) {
    const { probabilities } = words(catalog);
    const bars = () => this.renderRoot.querySelector('chainrule-probability-bars');
    return html`<chainrule-save-chart
      .label=${probabilities}
      file="chainrule-probabilities"
      .svg=${() => figureFile(bars(), probabilities, '.label, .percent')}
      .csv=${() => probabilityTable(barsOf(ink))}
    ></chainrule-save-chart>`;
  }

  #renderVerdict(ink: ShownReading) {
    const messages = words(catalog);
    if (ink.state === 'noDigitYet') return html`<p class="quiet">${messages.noDigitYet}</p>`;
    // The weights report their own progress.
    if (ink.state === 'image') return nothing;
    if (ink.refusal) return this.#renderRefusal(ink);
    return html`<p>
      <span class="reads">${ink.labels ? messages.ownReads : messages.reads}</span>
      <span class=${labelOf(ink, ink.best).length > 2 ? 'digit word' : 'digit'}>${digits(labelOf(ink, ink.best))}</span>
      <span class="name">${ink.labels && ink.runnerUp === undefined ? nothing : this.#name(ink)}</span>
    </p>`;
  }

  /** That there is no answer, why, and what the best guess is. */
  #renderRefusal(ink: DigitReading) {
    const messages = words(catalog);
    const { likeness, leastLikeness } = ink.doubt;
    return html`<div class="refusal">
      <p>${this.#refusal(ink)}</p>
      <p class="quiet">
        ${messages.guess(this.#name(ink))}${
          ink.refusal === 'noDigit' && likeness
            ? html`<span class="unlike">${messages.unlike(ltr(percentage(likeness)), ltr(percentage(leastLikeness)))}</span>`
            : nothing
        }
      </p>
    </div>`;
  }

  #refusal({ refusal, doubt, labels }: DigitReading): string {
    const messages = words(catalog);
    const several = labels ? messages.severalDrawings : messages.several;
    return refusal === 'several' ? several(digits(doubt.nSideBySide)) : messages.refused;
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

  /** The digit in words, with the runner-up if the network is unsure. */
  #name(ink: DigitReading): string {
    const messages = words(catalog);
    const name = (digit: number) => (ink.labels ? digits(labelOf(ink, digit)) : (messages.names[digit] ?? ''));
    return ink.runnerUp === undefined ? name(ink.best) : messages.doubt(name(ink.best), name(ink.runnerUp));
  }

  #changed(): void {
    this.requestUpdate();
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => {
      const messages = words(catalog);
      const { answer: ink } = this.reader.value;
      if (ink.state === 'noDigitYet') this.announcement = messages.noDigitYet;
      if (ink.state !== 'digit') return;
      report('draw', { event: 'read', label: ink.refusal ? null : labelOf(ink, ink.best) });
      if (ink.refusal) this.announcement = `${this.#refusal(ink)}. ${messages.guess(this.#name(ink))}.`;
      else this.announcement = messages.announce(this.#name(ink), digits(ink.digits[ink.best]?.percent ?? ''));
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
          'bars bars' auto
          'doubt doubt' auto / 3.5rem 1fr;
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

      .refusal {
        display: grid;
        gap: var(--cr-space-1);
        align-content: start;
      }

      .refusal > p:first-child {
        font-size: var(--cr-size-lead);
        line-height: 1.3;
      }

      .refusal .quiet {
        display: grid;
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      :host([compact]) .refusal > p:first-child {
        font-size: var(--cr-size-small);
      }

      :host([compact]) .unlike {
        display: none;
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

      .digit.word,
      :host(:not([compact])) .digit.word {
        font-size: var(--cr-size-title);
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

      chainrule-pixel-reader {
        --pixel-lines: 1;
      }

      chainrule-probability-bars {
        grid-area: bars;
      }

      chainrule-save-chart {
        grid-area: verdict;
        place-self: start end;
        z-index: 1;
      }

      chainrule-draw-doubt {
        grid-area: doubt;
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

        /* The image is too small there to point at its pixels. */
        chainrule-pixel-reader {
          --pixel-text: none;
        }

        /* Two columns of five, where height is scarcer than width. */
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

        :host([compact]) .refusal .quiet {
          display: none;
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
            'bars bars' auto
            'doubt doubt' auto / 14rem 1fr;
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

        :host(:not([compact])) .refusal > p:first-child {
          font: 600 var(--cr-size-title) / 1.25 var(--cr-prose);
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
