import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { sentence } from '../../app/errors';
import { digits, PageElement, words } from '../../app/locale';
import { remember, route } from '../../app/route';
import { base, controls } from '../../app/styles';
import { titles } from '../../app/titles';
import { EngineFailure, engine } from '../../engine/client';
import type { EngineError } from '../../engine/protocol';
import type { PartFocusEvent } from '../../figures/network-graph-data';
import type { TransportEvent } from '../../figures/transport';
import { Player } from '../../figures/transport-player';
import { graphOf } from '../../trace/graph';
import { lineStyles } from '../../trace/lines';
import { Pass } from '../../trace/pass';
import { resultText } from '../../trace/plain-text';
import '../../figures/network-graph';
import '../../figures/transport';
import './plain';
import { readStep, type StepProblem } from './step-param';
import { styles } from './styles';
import { table } from './table';
import { catalog } from './text';
import { wordsOf } from './words';
import { working } from './working';

/** The forward pass of the worked example, one operation at a time. */
@customElement('chainrule-forward')
export class ChainruleForward extends PageElement {
  @state() private pass: Pass | undefined;
  @state() private error: EngineError | undefined;
  @state() private step = 0;
  @state() private problem: StepProblem | undefined;
  /** What is pointed at, in the figure or in a formula: ids of values and edges. */
  @state() private marked: ReadonlySet<string> = new Set();
  /** What the address said last: that it changes otherwise (the language) is none of the step's business. */
  #address: string | null = null;
  #write: ReturnType<typeof setTimeout> | undefined;
  #unsubscribe: (() => void) | undefined;

  readonly #player = new Player(this, () =>
    this.pass ? { step: this.step, last: this.pass.last, go: (step) => this.#go(step) } : undefined,
  );
  readonly #engineChanged = () => {
    if (engine.state.name === 'ready' && !this.pass) void this.#load();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    engine.addEventListener('state', this.#engineChanged);
    this.#unsubscribe = route.subscribe(() => this.#readRoute());
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    engine.removeEventListener('state', this.#engineChanged);
    this.#unsubscribe?.();
    clearTimeout(this.#write);
  }

  override render() {
    const { pass } = this;
    return html`
      <h1>${words(titles).forward}</h1>
      ${this.#renderProblem()} ${pass ? this.#renderPass(pass) : this.#renderWaiting()}
    `;
  }

  #renderPass(pass: Pass): TemplateResult {
    const messages = words(catalog);
    const { step, marked } = this;
    return html`
      <div class="lesson" @pointerover=${this.#onTerm} @focusin=${this.#onTerm} @pointerleave=${this.#unmark} @focusout=${this.#unmark}>
        <chainrule-network-graph
          .graph=${graphOf(pass, step)}
          .marked=${marked}
          .label=${messages.figure}
          @part-focus=${(event: PartFocusEvent) => this.#mark(event.parts)}
        ></chainrule-network-graph>
        <div class="beside">
        <section class="working" aria-label=${this.#counter(pass)}>
          <p class="counter">${step > 0 ? this.#counter(pass) : nothing}</p>
          ${working(pass, step, marked)}
        </section>
        <div class="table">${table(pass, step, marked)}</div>
        </div>
        <div class="transport">
          <chainrule-transport
            .step=${step}
            .last=${pass.last}
            .playing=${this.#player.playing}
            .speed=${this.#player.speed}
            .description=${this.#counter(pass)}
            @transport=${this.#onTransport}
          ></chainrule-transport>
        </div>
        <chainrule-forward-plain .pass=${pass}></chainrule-forward-plain>
      </div>
      <p class="visually-hidden" aria-live="polite">${this.#announcement(pass)}</p>
    `;
  }

  #renderWaiting(): TemplateResult {
    const messages = words(catalog);
    if (!this.error) return html`<p class="waiting" role="status">${messages.loading}</p>`;
    return html`<div class="waiting" role="alert">
      <p>${messages.failed} ${sentence(this.error)}</p>
      <button class="primary" @click=${() => this.#load()}>${messages.retry}</button>
    </div>`;
  }

  #renderProblem(): TemplateResult {
    const messages = words(catalog);
    const { problem, pass } = this;
    const [first, last] = [digits(0), digits(pass?.last ?? 0)];
    const text =
      problem?.kind === 'beyond'
        ? messages.beyond(problem.got, last)
        : problem && messages.notAStep(problem.got, first, last);
    return html`<div class="problem" role="status">${text ? html`<p>${text}</p>` : nothing}</div>`;
  }

  #counter(pass: Pass): string {
    return words(catalog).stepOf(digits(this.step), digits(pass.last));
  }

  async #load(): Promise<void> {
    this.error = undefined;
    try {
      this.pass = new Pass(await engine.request('traceForward', {}));
      this.#readRoute();
    } catch (cause) {
      this.error = cause instanceof EngineFailure ? cause.reason : { code: 'unexpected', message: String(cause) };
    }
  }

  /** The address says which step it is: when the lesson opens, and when somebody goes back or follows a link. */
  #readRoute(): void {
    const text = route.value.params.get('step');
    if (!this.pass || route.value.lesson !== 'forward' || text === this.#address) return;
    this.#address = text;
    const { step, problem } = readStep(text, this.pass.last);
    this.problem = problem;
    this.#show(step);
  }

  #go(step: number): void {
    this.problem = undefined;
    this.#show(step);
    // Browsers allow a hundred changes of the address in half a minute. A scrubber makes more, so only where it rests is
    // written.
    clearTimeout(this.#write);
    this.#write = setTimeout(() => {
      this.#address = step === 0 ? null : String(step);
      remember({ step: this.#address });
    }, 150);
  }

  #show(step: number): void {
    if (step === this.step) return;
    this.step = step;
    this.marked = new Set();
  }

  /** Each step in one sentence, for who hears the page. */
  #announcement(pass: Pass): string {
    const step = pass.stepAt(this.step);
    if (!step) return '';
    return `${this.#counter(pass)}. ${wordsOf(step, pass).title}: ${step.defines} ${resultText(pass.value(step.defines).number)}`;
  }

  #onTransport({ wish }: TransportEvent): void {
    if (wish === 'toggle') this.#player.toggle();
    else if ('step' in wish) this.#player.go(wish.step);
    else this.#player.setSpeed(wish.speed);
  }

  /** A term of a formula or a number of the table lights its place in the figure. */
  #onTerm(event: Event): void {
    const target = event.composedPath()[0];
    if (!(target instanceof Element) || target.getRootNode() !== this.renderRoot) return;
    const id = target.closest('[data-value]')?.getAttribute('data-value');
    this.#mark(id ? [id] : []);
  }

  readonly #unmark = (): void => this.#mark([]);

  #mark(ids: readonly string[]): void {
    if (ids.length === 0 && this.marked.size === 0) return;
    this.marked = new Set(ids);
  }

  static override styles = [base, controls, lineStyles, styles];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-forward': ChainruleForward;
  }
}
