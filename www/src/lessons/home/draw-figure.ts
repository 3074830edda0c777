import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { sentence } from '../../app/errors';
import { digits, PageElement, words } from '../../app/locale';
import { href } from '../../app/route';
import { Watch } from '../../app/store';
import { base, controls } from '../../app/styles';
import { EngineFailure, engine } from '../../engine/client';
import { digitWeights } from '../../engine/digit-weights';
import { InkReader } from '../../engine/ink-reader';
import { Drawing, flatten, unflatten } from '../../figures/digit-pad/drawing';
import '../../figures/digit-pad/digit-pad';
import '../../figures/probability-bars';
import { feature } from './style';
import { catalog } from './text';

/** What is on the pad before anybody has drawn: a three. */
const sample = { digit: 3, seed: 1 };

/** They outlive the element: the drawing is still there when the reader comes back. */
const drawing = new Drawing();
const reader = new InkReader();
let isSample = true;

drawing.subscribe((strokes) => reader.read(flatten(strokes)));

/**
 * A pad on which one really draws, and the digit that the network reads. The weights are fetched when it comes into view,
 * and a sample is read until somebody draws.
 */
@customElement('chainrule-home-draw')
export class ChainruleHomeDraw extends PageElement {
  readonly #inView = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#begin();
  });

  constructor() {
    super();
    new Watch(this, drawing, reader, digitWeights);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#inView.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#inView.disconnect();
  }

  override render() {
    const messages = words(catalog);
    const { ink } = reader.value;
    const answer = ink.state === 'digit' ? ink : undefined;
    return html`<section aria-labelledby="title">
      <div class="figure">
        <chainrule-digit-pad
          .drawing=${drawing}
          .prompt=${messages.prompt}
          @pointerdown=${{ handleEvent: clearSample, capture: true }}
          @keydown=${{ handleEvent: clearSampleByKey, capture: true }}
        ></chainrule-digit-pad>
        <p class="digit" aria-live="polite">${answer ? digits(answer.best) : nothing}</p>
      </div>
      <div class="beside">
        <h2 id="title"><a href=${href('draw')}>${messages.draw}</a></h2>
        <p class="quiet">${messages.drawText}</p>
        <chainrule-probability-bars
          .bars=${(answer?.digits ?? noDigits).map(({ digit, probability, percent }) => ({ label: String(digit), probability, percent }))}
          .best=${answer && String(answer.best)}
        ></chainrule-probability-bars>
        ${this.#renderWeights()}
        <div class="actions">
          <button aria-disabled=${drawing.value.length === 0} @click=${clear}>
            ${messages.clear}
          </button>
          <a class="small" href=${href('draw')}>${messages.openDraw}</a>
        </div>
      </div>
    </section>`;
  }

  async #begin(): Promise<void> {
    this.#inView.disconnect();
    digitWeights.load();
    if (!isSample || drawing.value.length > 0) return;
    try {
      const strokes = unflatten(await engine.request('sampleDigit', sample));
      if (isSample) drawing.replace(strokes);
    } catch (cause) {
      // An empty pad does as well; that the engine stopped, the page's banner says.
      if (!(cause instanceof EngineFailure)) throw cause;
    }
  }

  #renderWeights() {
    const messages = words(catalog);
    const state = digitWeights.value;
    if (state.name === 'loading') return html`<p class="small quiet" role="status">${messages.loading}</p>`;
    if (state.name !== 'failed') return nothing;
    return html`<div class="failure" role="alert">
      <p>${sentence(state.error)}</p>
      <button @click=${() => digitWeights.load()}>${messages.retry}</button>
    </div>`;
  }

  static override styles = [
    base,
    controls,
    feature,
    css`
      .figure {
        display: grid;
        grid-template-columns: minmax(0, 22rem) 1fr;
        gap: var(--cr-space-5);
        align-items: center;
      }

      .digit {
        min-inline-size: 0.7em;
        font: 600 clamp(5rem, 16vw, 14rem) / 1 var(--cr-prose);
        font-variant-numeric: lining-nums;
        text-align: center;
      }

      chainrule-probability-bars {
        inline-size: 100%;
      }

      .failure {
        display: grid;
        gap: var(--cr-space-2);
        justify-items: start;
        color: var(--cr-danger);
      }

      @media (width < 56rem) {
        .figure {
          grid-template-columns: minmax(0, 15rem) 1fr;
          gap: var(--cr-space-3);
        }

        chainrule-probability-bars {
          --bars-grid: repeat(5, auto) / auto 1fr auto auto 1fr auto;
          --bars-flow: column;
          --bars-gutter: var(--cr-space-3);
        }
      }
    `,
  ];
}

function clear(): void {
  isSample = false;
  drawing.clear();
}

/** Whoever draws gets the pad to themselves. */
function clearSample(): void {
  if (isSample) drawing.clear();
  isSample = false;
}

function clearSampleByKey({ key }: KeyboardEvent): void {
  if (key === ' ' || key.startsWith('Arrow')) clearSample();
}

const noDigits = Array.from({ length: 10 }, (_, digit) => ({ digit, probability: 0, percent: '' }));

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-home-draw': ChainruleHomeDraw;
  }
}
