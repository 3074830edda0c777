import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { fields } from '../../base/field-styles';
import { digits, PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { labSlider } from '../../lab/lab-parts';
import { labParts } from '../../lab/lab-styles';
import { asked, own, shownAnswer, world } from './ask-data';
import { catalog } from './ask-text';
import { relationWords } from './ask-view';
import { type FactName, relations, state } from './state';

/** What is asked, and how: the question, "not", the threshold, the edges of z, and changes to the graph. */
@customElement('chainrule-questions-ask-controls')
export class AskControls extends PageElement {
  constructor() {
    super();
    new Watch(this, state, world, own, asked);
  }

  override render() {
    const messages = words(catalog);
    const known = world.value.answer;
    const { question, subject, relation, negated, joined } = state.value;
    if (!known) return html`<div class="room"></div>`;
    const kinds = [...new Set(known.questions.map(({ kind }) => kind))];
    return html`
      <label>
        <span>${messages.question}</span>
        <select data-name="question" @change=${(event: Event) => this.#choose(Number(chosenIn(event)))}>
          ${kinds.map(
            (kind) => html`<optgroup label=${messages.prepared[kind]}>
              ${known.questions.map((prepared, index) =>
                prepared.kind === kind
                  ? html`<option value=${index} ?selected=${subject < 0 && index === question}>${prepared.sentence}</option>`
                  : nothing,
              )}
            </optgroup>`,
          )}
          <option value="-1" ?selected=${subject >= 0}>${messages.ownQuestion}</option>
        </select>
      </label>
      ${
        subject < 0
          ? nothing
          : html`<div class="row">
              ${this.#concepts('subject', messages.subject, subject)}
              <label>
                <span>${messages.relation}</span>
                <select
                  data-name="relation"
                  @change=${(event: Event) => state.change({ relation: Number(chosenIn(event)), ...fromTheStart })}
                >
                  ${relations.map(
                    (name, index) =>
                      html`<option value=${index} ?selected=${index === relation}>${messages.asksFor[name]}</option>`,
                  )}
                </select>
              </label>
            </div>
            ${!own.value.isBehind && own.value.answer === undefined ? html`<p class="small" role="status">${messages.noOwn}</p>` : nothing}`
      }
      <label class="check">
        <input
          type="checkbox"
          data-name="negated"
          .checked=${negated}
          @change=${() => state.change({ negated: !negated })}
        />
        <span>${messages.not}</span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          data-name="joined"
          .checked=${joined}
          @change=${() => state.change({ joined: !joined })}
        />
        <span>${messages.joined}</span>
      </label>
      ${labSlider(state, 'threshold', messages.threshold, { min: 0, max: 1, step: 0.05, format: (x) => numberText(x, 2) })}
      ${this.#renderEdits()}
    `;
  }

  /** Facts of the graph on view, each to be taken away, and others to be put in. */
  #renderEdits() {
    const messages = words(catalog);
    const { without, with: added } = state.value;
    const known = world.value.answer;
    const answer = asked.value.answer && shownAnswer(state.value, asked.value.answer);
    if (!known || !answer) return nothing;
    const facts = answer.edges.flatMap(({ source, target, relation, isBackward }): FactName[] => {
      const [subject, object] = [answer.nodes[source]?.concept, answer.nodes[target]?.concept];
      return relation && !isBackward && subject != null && object != null ? [[subject, relation, object]] : [];
    });
    const text = ([subject, relation, object]: FactName) =>
      `${known.concepts[subject] ?? ''} · ${relationWords()[relation]} · ${known.concepts[object] ?? ''}`;
    return html`<details>
      <summary>${messages.change}</summary>
      <div class="edits">
        <ul role="list" aria-label=${messages.facts}>
          ${facts.map(
            (fact) => html`<li>
              <span>${text(fact)}</span>
              <button aria-label=${messages.remove(text(fact))} data-action="remove" @click=${() => this.#remove(fact)}>×</button>
            </li>`,
          )}
        </ul>
        <form @submit=${this.#add}>
          ${this.#concepts('factSubject', messages.subject, facts[0]?.[0] ?? 0)}
          <label>
            <span>${messages.says}</span>
            <select name="relation">
              ${relations.map((name) => html`<option value=${name}>${relationWords()[name]}</option>`)}
            </select>
          </label>
          ${this.#concepts('factObject', messages.object, facts[0]?.[2] ?? 0)}
          <button data-action="add">${messages.add}</button>
        </form>
        ${
          without.length + added.length === 0
            ? nothing
            : html`<p class="small">${messages.changed(digits(without.length), digits(added.length))}
                <button data-action="putBack" @click=${() => state.change({ without: [], with: [] })}>${messages.putBack}</button></p>`
        }
      </div>
    </details>`;
  }

  #concepts(name: string, label: string, chosen: number) {
    const concepts = world.value.answer?.concepts ?? [];
    const sorted = concepts.map((text, index) => ({ text, index })).sort((a, b) => a.text.localeCompare(b.text));
    return html`<label>
      <span>${label}</span>
      <select
        name=${name}
        data-name=${name}
        @change=${(event: Event) => name === 'subject' && state.change({ subject: Number(chosenIn(event)), ...fromTheStart })}
      >
        ${sorted.map(({ text, index }) => html`<option value=${index} ?selected=${index === chosen}>${text}</option>`)}
      </select>
    </label>`;
  }

  #choose(index: number): void {
    const subject = index < 0 ? Math.max(0, state.value.subject) : -1;
    state.change({ subject, ...(index < 0 ? {} : { question: index }), ...fromTheStart });
  }

  #remove(fact: FactName): void {
    const { without, with: added } = state.value;
    const isAdded = added.some((other) => same(other, fact));
    state.change(isAdded ? { with: added.filter((other) => !same(other, fact)) } : { without: [...without, fact] });
  }

  readonly #add = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const relation = relations.find((name) => name === data.get('relation'));
    if (!relation) return;
    const fact: FactName = [Number(data.get('factSubject')), relation, Number(data.get('factObject'))];
    const { without, with: added } = state.value;
    state.change({
      without: without.filter((other) => !same(other, fact)),
      with: [...added.filter((other) => !same(other, fact)), fact],
    });
  };

  static override styles = [
    base,
    controls,
    fields,
    labParts,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
      }

      .room {
        min-block-size: 20rem;
      }

      select {
        inline-size: 100%;
        min-inline-size: 0;
      }

      .row > label {
        flex: 1 1 8rem;
        min-inline-size: 0;
      }

      .check {
        display: flex;
        align-items: center;
        gap: var(--cr-space-2);
        min-block-size: 1.75rem;
      }

      .check > span {
        color: var(--cr-ink);
        font-size: var(--cr-size-small);
      }

      .edits {
        display: grid;
        gap: var(--cr-space-2);
      }

      ul {
        display: grid;
        gap: 0.15rem;
        max-block-size: 14rem;
        overflow-y: auto;
        margin: 0;
        padding: 0;
        font: 450 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      li {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: var(--cr-space-2);
      }

      li button {
        flex: none;
        min-block-size: 1.75rem;
        min-inline-size: 1.75rem;
        padding: 0;
      }

      form {
        display: grid;
        gap: var(--cr-space-2);
      }
    `,
  ];
}

/** Another question begins at its first step. */
const fromTheStart = { step: 0, node: -1, answer: 0, without: [], with: [] } as const;

function same(a: FactName, b: FactName): boolean {
  return a.join() === b.join();
}

function chosenIn(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-questions-ask-controls': AskControls;
  }
}
