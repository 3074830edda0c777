import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { fields } from '../../../base/field-styles';
import { digits, PageElement } from '../../../base/locale';
import { numberText } from '../../../base/numbers';
import { Watch } from '../../../base/store';
import { base, controls, sideways } from '../../../base/styles';
import { words } from '../../../base/words';
import { limits, type TrainingHistory } from '../../../engine/wire';
import type { Axis, Line } from '../../../figures/plot/plot-data';
import '../../../figures/plot/chart';
import { sentence } from '../../../session/errors';
import { LatestAnswer } from '../../../session/latest';
import { isolated, nameHtml } from '../../../trace/names';
import { toLatinDigits } from '../seed';
import type { Work, Workbench } from '../workbench';
import { catalog } from './text';

/** As many steps as are computed when the panel is opened. */
const usualSteps = 50;

/** The loss and the parameters over many training steps: a curve and a table. Folded by default. */
@customElement('chainrule-step-steps')
export class StepSteps extends PageElement {
  @property({ attribute: false }) bench: Workbench | undefined;
  @property({ attribute: false }) work: Work | undefined;
  @state() private isOpen = false;
  /** As typed. */
  @state() private text = String(usualSteps);
  readonly #history = new LatestAnswer('trainingHistory');

  constructor() {
    super();
    new Watch(this, this.#history);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const n = this.#count();
    const isChanged = changed.has('work') || changed.has('isOpen') || changed.has('text');
    if (!this.work || !this.isOpen || n === undefined || !isChanged) return;
    this.#history.ask({ problem: this.work.problem, n, format: this.work.format });
  }

  override render() {
    const messages = words(catalog);
    if (!this.work) return nothing;
    return html`<details @toggle=${(event: Event) => (this.isOpen = (event.target as HTMLDetailsElement).open)}>
      <summary>${messages.title}</summary>
      ${this.isOpen ? this.#renderOpen(this.work) : nothing}
    </details>`;
  }

  #renderOpen({ problem }: Work): TemplateResult {
    const messages = words(catalog);
    const { answer, error } = this.#history.value;
    const isBad = this.#count() === undefined;
    return html`<p class="how">${messages.how}</p>
      ${problem.variant.inTurn && problem.samples.length > 1 ? html`<p class="how">${messages.inTurn}</p>` : nothing}
      <label>
        <span>${messages.nSteps}</span>
        <input
          name="training-steps"
          dir="ltr"
          inputmode="numeric"
          autocomplete="off"
          maxlength="5"
          aria-invalid=${isBad}
          aria-describedby="bad-count"
          .value=${live(digits(this.text))}
          @input=${(event: Event) => (this.text = (event.target as HTMLInputElement).value)}
        />
      </label>
      <p id="bad-count" class="danger" role="status">${isBad ? messages.badCount(digits(limits.trainingSteps)) : nothing}</p>
      ${error ? html`<p class="danger" role="alert">${sentence(error)}</p>` : nothing}
      ${answer ? html`${this.#renderChart(answer)} ${this.#renderTable(answer)}` : nothing}`;
  }

  #renderChart({ losses, overflow }: TrainingHistory): TemplateResult {
    const messages = words(catalog);
    const line: Line = {
      x: losses.map((_, i) => i + 1),
      y: losses,
      tone: 's1',
      name: messages.loss,
      hasDots: losses.length <= usualSteps,
    };
    const largest = Math.max(0, ...losses);
    const smallest = Math.min(0, ...losses);
    return html`<chainrule-chart
        .label=${messages.chart}
        .x=${{ domain: [1, Math.max(2, losses.length)], label: messages.trainingStep } satisfies Axis}
        .y=${{ domain: [smallest, largest > smallest ? largest : smallest + 1], label: messages.loss } satisfies Axis}
        .lines=${[line]}
        .place=${(step: number) => messages.atStep(digits(step))}
        .format=${(loss: number) => numberText(loss)}
        .file=${'chainrule-training-steps'}
      ></chainrule-chart>
      ${overflow ? html`<p class="danger">${messages.overflow(isolated(overflow), digits(losses.length))}</p>` : nothing}`;
  }

  #renderTable({ parameters, rows }: TrainingHistory): TemplateResult {
    const messages = words(catalog);
    const hasSamples = rows.some(({ sample }) => sample > 0);
    return html`<div class="table" tabindex="0" role="group" aria-label=${messages.table}>
      <table>
        <caption>${messages.table}</caption>
        <thead>
          <tr>
            <th scope="col">${messages.trainingStep}</th>
            ${hasSamples ? html`<th scope="col">${messages.sample}</th>` : nothing}
            <th scope="col">${messages.loss}</th>
            ${parameters.map((name) => html`<th scope="col">${nameHtml(name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ trainingStep, sample, loss, parameters: numbers }) => html`<tr>
              <th scope="row">
                <button class="bare content" aria-label=${messages.open(digits(trainingStep))} @click=${() => this.bench?.setTrainingStep(trainingStep)}>
                  ${digits(trainingStep)}
                </button>
              </th>
              ${hasSamples ? html`<td>${digits(sample + 1)}</td>` : nothing}
              ${[loss, ...numbers].map(({ text }) => html`<td><bdi dir="ltr">${digits(text)}</bdi></td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** The number of steps as typed, if it is one. */
  #count(): number | undefined {
    const latin = toLatinDigits(this.text.trim());
    const n = /^\d{1,5}$/.test(latin) ? Number(latin) : 0;
    return n >= 1 && n <= limits.trainingSteps ? n : undefined;
  }

  static override styles = [
    base,
    controls,
    fields,
    css`
      .how {
        max-inline-size: var(--cr-measure);
        color: var(--cr-soft);
        font-size: var(--cr-size-small);
      }

      input {
        inline-size: 6rem;
      }

      chainrule-chart {
        max-inline-size: 46rem;
        --chart-size: 14rem;
      }

      .table {
        max-block-size: 24rem;
        margin-block-start: var(--cr-space-3);
        ${sideways}
        overflow-y: auto;
        /* Room for the focus ring. */
        padding: 3px;
      }

      table {
        border-collapse: collapse;
        font: var(--cr-size-small) / 1.4 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      caption {
        padding-block-end: var(--cr-space-1);
        color: var(--cr-soft);
        text-align: start;
      }

      thead th {
        position: sticky;
        inset-block-start: 0;
        background: var(--cr-paper);
      }

      th,
      td {
        padding: 1px var(--cr-space-2);
        font-weight: 500;
        text-align: end;
        white-space: nowrap;
      }

      th button {
        min-inline-size: 1.5rem;
        padding: 0 var(--cr-space-1);
        text-decoration: underline;
        text-decoration-color: var(--cr-line);
        text-underline-offset: 0.2em;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-step-steps': StepSteps;
  }
}
