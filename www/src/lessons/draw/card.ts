import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { isSlow, savesData } from '../../base/hosts';
import { digits, PageElement, percentage } from '../../base/locale';
import { ltr } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { answerOf, engine } from '../../engine/client';
import { barsOf } from '../../engine/reading';
import type { Doubt } from '../../engine/wire';
import { Drawing, flatten, type Point, unflatten } from '../../figures/digit-pad/drawing';
import { digitWeights } from '../../session/digit-weights';
import { sentence } from '../../session/errors';
import { href } from '../../session/route';
import { StrokesReader } from '../../session/strokes-reader';
import { about } from '../words';
import '../../figures/digit-pad/digit-pad';
import '../../figures/probability-bars';
import { feature } from '../figure-style';
import { catalog } from './card-text';

/** Drawn on the pad before the reader draws: a three, point by point, in less than five seconds. */
const SAMPLE = { digit: 3, seed: 1 };
const POINT_MS = 40;

/** Outlive the element: the drawing is still there when the reader comes back. */
const drawing = new Drawing();
const reader = new StrokesReader();
let isSample = true;

drawing.subscribe((strokes) => reader.read(flatten(strokes)));

/**
 * A working pad, and the digit that the network reads. When it comes into view and the browser is idle, the weights
 * are fetched, and a sample is drawn for readers who have not drawn yet.
 */
@customElement('chainrule-card-draw')
export class DrawCard extends PageElement {
  readonly #inView = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#begin();
    },
    { threshold: 0.5 },
  );
  #timer: ReturnType<typeof setTimeout> | undefined;

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
    clearTimeout(this.#timer);
  }

  override render() {
    const messages = words(catalog);
    const { answer: ink } = reader.value;
    const answer = ink.state === 'digit' ? ink : undefined;
    return html`<section aria-labelledby="title">
      <div class="figure">
        <chainrule-digit-pad
          .drawing=${drawing}
          .prompt=${messages.prompt}
          @pointerdown=${{ handleEvent: () => this.#takeOver(), capture: true }}
          @keydown=${{ handleEvent: (event: KeyboardEvent) => this.#onKey(event), capture: true }}
        ></chainrule-digit-pad>
        <p class="digit" aria-live=${isSample ? 'off' : 'polite'}>${answer ? (answer.refusal ? messages.noAnswer : digits(answer.best)) : nothing}</p>
      </div>
      <div class="beside">
        <h2 id="title"><a href=${href('draw')}>${about('draw').title}</a></h2>
        <p class="quiet">${about('draw').summary}</p>
        <chainrule-probability-bars
          .bars=${barsOf(ink)}
          .best=${answer && String(answer.best)}
        ></chainrule-probability-bars>
        <p class="small quiet why" role="status">${answer?.refusal ? this.#why(answer.doubt) : nothing}</p>
        ${this.#renderWeights()}
        <div class="actions">
          <button aria-disabled=${drawing.value.length === 0} @click=${this.#clear}>
            ${messages.clear}
          </button>
          <a class="small" href=${href('draw', { view: 'inside' })}>${messages.open}</a>
        </div>
      </div>
    </section>`;
  }

  /** Why there is no answer, however sure the bars are. */
  #why({ likeness, leastLikeness, nSideBySide }: Doubt): string {
    const messages = words(catalog);
    if (nSideBySide > 1) return messages.several(digits(nSideBySide));
    return messages.unlike(ltr(percentage(likeness ?? '')), ltr(percentage(leastLikeness)));
  }

  #begin(): void {
    this.#inView.disconnect();
    // Readers who save data, or wait for it, get the large file when they draw.
    if (savesData() || isSlow()) return;
    whenIdle(() => {
      digitWeights.load();
      if (isSample) void this.#drawSample();
    });
  }

  async #drawSample(): Promise<void> {
    const sample = await answerOf(engine.request('sampleDigit', SAMPLE));
    // An empty pad will do; the page's banner reports an engine that stopped.
    if (!sample || !isSample || !this.isConnected) return;
    const strokes = unflatten(sample);
    // An earlier visit may have left a half-drawn sample.
    drawing.clear();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) drawing.replace(strokes);
    else this.#drawNext(strokes.flatMap((stroke) => stroke.map((point, i) => ({ point, isFirst: i === 0 }))));
  }

  /** Draws one point, and later the others. */
  #drawNext([next, ...others]: readonly { point: Point; isFirst: boolean }[]): void {
    if (!next || !isSample) return;
    if (next.isFirst) drawing.begin(next.point);
    else drawing.extend([next.point]);
    this.#timer = setTimeout(() => this.#drawNext(others), POINT_MS);
  }

  /** A reader who draws gets the pad to themselves. */
  #takeOver(): void {
    digitWeights.load();
    if (isSample) drawing.clear();
    isSample = false;
  }

  #onKey({ key }: KeyboardEvent): void {
    if (key === ' ' || key.startsWith('Arrow')) this.#takeOver();
  }

  #clear(): void {
    isSample = false;
    drawing.clear();
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

      /* What comes while one draws moves nothing. */
      .why {
        min-block-size: 4.5em;
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

function whenIdle(act: () => void): void {
  // Safari does not support idle callbacks.
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 3000 });
  else setTimeout(act, 300);
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-card-draw': DrawCard;
  }
}
