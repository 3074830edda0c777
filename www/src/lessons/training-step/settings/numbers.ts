import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fields } from '../../../base/field-styles';
import { digits, PageElement } from '../../../base/locale';
import { base, controls, sideways } from '../../../base/styles';
import { words } from '../../../base/words';
import type { Layer, Name, ValueId } from '../../../engine/wire';
import type { NumberCommitEvent, NumberNudgeEvent } from '../../../figures/number-field/events';
import { sentence } from '../../../session/errors';
import '../../../figures/number-field/number-field';
import { takesClasses } from '../../../trace/losses';
import { isolated, nameHtml, nameInText, typeset } from '../../../trace/names';
import { namings, pytorchNames } from '../../../trace/naming';
import { sourcesOf, weightsOf } from '../../../trace/pass';
import { textOf } from '../../../trace/plain-text';
import type { Work, Workbench, WorkbenchState } from '../workbench';
import { catalog } from './text';

/** Every number of the problem in a field of its own: the samples, and for each layer its weights and biases. */
@customElement('chainrule-step-numbers')
export class StepNumbers extends PageElement {
  @property({ attribute: false }) bench: Workbench | undefined;
  @property({ attribute: false }) state: WorkbenchState | undefined;

  override render() {
    const messages = words(catalog);
    const work = this.state?.work;
    if (!work) return nothing;
    const { trainingStep } = work.pass.trace;
    return html`<h3>${messages.numbers}</h3>
      <p class="how">${messages.how}</p>
      <p class="how">${messages.indicesHow}</p>
      ${this.#renderNaming(work)}
      ${
        trainingStep > 1
          ? html`<p class="how">
              ${messages.later(digits(trainingStep - 1))}
              <button @click=${() => this.bench?.setTrainingStep(1)}>${messages.backToFirst}</button>
            </p>`
          : nothing
      }
      <div class="matrices">
        ${this.#renderSamples(work)} ${work.pass.trace.layers.map((layer) => this.#renderLayer(work, layer, trainingStep > 1))}
      </div>`;
  }

  #renderNaming({ naming }: Work): TemplateResult {
    const messages = words(catalog);
    const labels = {
      sheet: messages.namings('w₁₁', 'b₁').sheet,
      pytorch: messages.namings('W1[0][0]', 'b1[0]').pytorch,
    };
    return html`<label>
      <span>${messages.naming}</span>
      <select name="naming" @change=${this.#choose}>
        ${namings.map((one) => html`<option value=${one} ?selected=${one === naming}>${labels[one]}</option>`)}
      </select>
    </label>`;
  }

  #choose(event: Event): void {
    const naming = namings.find((known) => known === (event.target as HTMLSelectElement).value);
    if (naming) void this.bench?.setView({ naming });
  }

  /** One row per sample. */
  #renderSamples(work: Work): TemplateResult {
    const messages = words(catalog);
    const { inputs, targets } = work.pass.trace;
    const { samples, loss } = work.problem;
    const ids = [...inputs, ...targets];
    return html`<div class="matrix" @number-commit=${this.#commit} @number-nudge=${this.#nudge}>
      <table>
        <caption dir="auto">${messages.samples}</caption>
        <thead>
          <tr>
            <td></td>
            ${ids.map((id) => html`<th scope="col">${nameOf(work, id)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${samples.map(
            ({ input, target }, i) => html`<tr>
              <th scope="row"><span class="visually-hidden">${messages.sample}</span> ${digits(i + 1)}</th>
              ${[...input, ...target].map((text, k) => {
                const id = ids[k] ?? '';
                const label = samples.length > 1 ? messages.fieldOfSample(id, digits(i + 1)) : messages.field(id);
                return html`<td>${this.#field(idInSample(id, i), text, label, false)}</td>`;
              })}
            </tr>`,
          )}
        </tbody>
      </table>
      ${takesClasses(loss) ? html`<p class="how">${nameOf(work, targets[0] ?? '')}: ${messages.targetClass}</p>` : nothing}
    </div>`;
  }

  /** One row per unit: its weights, by source, and its bias. */
  #renderLayer(work: Work, { letter, units }: Layer, disabled: boolean): TemplateResult {
    const messages = words(catalog);
    const layer = work.pass.trace.layers.findIndex((one) => one.letter === letter);
    const sources = sourcesOf(work.pass, layer);
    // Undefined if that connection is absent.
    const first = units[0] && weightsOf(work.pass, units[0], layer)[0];
    const index = first && pytorchNames(work.pass.trace).get(first);
    const indices = first && index ? typeset(messages.indices(onSheet(first), isolated(index))) : nothing;
    return html`<div class="matrix">
      <table>
        <caption dir="auto">${messages.weightsOf(letter)} ${indices}</caption>
        <thead>
          <tr>
            <td></td>
            ${sources.map((id) => html`<th scope="col">${nameOf(work, id)}</th>`)}
            <th scope="col">${messages.bias}</th>
          </tr>
        </thead>
        <tbody>
          ${units.map(
            (unit) => html`<tr>
              <th scope="row">${nameHtml(unit.name)}</th>
              ${[...weightsOf(work.pass, unit, layer), unit.bias ?? undefined].map((id) => {
                if (id === undefined) return html`<td>·</td>`;
                const text = disabled ? (work.pass.find(id)?.number.text ?? '') : (work.numbers.get(id) ?? '');
                return html`<td>${this.#field(id, text, messages.field(textOf(id, work.pass.values)), disabled)}</td>`;
              })}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #field(id: ValueId, text: string, label: string, disabled: boolean): TemplateResult {
    const { fieldError } = this.state ?? {};
    return html`<chainrule-number-field
      compact
      .valueId=${id}
      .text=${text}
      .label=${label}
      .disabled=${disabled}
      .error=${fieldError?.id === id ? sentence(fieldError.error) : undefined}
    ></chainrule-number-field>`;
  }

  /** The fields of samples know which sample they belong to. */
  #commit(event: NumberCommitEvent): void {
    event.stopPropagation();
    const { id, sample } = partsOf(event.id);
    void this.bench?.setNumber(id, event.text, sample, event.id);
  }

  #nudge(event: NumberNudgeEvent): void {
    event.stopPropagation();
    const { unit, n, text: draft } = event;
    void this.bench?.nudge({ ...partsOf(event.id), field: event.id, unit, n, draft });
  }

  static override styles = [
    base,
    controls,
    fields,
    css`
      h3 {
        margin-block-start: var(--cr-space-4);
        font: 600 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .how {
        max-inline-size: var(--cr-measure);
        color: var(--cr-soft);
        font-size: var(--cr-size-small);
      }

      .matrices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cr-space-4) var(--cr-space-6);
        margin-block-start: var(--cr-space-3);
      }

      .matrix {
        /* What is for screen readers alone lies within it, and makes no page wider. */
        position: relative;
        max-inline-size: 100%;
        ${sideways}
        /* Room for the focus ring. */
        padding: 3px;
      }

      table {
        border-collapse: collapse;
        /* As in the formulas: sources from left to right. */
        direction: ltr;
        font: var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      caption {
        padding-block-end: var(--cr-space-1);
        color: var(--cr-soft);
        text-align: start;
      }

      th,
      td {
        padding: 2px var(--cr-space-1);
        font-weight: 500;
        text-align: center;
      }

      th i {
        font-family: var(--cr-serif);
      }

      chainrule-number-field {
        inline-size: 5.2rem;
      }
    `,
  ];
}

/** `i1@2`: the first input of sample 2, counted from 0. */
export function idInSample(id: ValueId, sample: number): string {
  return `${id}@${sample}`;
}

function partsOf(field: string): { id: ValueId; sample: number } {
  const [id = '', sample = '0'] = field.split('@');
  return { id, sample: Number(sample) };
}

/** `w₁₃`, whichever naming is chosen. */
function onSheet(weight: ValueId): string {
  return nameInText({ letter: weight.slice(0, 1), subscript: weight.slice(1), prime: false, by: undefined });
}

function nameOf(work: Work, id: ValueId): TemplateResult | string {
  const name: Name | undefined = work.pass.find(id)?.name;
  return name ? nameHtml(name) : id;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-step-numbers': StepNumbers;
  }
}
