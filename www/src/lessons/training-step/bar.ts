import { css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fields } from '../../base/field-styles';
import { digits, PageElement } from '../../base/locale';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { type Preset, presetNames } from '../../engine/wire';
import { exercise, maxPlaces, numbers } from './fields';
import { assignment } from './source';
import { catalog } from './text';
import type { Workbench, WorkbenchState } from './workbench';

/** The current example and sample, the number format, and undo. */
@customElement('chainrule-step-bar')
export class StepBar extends PageElement {
  @property({ attribute: false }) bench: Workbench | undefined;
  @property({ attribute: false }) state: WorkbenchState | undefined;

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
        <select @change=${this.#format}>
          ${this.#formats().map(
            ([value, text]) => html`<option value=${value} ?selected=${value === numbers.write(work.format)}>
              ${text}
            </option>`,
          )}
        </select>
      </label>
      <div class="buttons">
        ${this.#button('undo', messages.undo, !state.canUndo, () => this.bench?.undo())}
        ${this.#button('redo', messages.redo, !state.canRedo, () => this.bench?.redo())}
        ${this.#button('reset', messages.reset, false, () => this.bench?.choose(assignment))}
      </div>
    `;
  }

  #button(icon: keyof typeof icons, label: string, idle: boolean, act: () => void) {
    return html`<button class="bare" data-action=${icon} aria-label=${label} title=${label} aria-disabled=${idle} @click=${() => idle || act()}>
      <svg viewBox="0 0 24 24" aria-hidden="true">${icons[icon]}</svg>
    </button>`;
  }

  #formats(): readonly (readonly [string, string])[] {
    const messages = words(catalog);
    const places = Array.from({ length: maxPlaces + 1 }, (_, n) => [String(n), messages.places(digits(n))] as const);
    return [['short', messages.short], ['fraction', messages.fractions], ...places, ['full', messages.full]];
  }

  #sourceName(): string {
    const source = this.state?.work?.source;
    const messages = words(catalog);
    return source?.kind === 'exercise' ? messages.exercise(exercise.write(source.exercise)) : messages.own;
  }

  #choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
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
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--cr-space-2) var(--cr-space-4);
      }

      .buttons {
        display: flex;
        margin-inline-start: auto;
      }

      .buttons button {
        padding: 0;
      }

      /* Undo points back in time, which is to the left in every language, as in the transport. */
      .buttons {
        direction: ltr;
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

      /* On a phone the figure comes first: one line, in which each control shows its value instead of its name. */
      @media (width < 40rem) {
        :host {
          flex-wrap: nowrap;
          inline-size: 100%;
          gap: var(--cr-space-1);
        }

        label {
          min-inline-size: 0;
          flex: 1 1 5rem;
        }

        .example {
          flex-grow: 3;
        }

        label > span {
          position: absolute;
          clip-path: inset(50%);
        }

        select {
          inline-size: 100%;
          padding-inline: var(--cr-space-1);
        }

        .buttons button {
          min-inline-size: 2rem;
        }

        .buttons [data-action="reset"] {
          display: none;
        }
      }
    `,
  ];
}

const icons = {
  undo: svg`<path d="M9 14L4 9l5-5" /><path d="M4 9h10.5a5.5 5.5 0 0 1 0 11H11" />`,
  redo: svg`<path d="M15 14l5-5-5-5" /><path d="M20 9H9.5a5.5 5.5 0 0 0 0 11H13" />`,
  reset: svg`<path d="M4 4v6h6" /><path d="M4.6 14a8 8 0 1 0 1.2-6.5L4 10" />`,
};

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-step-bar': StepBar;
  }
}
