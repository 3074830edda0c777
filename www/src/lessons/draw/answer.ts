import { html, nothing } from 'lit';
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
import { answerStyles } from './answer-styles';
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
      <figure aria-label=${messages.picture}>
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

  static override styles = [base, controls, answerStyles];
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
