import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keysFor } from '../../base/embed';
import { digits, PageElement } from '../../base/locale';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { engine } from '../../engine/client';
import type { Step, ValueId } from '../../engine/wire';
import { figureFile } from '../../figures/figure-file';
import type { EditRequestEvent, PartFocusEvent } from '../../figures/network-graph-data';
import type { NumberCommitEvent, NumberNudgeEvent } from '../../figures/number-field/events';
import type { TransportEvent } from '../../figures/transport';
import { Player } from '../../figures/transport-player';
import { publicAddress } from '../../session/addresses';
import { sentence } from '../../session/errors';
import { twoReadings } from '../../session/two-readings';
import { graphOf } from '../../trace/graph';
import { lineStyles } from '../../trace/lines';
import type { Pass } from '../../trace/pass';
import { resultText, textOf } from '../../trace/plain-text';
import { valuesFile } from '../../trace/values-file';
import { about } from '../words';
import '../../figures/network-graph';
import '../../figures/plot/save-chart';
import '../../figures/transport';
import './bar';
import './check/check';
import './copy';
import './exercises/exercises';
import './levels/accusation';
import './levels/levels';
import './levels/prediction';
import './settings/settings';
import './steps/steps';
import { Address } from './address';
import type { LevelEvent, PrintEvent, ShowStepEvent, SourceEvent } from './events';
import { kindSwitch, switchKind } from './expression/kind-switch';
import { LevelSession } from './levels/session';
import { phaseBar } from './phases';
import { onSheet, printWork } from './print';
import { styles } from './styles';
import { tables } from './tables';
import { catalog } from './text';
import { wordsOf } from './words';
import { Workbench } from './workbench';
import { working } from './working';

const nothingHidden: ReadonlySet<ValueId> = new Set();

/**
 * One training step of a small network, one operation at a time: forward, loss, backward, update, and the loss again.
 */
@customElement('chainrule-training-step')
export class ChainruleTrainingStep extends PageElement {
  @state() private position = 0;
  /** What is hovered, in the figure, in a formula or in a table: ids of values and edges. */
  @state() private marked: ReadonlySet<string> = new Set();
  /** The number being edited in the figure. */
  @state() private edited: ValueId | undefined;
  @state() private printing: string | undefined;
  readonly #bench = new Workbench();
  readonly #levels = new LevelSession(this);
  readonly #address = new Address(this.#bench, this.#levels);
  #shown: Pass | undefined;

  readonly #player = new Player(this, () => {
    const { pass } = this;
    return pass && { step: this.position, last: pass.last, go: (step) => this.#go(step) };
  });
  readonly #engineChanged = () => {
    if (engine.state.name === 'ready' && !this.#bench.value.work) void this.#address.open();
  };

  constructor() {
    super();
    new Watch(this, this.#bench, this.#address);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    engine.addEventListener('state', this.#engineChanged);
    keysFor(this).addEventListener('keydown', this.#onKey);
    this.#address.connect((position) => this.#show(position));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    engine.removeEventListener('state', this.#engineChanged);
    keysFor(this).removeEventListener('keydown', this.#onKey);
    this.#address.disconnect();
  }

  /** What is shown: the trace of the problem, or the one with a mistake in it. */
  private get pass(): Pass | undefined {
    return this.#levels.pass ?? this.#bench.value.work?.pass;
  }

  protected override willUpdate(): void {
    this.#levels.follow(this.#bench.value.work);
    const { pass } = this;
    if (pass === this.#shown) return;
    this.#keepPlace(this.#shown, pass);
    this.#shown = pass;
  }

  override render() {
    const { pass } = this;
    return html`
      <div class="head">
        <h1>${about('training-step').title}</h1>
        ${kindSwitch('network', () => this.#address.params())}
        <chainrule-step-bar
          .bench=${this.#bench}
          .state=${this.#bench.value}
          .openExpression=${() => switchKind('network', 'expression', this.#address.params())}
        ></chainrule-step-bar>
      </div>
      ${this.#renderNotices()} ${pass ? this.#renderLesson(pass) : this.#renderWaiting()}
    `;
  }

  #renderLesson(pass: Pass): TemplateResult {
    const messages = words(catalog);
    const { position, marked } = this;
    const hidden = this.#levels.hidden ?? nothingHidden;
    const graph = graphOf(pass, position, { editable: this.#isEditable(), hidden });
    return html`
      ${phaseBar(pass, position, (aim) => this.#player.go(aim))}
      <div
        class="lesson"
        @pointerover=${this.#onTerm}
        @focusin=${this.#onTerm}
        @pointerleave=${this.#unmark}
        @focusout=${this.#unmark}
      >
        <chainrule-network-graph
          .graph=${graph}
          .marked=${marked}
          .label=${messages.figure}
          .edit=${this.#edit()}
          @part-focus=${(event: PartFocusEvent) => this.#mark(event.parts)}
          @edit-request=${(event: EditRequestEvent) => this.#editNumber(event.id)}
          @number-commit=${(event: NumberCommitEvent) => void this.#commit(event)}
          @number-nudge=${this.#nudge}
          @number-drag-end=${() => this.#bench.endNudges()}
        ></chainrule-network-graph>
        <div class="beside">
          <section class="working" aria-label=${this.#counter(pass)}>
            <p class="counter">${position > 0 ? this.#counter(pass) : nothing}</p>
            ${working(
              pass,
              position,
              { marked, hidden },
              (step) => this.#renderInstead(step),
              () => this.#continueTraining(pass),
            )}
          </section>
          <chainrule-step-accusation .session=${this.#levels} .position=${position} @show-step=${this.#onShowStep}></chainrule-step-accusation>
          <!-- It scrolls, so the keyboard must reach it. -->
          <div class="table" tabindex="0" role="group" aria-label=${messages.numbers}>${tables({ pass, position, marked, hidden })}</div>
        </div>
        <div class="transport">
          <chainrule-transport
            .step=${position}
            .last=${pass.last}
            .playing=${this.#player.playing}
            .speed=${this.#player.speed}
            .description=${this.#counter(pass)}
            @transport=${this.#onTransport}
          ></chainrule-transport>
        </div>
        <chainrule-save-chart
          .label=${messages.figure}
          file="chainrule-network"
          .svg=${() => figureFile(this.renderRoot.querySelector('chainrule-network-graph'), messages.figure)}
          .csv=${() => valuesFile(pass, position, hidden)}
        ></chainrule-save-chart>
      </div>
      ${this.#renderPanels()}
      <div class="doubtful" role="status">${this.#renderDoubtful()}</div>
      <p class="visually-hidden" aria-live="polite">${this.#announcement(pass)}</p>
    `;
  }

  #renderPanels(): TemplateResult {
    const { value: state } = this.#bench;
    const { work } = state;
    return html`<div
      class="panels"
      @show-step=${this.#onShowStep}
      @source=${({ source }: SourceEvent) => this.#bench.choose(source)}
      @print-sheet=${this.#print}
      @number-commit=${(event: NumberCommitEvent) => void this.#commit(event)}
      @number-nudge=${this.#nudge}
      @number-drag-end=${() => this.#bench.endNudges()}
    >
      <h2 class="visually-hidden">${words(catalog).panels}</h2>
      <chainrule-step-levels
        .session=${this.#levels}
        .position=${this.position}
        @level=${({ level, seed }: LevelEvent) => void this.#levels.choose(level, seed)}
      ></chainrule-step-levels>
      <chainrule-step-settings .bench=${this.#bench} .state=${state}></chainrule-step-settings>
      <chainrule-step-steps .bench=${this.#bench} .work=${work}></chainrule-step-steps>
      <chainrule-step-check .work=${work}></chainrule-step-check>
      <chainrule-step-exercises .work=${work}></chainrule-step-exercises>
      <chainrule-step-copy .work=${work}></chainrule-step-copy>
    </div>`;
  }

  /** Wherever the number was typed, in the figure or in a field. */
  #renderDoubtful() {
    const { doubtful } = this.#bench.value.work ?? {};
    if (!doubtful) return nothing;
    const { id, sample, both } = doubtful;
    return twoReadings(both, (other) => void this.#bench.setNumber(id, other, sample));
  }

  /** Shown instead of the lines: what the reader is to find. */
  #renderInstead(step: Step): TemplateResult | undefined {
    const { pass } = this;
    if (!pass || !this.#levels.hidden?.has(step.defines)) return undefined;
    return html`<chainrule-step-prediction .session=${this.#levels} .pass=${pass} .step=${step}></chainrule-step-prediction>`;
  }

  #renderWaiting(): TemplateResult {
    const messages = words(catalog);
    const { error } = this.#bench.value;
    if (!error) return html`<p class="waiting" role="status">${messages.loading}</p>`;
    return html`<div class="waiting" role="alert">
      <p>${messages.failed} ${sentence(error)}</p>
      <button class="primary" @click=${() => this.#address.open()}>${messages.retry}</button>
    </div>`;
  }

  #renderNotices(): TemplateResult {
    const messages = words(catalog);
    const { error, work, isSlow } = this.#bench.value;
    const computing = isSlow && work ? messages.loading : undefined;
    const refused = error && work ? `${messages.refused} ${sentence(error)}` : undefined;
    const all = [...this.#address.notices(), refused, this.printing, computing].filter((text) => text !== undefined);
    return html`<div class="problem" role="status">${all.map((text) => html`<p>${text}</p>`)}</div>`;
  }

  #counter(pass: Pass): string {
    const messages = words(catalog);
    const of = messages.stepOf(digits(this.position), digits(pass.last));
    return `${messages.phase[pass.phaseAt(this.position)]} · ${of}`;
  }

  #go(position: number): void {
    this.#show(position);
    this.#address.setPosition(position);
  }

  #show(position: number): void {
    if (position === this.position) return;
    this.position = position;
    this.marked = new Set();
    this.edited = undefined;
  }

  /** When numbers change, the reader stays at the step that defines the same value. */
  #keepPlace(before: Pass | undefined, after: Pass | undefined): void {
    if (!after) return;
    const wanted = this.#address.takePosition(after.last);
    if (wanted !== undefined) {
      this.position = wanted;
      return;
    }
    const defines = before?.stepAt(this.position)?.defines;
    const same = defines === undefined ? 0 : after.definedAt(defines);
    const position = same > 0 ? same : Math.min(this.position, after.last);
    if (position !== this.position) this.#address.setPosition(position);
    this.position = position;
  }

  #onShowStep({ id }: ShowStepEvent): void {
    const at = this.pass?.definedAt(id) ?? 0;
    if (at > 0) this.#player.go(at);
    this.renderRoot.querySelector('.lesson')?.scrollIntoView({ block: 'nearest' });
  }

  /** Each step in one sentence, for screen readers. */
  #announcement(pass: Pass): string {
    const step = pass.stepAt(this.position);
    if (!step) return '';
    const result = this.#levels.hidden?.has(step.defines) ? '= ?' : resultText(pass.value(step.defines).number);
    return `${this.#counter(pass)}. ${wordsOf(step, pass).title}: ${textOf(step.defines, pass.values)} ${result}`;
  }

  #onTransport({ request }: TransportEvent): void {
    if (request === 'toggle') this.#player.toggle();
    else if ('step' in request) this.#player.go(request.step);
    else this.#player.setSpeed(request.speed);
  }

  // Editing.

  /** The weights of later training steps are results of those before, and those of a mistake are not the reader's. */
  #isEditable(): boolean {
    return this.#bench.value.work?.problem.trainingStep === 1 && !this.#levels.pass;
  }

  #edit() {
    const { work, fieldError } = this.#bench.value;
    const id = this.edited;
    const text = id === undefined ? undefined : work?.numbers.get(id);
    if (id === undefined || text === undefined) return undefined;
    return { id, text, ...(fieldError?.id === id ? { error: sentence(fieldError.error) } : {}) };
  }

  #editNumber(id: ValueId | null): void {
    if (id === null) this.#bench.forgetErrors();
    this.edited = id ?? undefined;
  }

  async #commit({ id, text }: NumberCommitEvent): Promise<void> {
    const isTaken = await this.#bench.setNumber(id, text);
    if (isTaken && this.edited === id) this.edited = undefined;
  }

  #nudge({ id, unit, n, text }: NumberNudgeEvent): void {
    const sample = this.#bench.value.work?.sample ?? 0;
    void this.#bench.nudge({ id, field: id, sample, unit, n, draft: text });
  }

  readonly #onKey = (raised: Event): void => {
    const event = raised as KeyboardEvent;
    const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z';
    const target = event.composedPath()[0];
    if (!isUndo || event.defaultPrevented || target instanceof HTMLInputElement) return;
    event.preventDefault();
    void (event.shiftKey ? this.#bench.redo() : this.#bench.undo());
  };

  async #continueTraining(pass: Pass): Promise<void> {
    const isDone = await this.#bench.setTrainingStep(pass.trace.trainingStep + 1);
    if (isDone) this.#player.go(0);
  }

  async #print({ withKey, exercises }: PrintEvent): Promise<void> {
    const { work } = this.#bench.value;
    if (!work) return;
    this.printing = undefined;
    try {
      await printWork(work, {
        withKey,
        exercises,
        link: publicAddress('training-step', onSheet(this.#address.params())),
      });
    } catch (cause) {
      this.printing = `${words(catalog).printFailed} ${cause instanceof Error ? cause.message : String(cause)}`;
    }
  }

  // Linked views.

  /** A term of a formula or a number of a table lights its place in the figure, and vice versa. */
  #onTerm(event: Event): void {
    const target = event.composedPath()[0];
    if (!(target instanceof Element) || target.getRootNode() !== this.renderRoot) return;
    const id = target.closest('[data-value]')?.getAttribute('data-value');
    this.#mark(id ? [id] : []);
  }

  readonly #unmark = (): void => this.#mark([]);

  #mark(ids: readonly string[]): void {
    if (ids.length === 0 && this.marked.size === 0) return;
    this.marked = this.pass?.related(ids) ?? new Set(ids);
  }

  static override styles = [base, controls, lineStyles, styles];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-training-step': ChainruleTrainingStep;
  }
}
