import { css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { digits, PageElement } from '../base/locale';
import { base, controls } from '../base/styles';
import { catalogOf, words } from '../base/words';
import { type Speed, speeds } from './transport-player';

/** The reader's request: a step, to play or pause, or another speed. */
export class TransportEvent extends Event {
  constructor(readonly request: { step: number } | { speed: Speed } | 'toggle') {
    super('transport');
  }
}

/**
 * First, back, play or pause, next, last, a scrubber and the speed. It holds no state: it shows what it is given and
 * sends `transport` events.
 *
 * It runs from left to right in every language. Its time is the time of what it moves through, and in the figures data
 * flows from left to right; a "next" that pointed to the left would point against the arrow that lights up. (Media
 * players in Persian and Arabic do the same.)
 */
@customElement('chainrule-transport')
export class ChainruleTransport extends PageElement {
  @property({ type: Number }) step = 0;
  /** The number of steps, which is also the last position. */
  @property({ type: Number }) last = 0;
  @property({ type: Boolean }) playing = false;
  @property({ type: Number }) speed: Speed = 1;
  /** The description of the step, for the scrubber. */
  @property() description = '';

  override render() {
    const messages = words(catalog);
    const { step, last, playing } = this;
    return html`
      <div class="bar" role="group" aria-label=${messages.transport}>
        <div class="buttons">
          ${this.#renderButton('first', messages.first, { step: 0 }, step === 0)}
          ${this.#renderButton('back', messages.back, { step: step - 1 }, step === 0)}
          ${this.#renderButton(playing ? 'pause' : 'play', playing ? messages.pause : messages.play, 'toggle', last === 0)}
          ${this.#renderButton('next', messages.next, { step: step + 1 }, step === last)}
          ${this.#renderButton('last', messages.last, { step: last }, step === last)}
        </div>
        <input
          type="range"
          min="0"
          max=${last}
          step="1"
          aria-label=${messages.scrubber}
          aria-valuetext=${this.description}
          .value=${String(step)}
          @input=${(event: Event) => this.#request({ step: (event.target as HTMLInputElement).valueAsNumber })}
        />
        <output aria-hidden="true">${digits(step)} / ${digits(last)}</output>
        <label>
          <span class="visually-hidden">${messages.speed}</span>
          <select @change=${this.#changeSpeed}>
            ${speeds.map(
              (speed) => html`<option value=${speed} ?selected=${speed === this.speed}>${digits(speed)}×</option>`,
            )}
          </select>
        </label>
      </div>
    `;
  }

  /** A disabled button stays in the tab order, so that the focus is not lost at the last step. */
  #renderButton(icon: keyof typeof icons, label: string, request: TransportEvent['request'], idle: boolean) {
    return html`<button
      class=${icon === 'next' ? 'primary' : 'bare'}
      data-action=${icon}
      aria-label=${label}
      title=${label}
      aria-disabled=${idle}
      @click=${() => idle || this.#request(request)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">${icons[icon]}</svg>
    </button>`;
  }

  #changeSpeed(event: Event): void {
    const chosen = Number((event.target as HTMLSelectElement).value);
    const speed = speeds.find((speed) => speed === chosen);
    if (speed) this.#request({ speed });
  }

  #request(request: TransportEvent['request']): void {
    this.dispatchEvent(new TransportEvent(request));
  }

  static override styles = [
    base,
    controls,
    css`
      @media print {
        :host {
          display: none;
        }
      }

      :host {
        container-type: inline-size;
        direction: ltr;
      }

      .bar {
        display: grid;
        grid-template-columns: auto minmax(4rem, 1fr) auto auto;
        align-items: center;
        gap: var(--cr-space-3);
        font: 500 var(--cr-size-small) / 1.2 var(--cr-controls);
      }

      .buttons {
        display: flex;
        gap: var(--cr-space-1);
      }

      button {
        padding: 0;
      }

      button.primary {
        inline-size: 4rem;
      }

      input {
        inline-size: 100%;
        min-block-size: var(--cr-target);
        margin: 0;
        accent-color: var(--cr-ink);
        cursor: pointer;
      }

      output {
        min-inline-size: 4.25em;
        text-align: center;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }

      select {
        min-block-size: var(--cr-target);
        padding-inline: var(--cr-space-2);
        border: 1px solid transparent;
        border-radius: var(--cr-radius);
        background: transparent;
        color: inherit;
        font: inherit;
        cursor: pointer;
      }

      select:hover {
        background: var(--cr-sunken);
      }

      option {
        background: var(--cr-raised);
        color: var(--cr-ink);
      }

      /* On a phone the scrubber has a line of its own above the buttons. */
      @container (inline-size < 30rem) {
        .bar {
          grid-template: "scrubber position" auto "buttons speed" auto / minmax(0, 1fr) auto;
          gap: 0 var(--cr-space-1);
        }

        .buttons {
          grid-area: buttons;
          justify-content: space-between;
        }

        input {
          grid-area: scrubber;
        }

        output {
          grid-area: position;
        }

        label {
          grid-area: speed;
          justify-self: end;
        }
      }

      /* With large magnification the buttons take a whole line. */
      @container (inline-size < 20rem) {
        .bar {
          grid-template: "scrubber position speed" auto "buttons buttons buttons" auto / minmax(0, 1fr) auto auto;
        }
      }
    `,
  ];
}

const icons = {
  first: svg`<path d="M19 6l-8 6 8 6zM6 6v12" />`,
  back: svg`<path d="M16 6l-8 6 8 6" />`,
  play: svg`<path d="M8 5l11 7-11 7z" fill="currentcolor" />`,
  pause: svg`<path d="M9 6v12M15 6v12" />`,
  next: svg`<path d="M8 6l8 6-8 6" />`,
  last: svg`<path d="M5 6l8 6-8 6zM18 6v12" />`,
};

export interface Messages {
  readonly transport: string;
  readonly first: string;
  readonly back: string;
  readonly play: string;
  readonly pause: string;
  readonly next: string;
  readonly last: string;
  readonly scrubber: string;
  readonly speed: string;
}

export const catalog = catalogOf<Messages>('figures/transport');

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-transport': ChainruleTransport;
  }
}
