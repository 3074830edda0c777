import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { sentence } from '../../app/errors';
import { digits, PageElement, words } from '../../app/locale';
import { href } from '../../app/route';
import { base, controls } from '../../app/styles';
import { EngineFailure, engine } from '../../engine/client';
import type { EngineError } from '../../engine/protocol';
import { graphOf } from '../../trace/graph';
import { lineStyles, lines } from '../../trace/lines';
import { Pass } from '../../trace/pass';
import '../../figures/network-graph';
import { feature } from './style';
import { catalog } from './text';

/** How long a step stays while the network runs by itself, and how long the finished pass does, in milliseconds. */
const stepDuration = 2000;
const endDuration = 5000;

/** The worked network, running: by itself until somebody takes the next step. */
@customElement('chainrule-home-pass')
export class ChainruleHomePass extends PageElement {
  @state() private pass: Pass | undefined;
  @state() private error: EngineError | undefined;
  @state() private step = 0;
  @state() private isRunning = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #engineChanged = () => {
    if (engine.state.name === 'ready' && !this.pass) void this.#load();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    engine.addEventListener('state', this.#engineChanged);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    engine.removeEventListener('state', this.#engineChanged);
    clearTimeout(this.#timer);
  }

  protected override updated(): void {
    clearTimeout(this.#timer);
    if (!this.isRunning || !this.pass) return;
    this.#timer = setTimeout(() => this.#advance(), this.step === this.pass.last ? endDuration : stepDuration);
  }

  override render() {
    const messages = words(catalog);
    const { pass, step } = this;
    return html`<section aria-labelledby="title">
      <chainrule-network-graph .graph=${pass && graphOf(pass, step)} .label=${messages.figure}></chainrule-network-graph>
      <div class="beside">
        <h2 id="title"><a href=${href('forward')}>${messages.forward}</a></h2>
        <p class="quiet">${messages.forwardText}</p>
        <div class="actions">
          <button class="primary" ?disabled=${!pass} @click=${this.#next}>${messages.next}</button>
          <button class="bare" ?disabled=${!pass} @click=${this.#toggle}>
            ${this.isRunning ? messages.pause : messages.resume}
          </button>
          <a class="small" href=${href('forward', step > 0 ? { step: String(step) } : {})}>${messages.open}</a>
        </div>
        <div class="working" aria-live=${this.isRunning ? 'off' : 'polite'}>
          ${this.error ? html`<p role="alert">${sentence(this.error)}</p>` : nothing}
          ${pass ? this.#renderStep(pass) : nothing}
        </div>
      </div>
    </section>`;
  }

  #renderStep(pass: Pass) {
    const step = pass.stepAt(this.step);
    return html`
      <p class="small quiet">${words(catalog).stepOf(digits(this.step), digits(pass.last))}</p>
      ${step ? lines(step, pass, new Set()) : nothing}
    `;
  }

  async #load(): Promise<void> {
    this.error = undefined;
    try {
      this.pass = new Pass(await engine.request('traceForward', {}));
    } catch (cause) {
      // That the engine stopped, the page's banner says; it offers to start it again.
      if (!(cause instanceof EngineFailure)) throw cause;
      if (cause.reason.code !== 'crashed') this.error = cause.reason;
    }
  }

  /** After the last step the pass begins again. */
  #advance(): void {
    if (this.pass) this.step = this.step === this.pass.last ? 0 : this.step + 1;
  }

  readonly #next = (): void => {
    this.isRunning = false;
    this.#advance();
  };

  readonly #toggle = (): void => {
    this.isRunning = !this.isRunning;
  };

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
    'chainrule-home-pass': ChainruleHomePass;
  }
}
