import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { fields } from '../../../base/field-styles';
import { PageElement } from '../../../base/locale';
import { base, controls, sideways } from '../../../base/styles';
import { words } from '../../../base/words';
import { limits } from '../../../engine/wire';
import type { NumberCommitEvent, NumberNudgeEvent } from '../../../figures/number-field/events';
import { sentence } from '../../../session/errors';
import { isolated, nameHtml, nameInText } from '../../../trace/names';
import { numbers } from '../fields';
import { formatOptions } from '../format-options';
import { historyButtons, historyStyles } from '../history-buttons';
import { catalog as lessonCatalog } from '../text';
import '../../../figures/number-field/number-field';
import type { CircuitBench, CircuitState, CircuitWork, FieldError } from './bench';
import { type ExampleName, exampleNames, exampleOf, examples } from './examples';
import { first } from './fields';
import { catalog } from './text';

/** Where an expression and the values of its variables are typed, or an example is chosen. */
@customElement('chainrule-expression-entry')
export class ExpressionEntry extends PageElement {
  @property({ attribute: false }) bench: CircuitBench | undefined;
  @property({ attribute: false }) state: CircuitState | undefined;
  @query('input') private input!: HTMLInputElement | null;
  /** What is being typed and was not read yet. */
  #draft: string | undefined;
  #read: string | undefined;

  protected override willUpdate(): void {
    const expression = this.state?.work?.problem.expression;
    if (expression !== this.#read) this.#draft = undefined;
    this.#read = expression;
  }

  override render() {
    const messages = words(catalog);
    const { state } = this;
    const work = state?.work;
    if (!state || !work) return nothing;
    const { fieldError } = state;
    const error = fieldError?.id === 'expression' ? fieldError : undefined;
    return html`
      <form class="row" novalidate @submit=${this.#submit}>
        <label class="expression">
          <span>${messages.expression}</span>
          <input
            type="text"
            dir="ltr"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="done"
            maxlength=${limits.expressionChars}
            aria-invalid=${error ? 'true' : 'false'}
            aria-describedby=${error ? 'error hint' : 'hint'}
            .value=${live(this.#draft ?? work.problem.expression)}
            @input=${this.#type}
            @change=${this.#commit}
            @keydown=${this.#onKey}
          />
        </label>
        <label class="example">
          <span>${words(lessonCatalog).example}</span>
          <select @change=${this.#choose}>${this.#exampleOptions(work)}</select>
        </label>
        <label class="format">
          <span>${words(lessonCatalog).numbers}</span>
          <select @change=${this.#format}>${formatOptions(work.format)}</select>
        </label>
        ${historyButtons(
          { canUndo: state.canUndo, canRedo: state.canRedo, reset: messages.resetLabel },
          {
            undo: () => this.bench?.undo(),
            redo: () => this.bench?.redo(),
            reset: () => this.bench?.choose(first),
          },
        )}
      </form>
      ${error ? html`<p class="error" id="error" role="alert">${sentence(error.error)} ${marked(error)}</p>` : nothing}
      <p class="visually-hidden" id="hint">${messages.hint(isolated(functions))}</p>
      <div
        class="row values"
        role="group"
        aria-label=${messages.values}
        @number-commit=${({ id, text }: NumberCommitEvent) => void this.bench?.setNumber(id, text)}
        @number-nudge=${({ id, unit, n, text }: NumberNudgeEvent) => void this.bench?.nudge(id, unit, n, text)}
        @number-drag-end=${() => this.bench?.endNudges()}
      >
        ${work.pass.trace.variables.map(({ id }) => this.#renderVariable(id, work))}
      </div>
    `;
  }

  #renderVariable(id: string, work: CircuitWork): TemplateResult {
    const { name } = work.pass.value(id);
    const text = work.problem.values.find((value) => value.id === id)?.text ?? '';
    const fieldError = this.state?.fieldError;
    const error = fieldError?.id === id ? sentence(fieldError.error) : undefined;
    return html`<chainrule-number-field
      .text=${text}
      .label=${words(catalog).value(name ? nameInText(name) : id)}
      .valueId=${id}
      .error=${error}
      >${name ? nameHtml(name) : id}</chainrule-number-field
    >`;
  }

  #exampleOptions(work: CircuitWork): TemplateResult[] {
    const messages = words(catalog);
    const shown = exampleOf({ expression: work.problem.expression, values: work.values });
    const own = shown === undefined ? [html`<option selected value="">${words(lessonCatalog).own}</option>`] : [];
    const options = exampleNames.map(
      (name) => html`<option value=${name} ?selected=${name === shown}>${messages.examples[name]}</option>`,
    );
    return [...own, ...options];
  }

  #type(event: Event): void {
    this.#draft = (event.target as HTMLInputElement).value;
  }

  /** Leaving the field, or Enter. */
  #commit(): void {
    const text = this.#draft;
    if (text === undefined || text === this.#read) return;
    void this.bench?.setExpression(text).then((isTaken) => {
      // It may be read as what was there before: then only the notation changes back.
      if (isTaken && this.#draft === text) this.#draft = undefined;
      this.requestUpdate();
    });
  }

  #submit(event: Event): void {
    event.preventDefault();
    this.input?.blur();
    this.input?.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.#draft === undefined) return;
    event.preventDefault();
    this.#draft = undefined;
    this.bench?.update({ fieldError: undefined });
    this.requestUpdate();
  }

  #choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const name = exampleNames.find((known): known is ExampleName => known === value);
    if (name) void this.bench?.choose(examples[name]);
  }

  #format(event: Event): void {
    const format = numbers.read((event.target as HTMLSelectElement).value);
    if (format) void this.bench?.setFormat(format);
  }

  static override styles = [
    base,
    controls,
    fields,
    historyStyles,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--cr-space-2) var(--cr-space-4);
        margin-block-end: var(--cr-space-2);
      }

      .expression {
        flex: 1 1 16rem;
        min-inline-size: 0;
      }

      input {
        min-block-size: var(--cr-target);
        min-inline-size: 0;
        padding-inline: var(--cr-space-2);
        border: 1px solid var(--cr-line);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
        color: var(--cr-ink);
        font: 500 var(--cr-size-body) / 1.4 var(--cr-sans);
        text-align: start;
      }

      input[aria-invalid="true"] {
        border-color: var(--cr-danger);
      }

      select {
        max-inline-size: 100%;
      }

      .example {
        min-inline-size: 0;
      }

      .name i {
        font-family: var(--cr-serif);
      }

      .error {
        margin-block-end: var(--cr-space-2);
        color: var(--cr-danger);
        font: var(--cr-size-small) / 1.5 var(--cr-controls);
        overflow-wrap: anywhere;
      }

      .typed {
        color: var(--cr-ink);
        font-family: var(--cr-sans);
        white-space: pre-wrap;
      }

      mark {
        border-block-end: 2px solid var(--cr-danger);
        background: var(--cr-mark);
        color: inherit;
      }

      @media (width < 40rem) {
        .row {
          gap: var(--cr-space-1) var(--cr-space-2);
          margin-block-end: var(--cr-space-1);
        }

        .expression {
          flex-basis: 100%;
        }

        .values {
          flex-wrap: nowrap;
          ${sideways}
          --cr-number-width: 4.6em;
        }

        .example,
        .format {
          flex: 1 1 6rem;
        }

        .expression > span,
        .example > span,
        .format > span {
          position: absolute;
          clip-path: inset(50%);
        }

        select {
          inline-size: 100%;
        }
      }
    `,
  ];
}

/** The functions that an expression may have. */
const functions = 'exp, ln, sqrt, sin, cos, tan, tanh, sigmoid, relu, abs, square, max, min';

/** What was typed, with the place marked that could not be read. */
function marked({ text, error }: FieldError): TemplateResult | typeof nothing {
  const got = 'got' in error ? error.got : undefined;
  if (got?.kind !== 'at') return nothing;
  const characters = [...text];
  const from = got.position - 1;
  const to = from + [...got.text].length;
  const part = (start: number, end?: number) => characters.slice(start, end).join('');
  return html`<bdi class="typed" dir="ltr">${part(0, from)}<mark>${part(from, to)}</mark>${part(to)}</bdi>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-expression-entry': ExpressionEntry;
  }
}
