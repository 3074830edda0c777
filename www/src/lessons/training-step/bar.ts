import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fields } from '../../base/field-styles';
import { digits, PageElement } from '../../base/locale';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { type Preset, presetNames } from '../../engine/wire';
import { catalog as expressionCatalog } from './expression/text';
import { exercise, numbers } from './fields';
import { formatOptions } from './format-options';
import { historyButtons, historyStyles } from './history-buttons';
import { assignment } from './source';
import { catalog } from './text';
import type { Workbench, WorkbenchState } from './workbench';

/** What the list of examples offers beside the networks. */
const expression = 'expression';

/** The current example and sample, the number format, and undo. */
@customElement('chainrule-step-bar')
export class StepBar extends PageElement {
  @property({ attribute: false }) bench: Workbench | undefined;
  @property({ attribute: false }) state: WorkbenchState | undefined;
  /** Opens the other kind of problem: a phone has no room for a switch above the figure. */
  @property({ attribute: false }) openExpression: () => void = () => {};

  override render() {
    const messages = words(catalog);
    const { state } = this;
    const work = state?.work;
    if (!work) return nothing;
    const nSamples = work.problem.samples.length;
    const isInTurn = work.problem.variant.inTurn;
    return html`
      <label class="example">
        <span>${messages.example}</span>
        <select @change=${this.#choose}>
          ${work.source.kind === 'preset' ? nothing : html`<option selected value="">${this.#sourceName()}</option>`}
          ${presetNames.map((name) => {
            const isChosen = work.source.kind === 'preset' && work.source.name === name;
            return html`<option value=${name} ?selected=${isChosen}>${messages.presets[name]}</option>`;
          })}
          <option value=${expression}>${words(expressionCatalog).kinds.expression}…</option>
        </select>
      </label>
      ${
        nSamples > 1 && isInTurn
          ? html`<p class="turn">${messages.inTurn(digits(work.sample + 1), digits(nSamples))}</p>`
          : nothing
      }
      ${
        nSamples > 1 && !isInTurn
          ? html`<label>
              <span>${messages.sample}</span>
              <select .value=${String(work.sample)} @change=${this.#look}>
                ${work.problem.samples.map(
                  (_, i) => html`<option value=${i} ?selected=${i === work.sample}>
                    ${messages.sampleOf(digits(i + 1), digits(nSamples))}
                  </option>`,
                )}
              </select>
            </label>`
          : nothing
      }
      <label>
        <span>${messages.numbers}</span>
        <select @change=${this.#format}>${formatOptions(work.format)}</select>
      </label>
      ${historyButtons(
        { canUndo: state.canUndo, canRedo: state.canRedo, reset: messages.reset },
        {
          undo: () => this.bench?.undo(),
          redo: () => this.bench?.redo(),
          reset: () => this.bench?.choose(assignment),
        },
      )}
    `;
  }

  #sourceName(): string {
    const source = this.state?.work?.source;
    const messages = words(catalog);
    return source?.kind === 'exercise' ? messages.exercise(exercise.write(source.exercise)) : messages.own;
  }

  #choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    if (value === expression) this.openExpression();
    const name = presetNames.find((known): known is Preset => known === value);
    if (name) void this.bench?.choose({ kind: 'preset', name });
  }

  #look(event: Event): void {
    void this.bench?.setView({ sample: Number((event.target as HTMLSelectElement).value) });
  }

  #format(event: Event): void {
    const format = numbers.read((event.target as HTMLSelectElement).value);
    if (format) void this.bench?.setView({ format });
  }

  static override styles = [
    base,
    controls,
    fields,
    historyStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--cr-space-2) var(--cr-space-4);
      }

      .turn {
        margin: 0;
        font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .example {
        min-inline-size: 0;
      }

      select {
        max-inline-size: 100%;
      }

      @media (width >= 70rem) {
        :host {
          flex-wrap: nowrap;
        }

        :host > :not(.example) {
          flex: none;
        }
      }

      /* On a phone the figure comes first: one line, in which each control shows its value instead of its name. */
      @media (width < 40rem) {
        :host {
          flex-wrap: nowrap;
          inline-size: 100%;
          gap: var(--cr-space-1);
        }

        label {
          min-inline-size: 0;
          flex: none;
          max-inline-size: 45%;
        }

        .example {
          flex: 1 1 5rem;
          max-inline-size: none;
        }

        label > span {
          position: absolute;
          clip-path: inset(50%);
        }

        select {
          inline-size: 100%;
          padding-inline: var(--cr-space-1);
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-step-bar': StepBar;
  }
}
