import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { digits, PageElement } from '../../../base/locale';
import { Watch } from '../../../base/store';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import type { ChainruleChoices } from '../../../figures/choices';
import { sentence } from '../../../session/errors';
import '../../../figures/choices';
import '../../../figures/stroke-image';
import { own } from '../own';
import { drawing, reader } from '../session';
import { drawings } from '../view-styles';
import { game, gameMs, type Round } from './game';
import { catalog } from './text';
import { isAsSaid, tour } from './tour';

/** A game against the clock, and a tour of what the network gets wrong. Both use the built-in network. */
@customElement('chainrule-draw-play')
export class ChainruleDrawPlay extends PageElement {
  @state() private chosen: 'game' | 'tour' = 'game';
  readonly #onHidden = () => document.hidden && game.pause();

  constructor() {
    super();
    new Watch(this, game, tour, drawing, reader);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    own.allow(false);
    document.addEventListener('visibilitychange', this.#onHidden);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onHidden);
    game.pause();
    tour.stopDrawing();
    own.allow(true);
  }

  override render() {
    const messages = words(catalog);
    return html`
      <chainrule-choices
        .label=${messages.parts}
        .choices=${[{ value: 'game', text: messages.game }, { value: 'tour', text: messages.tour }]}
        .value=${this.chosen}
        @input=${(event: Event) => this.#choose((event.target as ChainruleChoices).value as 'game' | 'tour')}
      ></chainrule-choices>
      ${this.chosen === 'game' ? this.#renderGame() : this.#renderTour()}
    `;
  }

  #choose(part: 'game' | 'tour'): void {
    this.chosen = part;
    game.pause();
    tour.stopDrawing();
    if (part === 'tour') void tour.go(tour.value.at ?? 0);
  }

  #renderGame() {
    const messages = words(catalog);
    const { phase, asked, msLeft, rounds } = game.value;
    const seconds = Math.ceil(msLeft / 1000);
    const hits = rounds.filter(({ asked, read }) => asked === read).length;
    if (phase === 'idle' || phase === 'over') {
      return html`
        ${phase === 'over' ? this.#renderResults(rounds, hits) : nothing}
        <p class="small">${messages.rules(digits(gameMs / 1000))}</p>
        <button class="primary" data-do="start" @click=${() => void this.#start()}>
          ${phase === 'over' ? messages.again : messages.start}
        </button>
      `;
    }
    return html`
      <div class="asked" role="status">
        ${
          phase === 'paused'
            ? html`<span>${messages.paused}</span>`
            : html`<span>${messages.draw}</span> <b>${asked === undefined ? nothing : digits(asked)}</b>`
        }
      </div>
      <div class="time">
        <span role="timer" aria-label=${messages.timeLeft}>${messages.seconds(digits(seconds))}</span>
        <progress aria-label=${messages.timeLeft} max=${gameMs} value=${msLeft}></progress>
        <span data-reading="score">${messages.score(digits(hits))}</span>
      </div>
      <div class="row">
        <button
          class=${phase === 'paused' ? 'primary' : ''}
          data-do=${phase === 'paused' ? 'go-on' : 'pause'}
          @click=${() => (phase === 'paused' ? this.#resume() : game.pause())}
        >
          ${phase === 'paused' ? messages.goOn : messages.pause}
        </button>
        ${
          phase === 'paused'
            ? nothing
            : html`<button data-do="skip" @click=${() => this.#skip()}>${messages.skip}</button>`
        }
      </div>
    `;
  }

  async #start(): Promise<void> {
    await game.start();
    this.#focusPad();
  }

  #resume(): void {
    game.resume();
    this.#focusPad();
  }

  #skip(): void {
    game.skip();
    this.#focusPad();
  }

  /** So that the keyboard draws at once. */
  #focusPad(): void {
    this.dispatchEvent(new CustomEvent('want-pad', { bubbles: true, composed: true }));
  }

  #renderResults(rounds: readonly Round[], hits: number) {
    const messages = words(catalog);
    if (rounds.length === 0) return html`<p class="lead" role="status">${messages.nothing}</p>`;
    return html`<p class="lead" role="status">${messages.result(digits(hits), digits(rounds.length))}</p>
      <ul class="drawings" role="list">
        ${rounds.map(({ asked, read, strokes }) => {
          const isRight = asked === read;
          const said = read === undefined ? messages.notRead : digits(read);
          return html`<li class=${isRight ? 'right' : 'wrong'} aria-label=${messages.drawn(digits(asked), said)}>
            <chainrule-stroke-image .strokes=${strokes}></chainrule-stroke-image>
            <span class="isolate" aria-hidden="true"
              ><b>${digits(asked)}</b> ${isRight ? '✓' : html`✗ ${read === undefined ? '—' : digits(read)}`}</span
            >
          </li>`;
        })}
      </ul>`;
  }

  #renderTour() {
    const messages = words(catalog);
    const { stops, at, isDrawing, error } = tour.value;
    if (error) return html`<p class="error" role="alert">${sentence(error)}</p>`;
    const { stop } = tour;
    if (!stop || at === undefined) return nothing;
    const last = stops.length - 1;
    const { title, why } = messages.stops[stop.name];
    const isSettled = !isDrawing && !reader.value.isBehind;
    return html`
      <article aria-live="polite">
        <p class="small">${messages.stop(digits(at + 1), digits(stops.length))}</p>
        <h2>${title}</h2>
        ${
          isSettled
            ? html`<p data-reading="why">
                ${isAsSaid(stop, drawing.value, reader.value.answer) ? why : messages.changed}
              </p>`
            : nothing
        }
      </article>
      <div class="row">
        <button data-do="previous" aria-disabled=${at === 0} @click=${() => at > 0 && void tour.go(at - 1)}>
          ${messages.previous}
        </button>
        <button data-do="replay" @click=${() => tour.draw()}>${messages.replay}</button>
        <button
          class="primary"
          data-do="next"
          aria-disabled=${at === last}
          @click=${() => at < last && void tour.go(at + 1)}
        >
          ${messages.next}
        </button>
      </div>
    `;
  }

  static override styles = [
    base,
    controls,
    drawings,
    css`
      :host {
        display: grid;
        gap: var(--cr-space-4);
        justify-items: start;
        min-inline-size: 0;
      }

      .small {
        color: var(--cr-soft);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .error {
        color: var(--cr-danger);
      }

      .lead {
        font-size: var(--cr-size-lead);
      }

      .asked {
        display: flex;
        align-items: baseline;
        gap: var(--cr-space-3);
        min-block-size: 4.5rem;
        font-size: var(--cr-size-lead);
      }

      .asked b {
        font: 600 4rem/1.1 var(--cr-prose);
        font-variant-numeric: lining-nums;
      }

      .time {
        display: grid;
        gap: var(--cr-space-1);
        inline-size: min(100%, 24rem);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      progress {
        inline-size: 100%;
        block-size: 0.5rem;
        accent-color: var(--cr-ink);
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cr-space-2);
      }

      article {
        display: grid;
        gap: var(--cr-space-2);
        min-block-size: 9.5rem;
        align-content: start;
        max-inline-size: var(--cr-measure);
      }

      h2 {
        font-size: var(--cr-size-lead);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-draw-play': ChainruleDrawPlay;
  }
}
