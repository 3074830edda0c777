import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { fields } from '../../../base/field-styles';
import { PageElement } from '../../../base/locale';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import type { Constraints, Edit, Layer, Problem, ValueId } from '../../../engine/wire';
import { sentence } from '../../../session/errors';
import { pytorchNames, toSheetNames } from '../../../trace/naming';
import type { Work, Workbench, WorkbenchState } from '../workbench';
import { ruleName } from './options';
import { catalog } from './text';

const biasKinds = ['own', 'shared', 'none'] as const;
type BiasKind = (typeof biasKinds)[number];

/** How the problem differs from a plain one: which parameters are there and move, and what an update uses. */
@customElement('chainrule-step-variant')
export class StepVariant extends PageElement {
  @property({ attribute: false }) bench: Workbench | undefined;
  @property({ attribute: false }) state: WorkbenchState | undefined;

  override render() {
    const messages = words(catalog);
    const work = this.state?.work;
    if (!work) return nothing;
    const { variant, samples, optimizer } = work.problem;
    const names = work.naming === 'pytorch' ? pytorchNames(work.pass.trace) : undefined;
    const { absent, frozen, tied } = constraintsOf(work.problem, (id) => names?.get(id) ?? id);
    const isNesterov = ruleName(optimizer.rule) === 'nesterov';
    return html`<fieldset>
      <legend>${messages.parameters}</legend>
      <p class="how">${messages.parametersHow}</p>
      <div class="row">
        ${this.#renderBiases(work)}
        ${this.#names('absent', messages.absent, absent)} ${this.#names('frozen', messages.frozen, frozen)}
        ${this.#names('tied', messages.tied, tied)}
      </div>
      ${this.#renderError()}
      <div class="row">
        ${
          samples.length > 1
            ? this.#check('in-turn', messages.inTurn, variant.inTurn, (inTurn) => ({ inTurn }))
            : nothing
        }
        ${isNesterov ? this.#check('look-ahead', messages.lookAhead, variant.lookAhead, (lookAhead) => ({ lookAhead })) : nothing}
        ${this.#check('input-gradients', messages.inputGradients, variant.inputGradients, (inputGradients) => ({ inputGradients }))}
      </div>
    </fieldset>`;
  }

  #renderBiases({ problem, pass }: Work): TemplateResult {
    const messages = words(catalog);
    const { layers } = pass.trace;
    const kind = biasKindOf(problem, layers);
    const chosen = (event: Event) => {
      const found = biasKinds.find((known) => known === (event.target as HTMLSelectElement).value);
      if (found) this.#constrain(withBiases(problem, layers, found));
    };
    return html`<label>
      <span>${messages.biases}</span>
      <select name="biases" @change=${chosen}>
        ${kind === undefined ? html`<option value="" selected>${messages.biasKinds.mixed}</option>` : nothing}
        ${biasKinds.map((one) => html`<option value=${one} ?selected=${one === kind}>${messages.biasKinds[one]}</option>`)}
      </select>
    </label>`;
  }

  /** A field for names, which are read when it is left. */
  #names(field: keyof Constraints, label: string, text: string): TemplateResult {
    const { fieldError, work } = this.state ?? {};
    const typed = (event: Event) => {
      const { value } = event.target as HTMLInputElement;
      if (!work) return;
      const names = toSheetNames(value, pytorchNames(work.pass.trace));
      this.#constrain({ ...constraintsOf(work.problem), [field]: names }, field);
    };
    return html`<label>
      <span>${label}</span>
      <input
        name=${field}
        dir="ltr"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-invalid=${fieldError?.id === field}
        aria-describedby="refused-names"
        .value=${live(text)}
        @change=${typed}
      />
    </label>`;
  }

  #renderError(): TemplateResult {
    const { fieldError } = this.state ?? {};
    const isOwn = fieldError && ['absent', 'frozen', 'tied'].includes(fieldError.id);
    return html`<p id="refused-names" class="danger" role="status">${isOwn ? sentence(fieldError.error) : nothing}</p>`;
  }

  #check(name: string, label: string, isOn: boolean, edit: (isOn: boolean) => Edit): TemplateResult {
    return html`<label class="check">
      <input
        type="checkbox"
        name=${name}
        .checked=${live(isOn)}
        @change=${(event: Event) => this.bench?.edit(edit((event.target as HTMLInputElement).checked))}
      />
      <span>${label}</span>
    </label>`;
  }

  #constrain(constraints: Constraints, field: keyof Constraints = 'absent'): void {
    void this.bench?.edit({ constraints }, field);
  }

  static override styles = [
    base,
    controls,
    fields,
    css`
      fieldset {
        display: grid;
        gap: var(--cr-space-2);
        min-inline-size: 0;
        margin: var(--cr-space-4) 0 0;
        padding: 0;
        border: 0;
      }

      legend {
        padding: 0;
        font: 600 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .how {
        max-inline-size: var(--cr-measure);
        color: var(--cr-soft);
        font-size: var(--cr-size-small);
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--cr-space-2) var(--cr-space-4);
      }

      .row label {
        min-inline-size: 0;
        max-inline-size: 100%;
      }

      label > input:not([type]) {
        inline-size: 11rem;
        max-inline-size: 100%;
      }

      .check {
        display: flex;
        align-items: center;
        min-block-size: var(--cr-target);
        gap: var(--cr-space-2);
      }

      .danger:empty {
        display: none;
      }
    `,
  ];
}

/** The constraints of a problem as they are typed. */
export function constraintsOf(
  { variant: { absent, frozen, tied } }: Problem,
  nameOf = (id: ValueId): string => id,
): Constraints {
  return {
    absent: absent.map(nameOf).join(', '),
    frozen: frozen.map(nameOf).join(', '),
    tied: tied.map((group) => group.map(nameOf).join(' = ')).join(', '),
  };
}

/** The biases of each layer. A bias has the number of its unit. */
function biasesOf(layers: readonly Layer[]): string[][] {
  return layers.map(({ units }) => units.map(({ number }) => `b${number}`));
}

function isBias(id: string): boolean {
  return id.startsWith('b');
}

function biasKindOf({ variant: { absent, tied } }: Problem, layers: readonly Layer[]): BiasKind | undefined {
  const groups = biasesOf(layers);
  const [absentBiases, tiedBiases] = [absent.filter(isBias), tied.filter((group) => group.some(isBias))];
  if (absentBiases.length === groups.flat().length) return 'none';
  if (absentBiases.length > 0) return undefined;
  if (tiedBiases.length === 0) return 'own';
  return String(tiedBiases) === String(groups.filter(({ length }) => length > 1)) ? 'shared' : undefined;
}

function withBiases(problem: Problem, layers: readonly Layer[], kind: BiasKind): Constraints {
  const { absent, frozen, tied } = problem.variant;
  const groups = kind === 'shared' ? biasesOf(layers).filter(({ length }) => length > 1) : [];
  return {
    absent: [...absent.filter((id) => !isBias(id)), ...(kind === 'none' ? ['b'] : [])].join(', '),
    frozen: frozen.filter((id) => kind !== 'none' || !isBias(id)).join(', '),
    tied: [...tied.filter((group) => !group.some(isBias)), ...groups].map((group) => group.join(' = ')).join(', '),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-step-variant': StepVariant;
  }
}
