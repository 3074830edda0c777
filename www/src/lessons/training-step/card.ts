import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { workedExample } from '../../engine/worked-example';
import type { PartFocusEvent } from '../../figures/network-graph-data';
import { href } from '../../session/route';
import { graphOf } from '../../trace/graph';
import { lineStyles, lines } from '../../trace/lines';
import { Pass } from '../../trace/pass';
import { equation } from '../../trace/plain-text';
import { about } from '../words';
import '../../figures/network-graph';
import { feature } from '../figure-style';
import { catalog } from './card-text';
import { Walk } from './walk';

/** How long a step stays while the network runs by itself, and how long the finished pass does, in milliseconds. */
const STEP_MS = 2200;
const END_MS = 5000;

/** The worked network, running by itself until the reader takes the next step. */
@customElement('chainrule-card-training-step')
export class TrainingStepCard extends PageElement {
  @state() private step = 0;
  /** What is hovered in the figure or in the formula: ids of values and edges. */
  @state() private marked: ReadonlySet<string> = new Set();
  /** Announced when the reader asked for the step, not while it runs by itself. */
  @state() private announcement = '';

  readonly #pass = new Pass(workedExample, 'loss');
  readonly #walk = new Walk(this, () => this.#advance());

  override render() {
    const messages = words(catalog);
    const { step } = this;
    return html`<section aria-labelledby="title">
      <chainrule-network-graph
        .graph=${graphOf(this.#pass, step)}
        .marked=${this.marked}
        .label=${messages.figure}
        @part-focus=${({ parts }: PartFocusEvent) => this.#mark(parts)}
      ></chainrule-network-graph>
      <div class="beside">
        <h2 id="title"><a href=${href('training-step')}>${about('training-step').title}</a></h2>
        <p class="quiet">${about('training-step').summary}</p>
        <div class="actions">
          <button class="primary" @click=${this.#next}>${messages.next}</button>
          <button class="bare" @click=${() => this.#walk.toggle()}>
            ${this.#walk.isPaused ? messages.resume : messages.pause}
          </button>
          <a class="small" href=${href('training-step', step > 0 ? { step: String(step) } : {})}>${messages.open}</a>
        </div>
        <div
          class="working"
          @pointerover=${this.#onTerm}
          @focusin=${this.#onTerm}
          @pointerleave=${() => this.#mark([])}
          @focusout=${() => this.#mark([])}
        >
          ${this.#renderStep()}
        </div>
      </div>
      <p class="visually-hidden" role="status">${this.announcement}</p>
    </section>`;
  }

  #renderStep() {
    const step = this.#pass.stepAt(this.step);
    return html`
      <p class="small quiet">${words(catalog).stepOf(digits(this.step), digits(this.#pass.last))}</p>
      ${step ? lines(step, this.#pass, this.marked) : nothing}
    `;
  }

  /** After the last step the pass starts again. */
  #advance(): number {
    this.step = this.step === this.#pass.last ? 0 : this.step + 1;
    this.marked = new Set();
    return this.step === this.#pass.last ? END_MS : STEP_MS;
  }

  #next(): void {
    this.#walk.pause();
    this.#advance();
    const step = this.#pass.stepAt(this.step);
    const counter = words(catalog).stepOf(digits(this.step), digits(this.#pass.last));
    this.announcement = step ? `${counter}. ${equation(step, this.#pass.values)}` : counter;
  }

  /** A term of the formula lights its place in the figure. */
  #onTerm(event: Event): void {
    const target = event.composedPath()[0];
    const id = target instanceof Element ? target.closest('[data-value]')?.getAttribute('data-value') : undefined;
    this.#mark(id ? [id] : []);
  }

  /** A reader who points at something is reading: the step stays until they are done. */
  #mark(ids: readonly string[]): void {
    if (ids.length > 0) this.#walk.hold();
    else if (this.marked.size > 0) this.#walk.release();
    else return;
    this.marked = new Set(ids);
  }

  static override styles = [
    base,
    controls,
    lineStyles,
    feature,
    css`
      chainrule-network-graph {
        block-size: clamp(19rem, 100dvh - 15rem, 28rem);
      }

      /* As tall as the tallest step, so that nothing below moves. */
      .working {
        inline-size: 100%;
        min-block-size: 12rem;
      }

      /* Formulas run from left to right, and start where the text starts. */
      .lines {
        inline-size: fit-content;
        max-inline-size: 100%;
      }

      @media (width < 56rem) {
        chainrule-network-graph {
          block-size: 19rem;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-card-training-step': TrainingStepCard;
  }
}
