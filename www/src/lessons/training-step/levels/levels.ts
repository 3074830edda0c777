import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { digits } from '../../../base/locale';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import { sentence } from '../../../session/errors';
import { typeset } from '../../../trace/names';
import { verdictLine, verdictStyles } from '../check/verdict';
import { LevelEvent, ShowStepEvent } from '../events';
import { nextSeed, randomSeed } from '../seed';
import { type LevelState, levels } from './session';
import { SessionElement } from './session-element';
import { styles } from './styles';
import { catalog } from './text';
import './prediction';

/** How the reader works on the example: worked out, to complete, or with a mistake to find. */
@customElement('chainrule-step-levels')
export class StepLevels extends SessionElement {
  /** The step the reader is at. */
  @property({ attribute: false }) position = 0;

  override render() {
    const messages = words(catalog);
    const state = this.session?.value;
    if (!state) return nothing;
    return html`<fieldset>
        <legend>${messages.title}</legend>
        <div class="choice" role="radiogroup" aria-label=${messages.title}>
          ${levels.map(
            (level) => html`<label>
              <input
                type="radio"
                name="level"
                value=${level}
                .checked=${live(level === state.level)}
                @change=${() => this.dispatchEvent(new LevelEvent(level, state.seed))}
              />
              <span>${messages.levels[level]}</span>
            </label>`,
          )}
        </div>
      </fieldset>
      <p class="how">${messages.how[state.level]}</p>
      ${state.error ? html`<p class="danger" role="alert">${messages.failed} ${sentence(state.error)}</p>` : nothing}
      ${this.#renderBar(state)}`;
  }

  #renderBar({ blanks, hunt, seed, level }: LevelState): TemplateResult | typeof nothing {
    const messages = words(catalog);
    const again = (text: string, other: number) => html`<button
      data-action="another"
      @click=${() => this.dispatchEvent(new LevelEvent(level, other))}
    >
      ${text}
    </button>`;
    if (blanks) {
      const { ids, found, shown } = blanks;
      const parts = [messages.found(digits(found.size), digits(ids.length))];
      if (shown.size > 0) parts.push(messages.shown(digits(shown.size)));
      const next = this.session?.nextGap(this.position);
      return html`<div class="bar">
        <progress max=${ids.length} value=${found.size + shown.size} aria-label=${messages.levels.complete}></progress>
        <span class="count">${parts.join(' · ')}</span>
        <span role="status">${this.#renderLast(blanks)} ${next === undefined ? messages.complete : nothing}</span>
        ${
          next === undefined
            ? nothing
            : html`<button data-action="next" @click=${() => this.dispatchEvent(new ShowStepEvent(next))}>${messages.next}</button>`
        }
        ${again(messages.others, randomSeed())}
      </div>`;
    }
    if (!hunt) return nothing;
    return html`<div class="bar">${again(messages.anotherMistake, nextSeed(seed))}</div>`;
  }

  /** A result replaces its field when it is found, so its verdict is shown here. */
  #renderLast({ last, found, checked }: NonNullable<LevelState['blanks']>): TemplateResult | typeof nothing {
    const one = last !== undefined && found.has(last) ? checked.get(last) : undefined;
    if (!one || last === undefined) return nothing;
    return html`<span class="last">${typeset(this.session?.nameOf(last) ?? '')} ${verdictLine(one.answer, one.text)}</span>`;
  }

  static override styles = [base, controls, verdictStyles, styles];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-step-levels': StepLevels;
  }
}
