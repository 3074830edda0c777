import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { digits, PageElement } from '../../../base/locale';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import { type Activation, limits, usualActivations } from '../../../engine/wire';
import { activationLabels } from '../../../session/activation-names';
import { activationName, activationParameter } from '../../../session/activations';
import { sentence } from '../../../session/errors';
import { takesLogits } from '../../../trace/losses';
import '../../../figures/number-field/number-field';
import { fields } from '../../../base/field-styles';
import { toLatinDigits } from '../seed';
import { shapeOf, type Work, type Workbench, type WorkbenchState } from '../workbench';
import './numbers';
import { lossName, lossOptions, ruleName, ruleOptions, withActivation, withLoss } from './options';
import './variant';
import { catalog } from './text';

/** Everything about the problem that can be chosen or typed. Folded by default. */
@customElement('chainrule-step-settings')
export class StepSettings extends PageElement {
  @property({ attribute: false }) bench: Workbench | undefined;
  @property({ attribute: false }) state: WorkbenchState | undefined;

  override render() {
    const messages = words(catalog);
    const work = this.state?.work;
    if (!work) return nothing;
    return html`<details>
      <summary>${messages.title}</summary>
      <div class="groups">
        <fieldset>
          <legend>${messages.network}</legend>
          ${this.#renderCounts(work)} ${this.#renderLayers(work)}
        </fieldset>
        <fieldset>
          <legend>${messages.training}</legend>
          ${this.#renderTraining(work)}
        </fieldset>
      </div>
      <chainrule-step-variant .bench=${this.bench} .state=${this.state}></chainrule-step-variant>
      <chainrule-step-numbers .bench=${this.bench} .state=${this.state}></chainrule-step-numbers>
    </details>`;
  }

  #renderCounts(work: Work): TemplateResult {
    const messages = words(catalog);
    const { sizes, nSamples } = shapeOf(work.problem);
    return html`<div class="row">
      ${this.#count(messages.inputs, 'inputs', sizes[0] ?? 1, limits.units, (n) => this.#resize(0, n))}
      ${this.#count(messages.samples, 'samples', nSamples, limits.samples, (n) => this.bench?.reshape(() => ({ nSamples: n })))}
    </div>`;
  }

  #renderLayers(work: Work): TemplateResult {
    const messages = words(catalog);
    const { layers } = work.problem;
    return html`${layers.map(({ weight, activation }, i) => {
      const letter = work.pass.trace.layers[i]?.letter ?? '';
      const name = activationName(activation);
      const parameter = activationParameter(activation)?.name;
      return html`<div class="row layer" role="group" aria-label=${messages.layer(letter)}>
          <span class="letter"><bdi dir="ltr"><i>${letter}</i></bdi></span>
          ${this.#count(messages.units, `units-${i}`, weight.length, limits.units, (n) => this.#resize(i + 1, n))}
          ${this.#choice(messages.activation, `activation-${i}`, usualActivations, activationLabels(), name, (chosen) =>
            this.#activate(i, chosen),
          )}
          ${parameter ? this.#number(work, `${parameter}:${i}`, messages.parameter[parameter] ?? '') : nothing}
          ${
            layers.length > 1 && i < layers.length - 1
              ? html`<button class="bare remove" aria-label=${messages.removeLayer(letter)} title=${messages.removeLayer(letter)}
                  @click=${() => this.#removeLayer(i)}>×</button>`
              : nothing
          }
        </div>`;
    })}
      ${
        layers.length < limits.layers
          ? html`<button data-action="add-layer" @click=${() => this.#addLayer()}>${messages.addLayer}</button>`
          : nothing
      }`;
  }

  #renderTraining(work: Work): TemplateResult {
    const messages = words(catalog);
    const { loss, optimizer, trainingStep } = work.problem;
    const parameters = ['η', 'λ', 'μ', 'α', 'β1', 'β2', 'ε'].filter((id) => work.numbers.has(id));
    const ofLoss = ['delta', 'margin'].filter((id) => work.numbers.has(id));
    return html`<div class="row">
        ${this.#choice(messages.loss, 'loss', lossOptions, messages.losses, lossName(loss), (chosen) =>
          this.bench?.reshape((shape) => withLoss(shape, chosen)),
        )}
        ${ofLoss.map((id) => this.#number(work, id, messages.parameter[id] ?? id))}
      </div>
      ${this.#renderApplied(work)}
      <div class="row">
        ${this.#choice(messages.optimizer, 'optimizer', ruleOptions, messages.rules, ruleName(optimizer.rule), (rule) =>
          this.bench?.setRule(rule),
        )}
        ${parameters.map((id) => this.#number(work, id, messages.parameter[id] ?? id))}
        ${this.#renderTrainingStep(trainingStep)}
      </div>`;
  }

  /** A warning where the output layer and the loss both apply a function. */
  #renderApplied(work: Work): TemplateResult | typeof nothing {
    const messages = words(catalog);
    const { loss, layers } = work.problem;
    const output = activationName(layers[layers.length - 1]?.activation ?? 'identity');
    if (output === 'identity' || !takesLogits(loss)) return nothing;
    const probabilities = output === 'sigmoid' && loss === 'binary_cross_entropy';
    return html`<div class="applied" role="status">
      <p>${messages.applied(activationLabels()[output])}</p>
      ${
        probabilities
          ? html`<button data-action="take-probabilities"
              @click=${() => this.bench?.reshape((shape) => withLoss(shape, lossOptions.binary_cross_entropy_on_probabilities))}
            >${messages.takeProbabilities}</button>`
          : nothing
      }
      <button data-action="take-logits" @click=${() => this.#activate(layers.length - 1, 'identity')}>${messages.takeLogits}</button>
    </div>`;
  }

  #count(label: string, name: string, n: number, most: number, set: (n: number) => void): TemplateResult {
    const chosen = (event: Event) => set(Number((event.target as HTMLSelectElement).value));
    return html`<label>
      <span>${label}</span>
      <select name=${name} @change=${chosen}>
        ${Array.from({ length: most }, (_, i) => html`<option value=${i + 1} ?selected=${i + 1 === n}>${digits(i + 1)}</option>`)}
      </select>
    </label>`;
  }

  #renderTrainingStep(trainingStep: number): TemplateResult {
    const typed = (event: Event) => {
      const field = event.target as HTMLInputElement;
      const latin = toLatinDigits(field.value.trim());
      const n = /^\d{1,5}$/.test(latin) ? Number(latin) : 0;
      if (n >= 1 && n <= limits.trainingSteps) void this.bench?.setTrainingStep(n);
      else field.value = String(trainingStep);
    };
    const label = words(catalog).trainingStepUpTo(digits(limits.trainingSteps));
    return html`<label>
      <span>${label}</span>
      <input class="step" name="training-step" dir="ltr" inputmode="numeric" autocomplete="off" maxlength="5"
        .value=${live(digits(trainingStep))} @change=${typed} />
    </label>`;
  }

  #choice<Name extends string, Option>(
    label: string,
    name: string,
    options: Readonly<Record<Name, Option>>,
    labels: Readonly<Record<Name, string>>,
    current: Name,
    set: (option: Option) => void,
  ): TemplateResult {
    const names = Object.keys(options) as Name[];
    const chosen = (event: Event) => {
      const found = names.find((known) => known === (event.target as HTMLSelectElement).value);
      if (found !== undefined) set(options[found]);
    };
    return html`<label>
      <span>${label}</span>
      <select name=${name} @change=${chosen}>
        ${names.map((one) => html`<option value=${one} ?selected=${one === current}>${labels[one]}</option>`)}
      </select>
    </label>`;
  }

  #number(work: Work, id: string, label: string): TemplateResult {
    const { fieldError } = this.state ?? {};
    return html`<div class="number-label">
      <span>${label}</span>
      <chainrule-number-field
        .valueId=${id}
        .text=${work.numbers.get(id) ?? ''}
        .label=${label}
        .error=${fieldError?.id === id ? sentence(fieldError.error) : undefined}
      ></chainrule-number-field>
    </div>`;
  }

  #resize(at: number, n: number): void {
    void this.bench?.reshape(({ sizes }) => ({ sizes: sizes.map((size, i) => (i === at ? n : size)) }));
  }

  #activate(at: number, activation: Activation): void {
    void this.bench?.reshape((shape) => withActivation(shape, at, activation));
  }

  /** Before the output layer, as wide as the previous layer. */
  #addLayer(): void {
    void this.bench?.reshape(({ sizes, activations }) => {
      const at = sizes.length - 1;
      return {
        sizes: [...sizes.slice(0, at), sizes[at - 1] ?? 2, ...sizes.slice(at)],
        activations: [...activations.slice(0, at - 1), activations[at - 2] ?? 'relu', ...activations.slice(at - 1)],
      };
    });
  }

  #removeLayer(at: number): void {
    void this.bench?.reshape(({ sizes, activations }) => ({
      sizes: sizes.filter((_, i) => i !== at + 1),
      activations: activations.filter((_, i) => i !== at),
    }));
  }

  static override styles = [
    base,
    controls,
    fields,
    css`
      .groups {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
        gap: var(--cr-space-4) var(--cr-space-6);
        margin-block-start: var(--cr-space-3);
      }

      fieldset {
        display: grid;
        align-content: start;
        justify-items: start;
        gap: var(--cr-space-3);
        min-inline-size: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        margin-block-end: var(--cr-space-2);
        padding: 0;
        font: 600 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--cr-space-2) var(--cr-space-3);
        max-inline-size: 100%;
      }

      .applied {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cr-space-2);
        max-inline-size: var(--cr-measure);
        padding-inline-start: var(--cr-space-3);
        border-inline-start: 3px solid var(--cr-negative);
        font-size: var(--cr-size-small);
      }

      .letter {
        align-self: center;
        min-inline-size: 1.2em;
        font: 600 var(--cr-size-lead) / 1 var(--cr-serif);
      }

      .row label,
      .row select {
        min-inline-size: 0;
        max-inline-size: 100%;
      }

      .number-label {
        display: inline-grid;
        gap: 0.15rem;
        inline-size: 7rem;
        font: 500 var(--cr-size-small) / 1.3 var(--cr-controls);
      }

      .number-label > span {
        color: var(--cr-soft);
        font-size: var(--cr-size-tiny);
      }

      .step {
        inline-size: 5rem;
      }

      .remove {
        padding: 0;
        font-size: var(--cr-size-lead);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-step-settings': StepSettings;
  }
}
