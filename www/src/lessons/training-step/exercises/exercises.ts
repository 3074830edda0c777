import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { type Copied, copy } from '../../../base/clipboard';
import { fields } from '../../../base/field-styles';
import { isFromDisk } from '../../../base/hosts';
import { digits, PageElement } from '../../../base/locale';
import { settings } from '../../../base/settings';

import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import { difficulties, type Exercise, exerciseSizes } from '../../../engine/wire';
import { addresses } from '../../../session/addresses';
import { maxSeed } from '../../../session/url-state';
import { PrintEvent, SourceEvent } from '../events';
import { exercise as exerciseField } from '../fields';
import { randomSeed, readSeed } from '../seed';
import type { Work } from '../workbench';
import { maxSheets, series } from './series';
import { styles } from './styles';
import { catalog } from './text';

/** Exercises with different numbers for each student, to be opened, linked to and printed. Folded by default. */
@customElement('chainrule-step-exercises')
export class StepExercises extends PageElement {
  @property({ attribute: false }) work: Work | undefined;
  @state() private size: Exercise['size'] = 'medium';
  @state() private difficulty: Exercise['difficulty'] = 'easy';
  /** As typed. */
  @state() private seedText = String(randomSeed());
  @state() private count = 10;
  @state() private outcome: Copied | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    // Only a newly opened problem replaces what is chosen here.
    if (!changed.has('work')) return;
    const before = changed.get('work') as Work | undefined;
    const source = this.work?.source;
    if (source?.kind !== 'exercise' || source === before?.source) return;
    this.size = source.exercise.size;
    this.difficulty = source.exercise.difficulty;
    this.seedText = String(source.exercise.seed);
  }

  override render() {
    const messages = words(catalog);
    if (!this.work) return nothing;
    const exercise = this.#exercise();
    return html`<details>
      <summary>${messages.title}</summary>
      <p class="how">${isFromDisk ? messages.howOnDisk : messages.how}</p>
      <form class="row" novalidate @submit=${this.#open}>
        ${this.#choice(messages.size, 'size', exerciseSizes, messages.sizes, this.size, (size) => {
          this.size = size;
        })}
        ${this.#choice(
          messages.difficulty,
          'difficulty',
          difficulties,
          messages.difficulties,
          this.difficulty,
          (one) => {
            this.difficulty = one;
          },
        )}
        <label class="seed">
          <span>${messages.seed}</span>
          <input
            name="seed"
            dir="ltr"
            inputmode="numeric"
            autocomplete="off"
            maxlength="12"
            aria-invalid=${exercise === undefined}
            aria-describedby="bad-seed"
            .value=${live(digits(this.seedText))}
            @input=${this.#typeSeed}
          />
        </label>
        <button type="button" data-action="another" @click=${this.#another}>${messages.another}</button>
        <button class="primary" type="submit" aria-disabled=${exercise === undefined}>${messages.open}</button>
      </form>
      <p id="bad-seed" class="danger" role="status">${exercise ? nothing : messages.badSeed(digits(maxSeed))}</p>
      ${exercise ? this.#renderLink(exercise) : nothing}
      <section aria-label=${messages.paper}>
        <h3>${messages.paper}</h3>
        <p class="how">${messages.paperText}</p>
        <div class="row">
          ${this.#print('sheet', messages.printSheet, () => new PrintEvent(false))}
          ${this.#print('key', messages.printKey, () => new PrintEvent(true))}
        </div>
      </section>
      ${exercise ? this.#renderClass(exercise) : nothing}
    </details>`;
  }

  #renderLink(exercise: Exercise): TemplateResult {
    const messages = words(catalog);
    const link = linkTo(exercise);
    return html`<div class="row link">
      <a href=${link} dir="ltr" aria-label=${messages.link}>${link}</a>
      <button data-action="copy" @click=${() => this.#copy(link)}>${messages.copy}</button>
      <span role="status">${this.outcome ? messages[this.outcome] : nothing}</span>
    </div>`;
  }

  #renderClass(first: Exercise): TemplateResult {
    const messages = words(catalog);
    const all = series(first, this.count);
    const last = all.at(-1) ?? first;
    return html`<section aria-label=${messages.class}>
      <h3>${messages.class}</h3>
      <p class="how">${messages.classText(digits(first.seed), digits(last.seed))}</p>
      <div class="row">
        <label>
          <span>${messages.count}</span>
          <select name="count" @change=${this.#chooseCount}>
            ${Array.from({ length: maxSheets }, (_, i) => i + 1).map(
              (n) => html`<option value=${n} ?selected=${n === this.count}>${digits(n)}</option>`,
            )}
          </select>
        </label>
        ${this.#print('class-sheets', messages.printSheets, () => new PrintEvent(false, all))}
        ${this.#print('class-keys', messages.printKeys, () => new PrintEvent(true, all))}
      </div>
    </section>`;
  }

  #print(action: string, text: string, event: () => PrintEvent): TemplateResult {
    return html`<button type="button" data-action=${action} @click=${() => this.dispatchEvent(event())}>${text}</button>`;
  }

  #choice<Name extends string>(
    label: string,
    name: string,
    names: readonly Name[],
    labels: Readonly<Record<Name, string>>,
    current: Name,
    set: (name: Name) => void,
  ): TemplateResult {
    const chosen = (event: Event) => {
      const found = names.find((known) => known === (event.target as HTMLSelectElement).value);
      if (found !== undefined) set(found);
      this.outcome = undefined;
    };
    return html`<label>
      <span>${label}</span>
      <select name=${name} @change=${chosen}>
        ${names.map((one) => html`<option value=${one} ?selected=${one === current}>${labels[one]}</option>`)}
      </select>
    </label>`;
  }

  #exercise(): Exercise | undefined {
    const seed = readSeed(this.seedText);
    return seed === undefined ? undefined : { size: this.size, difficulty: this.difficulty, seed };
  }

  #typeSeed(event: Event): void {
    const field = event.target as HTMLInputElement;
    const { value, selectionStart } = field;
    this.seedText = value;
    // In the reader's digits, with the caret where it was.
    field.value = digits(value);
    field.setSelectionRange(selectionStart, selectionStart);
    this.outcome = undefined;
  }

  #another(): void {
    this.seedText = String(randomSeed());
    this.outcome = undefined;
  }

  #chooseCount(event: Event): void {
    this.count = Number((event.target as HTMLSelectElement).value);
  }

  #open(event: Event): void {
    event.preventDefault();
    const exercise = this.#exercise();
    if (exercise) this.dispatchEvent(new SourceEvent({ kind: 'exercise', exercise }));
  }

  async #copy(link: string): Promise<void> {
    this.outcome = await copy(link);
  }

  static override styles = [base, controls, fields, styles];
}

/** The whole address, with the reader's language even where it is not in their own address. */
function linkTo(exercise: Exercise): string {
  const state = { lang: settings.value.locale, exercise: exerciseField.write(exercise) };
  return addresses().linkTo('training-step', state);
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-step-exercises': StepExercises;
  }
}
