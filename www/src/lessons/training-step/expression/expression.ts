import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keysFor } from '../../../base/embed';
import { fields as fieldStyles } from '../../../base/field-styles';
import { digits, PageElement } from '../../../base/locale';
import { Watch } from '../../../base/store';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import { engine } from '../../../engine/client';
import { figureFile } from '../../../figures/figure-file';
import type { PartFocusEvent } from '../../../figures/network-graph-data';
import type { TransportEvent } from '../../../figures/transport';
import { Player } from '../../../figures/transport-player';
import { publicAddress } from '../../../session/addresses';
import { sentence } from '../../../session/errors';
import { twoReadings } from '../../../session/two-readings';
import { lineStyles, lines } from '../../../trace/lines';
import { nameHtml, typeset } from '../../../trace/names';
import { resultText } from '../../../trace/plain-text';
import { valuesFile } from '../../../trace/values-file';
import { about } from '../../words';
import '../../../figures/circuit-graph';
import '../../../figures/plot/save-chart';
import '../../../figures/transport';
import '../check/check';
import './copy';
import './entry';
import './paper';
import type { ShowStepEvent } from '../events';
import { phaseBar } from '../phases';
import { styles as lessonStyles } from '../styles';
import { catalog as lessonCatalog } from '../text';
import { differences } from '../working';
import { CircuitAddress } from './address';
import { CircuitBench, type CircuitPass } from './bench';
import { flowsOf, outputName, partsOf } from './figure';
import { kindSwitch } from './kind-switch';
import { styles } from './styles';
import { catalog } from './text';
import { wordsOf } from './words';

/** An expression as a graph of operations, and the chain rule on it, one operation at a time. */
@customElement('chainrule-expression')
export class ChainruleExpression extends PageElement {
  @state() private position = 0;
  /** The ids of values that are hovered, in the figure, in a formula or in the table. */
  @state() private marked: ReadonlySet<string> = new Set();
  readonly #bench = new CircuitBench();
  readonly #address = new CircuitAddress(this.#bench);
  #shown: CircuitPass | undefined;

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

  private get pass(): CircuitPass | undefined {
    return this.#bench.value.work?.pass;
  }

  protected override willUpdate(): void {
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
        ${kindSwitch('expression', () => this.#address.params())}
      </div>
      ${this.#renderNotices()}
      <chainrule-expression-entry .bench=${this.#bench} .state=${this.#bench.value}></chainrule-expression-entry>
      ${pass ? this.#renderLesson(pass) : this.#renderWaiting()}
    `;
  }

  #renderLesson(pass: CircuitPass): TemplateResult {
    const messages = words(catalog);
    const { position, marked } = this;
    return html`
      ${phaseBar(pass, position, (aim) => this.#player.go(aim))}
      <div
        class="lesson"
        @pointerover=${this.#onTerm}
        @focusin=${this.#onTerm}
        @pointerleave=${this.#unmark}
        @focusout=${this.#unmark}
      >
        <div class=${position > 0 ? 'figure begun' : 'figure'}>
          <chainrule-circuit-graph
            .parts=${partsOf(pass, position)}
            .flows=${flowsOf(pass, position)}
            .marked=${marked}
            .label=${messages.figure}
            @part-focus=${(event: PartFocusEvent) => this.#mark(event.parts)}
          ></chainrule-circuit-graph>
          <p class="legend">${typeset(messages.legend(outputName(pass)))}</p>
        </div>
        <div class="beside">
          <section class="working" aria-label=${this.#counter(pass)}>
            <p class="counter">${position > 0 ? this.#counter(pass) : nothing}</p>
            ${this.#renderStep(pass)}
          </section>
          <div class="table" tabindex="0" role="group" aria-label=${messages.table}>${this.#renderTable(pass)}</div>
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
          file="chainrule-expression"
          .svg=${() => figureFile(this.renderRoot.querySelector('chainrule-circuit-graph'), messages.figure)}
          .csv=${() => valuesFile(pass, position)}
        ></chainrule-save-chart>
      </div>
      <div class="panels" @show-step=${this.#onShowStep}>
        <chainrule-step-check .work=${this.#bench.value.work}></chainrule-step-check>
        <chainrule-expression-paper .work=${this.#bench.value.work} .link=${this.#link}></chainrule-expression-paper>
        <chainrule-expression-copy .work=${this.#bench.value.work}></chainrule-expression-copy>
      </div>
      <div class="doubtful" role="status">${this.#renderDoubtful()}</div>
      <p class="visually-hidden" aria-live="polite">${this.#announcement(pass)}</p>
    `;
  }

  #renderStep(pass: CircuitPass): TemplateResult {
    const messages = words(catalog);
    const step = pass.stepAt(this.position);
    if (!step) {
      return html`<h2>${messages.start}</h2>
        <p class="why">${typeset(messages.startText(outputName(pass)))}</p>
        <p class="why">${messages.startHint}</p>
        <p class="keys">${words(lessonCatalog).keys}</p>`;
    }
    const { title, text, remark } = wordsOf(step, pass);
    const variable = pass.trace.variables.find(({ gradient }) => gradient === step.defines);
    const f = pass.value(pass.trace.output).name;
    const x = variable && pass.value(variable.id).name;
    return html`<h2>${typeset(title)}</h2>
      ${lines(step, pass, this.marked)}
      <p class="why">${typeset(text)}</p>
      ${remark ? html`<p class="remark">${typeset(remark)}</p>` : nothing}
      ${variable && f && x ? differences(variable.difference, { f, x }, messages) : nothing}`;
  }

  #renderDoubtful() {
    const { doubtful } = this.#bench.value.work ?? {};
    return doubtful ? twoReadings(doubtful.both, (other) => void this.#bench.setNumber(doubtful.id, other)) : nothing;
  }

  /** Every variable with its value and, once they are known, the derivatives: the result of it all. */
  #renderTable(pass: CircuitPass): TemplateResult {
    const messages = words(catalog);
    const lit = pass.litAt(this.position);
    const cell = (id: string) => {
      if (pass.definedAt(id) > this.position) return html`<td>–</td>`;
      const classes = ['value', lit.has(id) ? 'lit' : '', this.marked.has(id) ? 'marked' : ''].join(' ');
      return html`<td><span class=${classes} data-value=${id}>${digits(pass.value(id).number.text)}</span></td>`;
    };
    const rows = pass.trace.variables.map(({ id, gradient }) => ({ name: pass.value(id).name, id, gradient }));
    return html`<table>
      <caption>${messages.table}</caption>
      <thead>
        <tr>
          <th scope="col">${messages.tableVariable}</th>
          <th scope="col">${messages.tableValue}</th>
          <th scope="col">${typeset(messages.tableDerivative(outputName(pass)))}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, id, gradient }) => html`<tr>
            <th scope="row">${name ? nameHtml(name) : id}</th>
            ${cell(id)} ${cell(gradient)}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** The link to the expression, and not to the step. */
  readonly #link = (): string => {
    const { step, ...params } = this.#address.params();
    return publicAddress('training-step', params);
  };

  #renderWaiting(): TemplateResult {
    const messages = words(catalog);
    const { error } = this.#bench.value;
    if (!error) return html`<p class="waiting" role="status">${messages.loading}</p>`;
    return html`<div class="waiting" role="alert">
      <p>${messages.failed} ${sentence(error)}</p>
      <button class="primary" @click=${() => this.#address.open()}>${words(lessonCatalog).retry}</button>
    </div>`;
  }

  #renderNotices(): TemplateResult {
    const { error, work } = this.#bench.value;
    const refused = error && work ? `${words(lessonCatalog).refused} ${sentence(error)}` : undefined;
    const all = [...this.#address.value, refused].filter((text) => text !== undefined);
    return html`<div class="problem" role="status">${all.map((text) => html`<p>${text}</p>`)}</div>`;
  }

  #counter(pass: CircuitPass): string {
    const messages = words(lessonCatalog);
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
  }

  /** When the expression or its values change, the reader stays at the step that defines the same value. */
  #keepPlace(before: CircuitPass | undefined, after: CircuitPass | undefined): void {
    if (!after) return;
    const wanted = this.#address.takePosition(after.last);
    if (wanted !== undefined) {
      this.position = wanted;
      return;
    }
    const defines = before?.stepAt(this.position)?.defines;
    const position = defines === undefined ? 0 : after.definedAt(defines);
    if (position !== this.position) this.#address.setPosition(position);
    this.position = position;
  }

  #onShowStep({ id }: ShowStepEvent): void {
    const at = this.pass?.definedAt(id) ?? 0;
    if (at > 0) this.#player.go(at);
    this.renderRoot.querySelector('.lesson')?.scrollIntoView({ block: 'nearest' });
  }

  /** Each step in one sentence, for screen readers. */
  #announcement(pass: CircuitPass): string {
    const step = pass.stepAt(this.position);
    if (!step) return '';
    const result = resultText(pass.value(step.defines).number);
    return `${this.#counter(pass)}. ${wordsOf(step, pass).title}: ${step.defines} ${result}`;
  }

  #onTransport({ request }: TransportEvent): void {
    if (request === 'toggle') this.#player.toggle();
    else if ('step' in request) this.#player.go(request.step);
    else this.#player.setSpeed(request.speed);
  }

  readonly #onKey = (raised: Event): void => {
    const event = raised as KeyboardEvent;
    const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z';
    if (!isUndo || event.defaultPrevented || event.composedPath()[0] instanceof HTMLInputElement) return;
    event.preventDefault();
    void (event.shiftKey ? this.#bench.redo() : this.#bench.undo());
  };

  /** A term of a formula or a number of the table lights its place in the figure, and vice versa. */
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

  static override styles = [base, controls, fieldStyles, lineStyles, lessonStyles, styles];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-expression': ChainruleExpression;
  }
}
