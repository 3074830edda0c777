import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { isolate, PageElement } from '../../base/locale';
import { Store, Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import type { WorldQuestion } from '../../engine/wire';
import '../../figures/probability-bars';
import { sentence } from '../../session/errors';
import { LatestAnswer } from '../../session/latest';
import { miniature } from '../miniature-style';
import { worldLanguage } from './ask-data';
import { catalog } from './card-text';

/** Outlive the element. */
const world = new LatestAnswer('askWorld');
const asked = new LatestAnswer('ask');
const settings = new Store({ question: 0, joined: true, negated: false });

/** A prepared question, the probabilities of its answers, and two switches: z's edges, which join it to the graph, and "not". */
@customElement('chainrule-card-questions')
export class QuestionsCard extends PageElement {
  #key = '';

  constructor() {
    super();
    new Watch(this, world, asked, settings);
  }

  protected override willUpdate(): void {
    const language = worldLanguage();
    const { joined, negated } = settings.value;
    const question = this.#question();
    const key = JSON.stringify([language, question?.sentence, settings.value]);
    if (key === this.#key) return;
    this.#key = key;
    world.ask({ language });
    if (!question) return;
    const { text, answers } = question;
    asked.ask({
      language,
      text: { ...text, negated: text.negated !== negated },
      answers,
      threshold: 0.4,
      contextEdges: joined,
      without: [],
      with: [],
    });
  }

  #question(): WorldQuestion | undefined {
    const questions = world.value.answer?.questions ?? [];
    return questions[settings.value.question % Math.max(1, questions.length)];
  }

  override render() {
    const messages = words(catalog);
    const { answer } = asked.value;
    const error = world.value.error ?? asked.value.error;
    return html`
      <p class="question" data-reading="question">${answer?.sentence ?? '\u00a0'}</p>
      <chainrule-probability-bars
        role="group"
        aria-label=${messages.probabilities}
        .bars=${(answer?.answers ?? []).map(({ name, probability, percent, isRight }) => ({
          label: isolate(isRight ? `${name} ✓` : name),
          probability,
          percent,
        }))}
      ></chainrule-probability-bars>
      <p class="reading">${messages.right}</p>
      <div class="row">
        ${this.#renderSwitch('joined', messages.joined)} ${this.#renderSwitch('negated', messages.not)}
        <button
          data-action="next"
          @click=${() => settings.update({ question: settings.value.question + 1, negated: false })}
        >
          ${messages.next}
        </button>
      </div>
      ${error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
    `;
  }

  #renderSwitch(name: 'joined' | 'negated', label: string) {
    return html`<label>
      <input
        type="checkbox"
        name=${name}
        .checked=${settings.value[name]}
        @change=${(event: Event) => settings.update({ [name]: (event.target as HTMLInputElement).checked })}
      />
      ${label}
    </label>`;
  }

  static override styles = [
    base,
    controls,
    miniature,
    css`
      .question {
        min-block-size: 3.2em;
        font-size: var(--cr-size-lead);
        line-height: 1.5;
      }

      chainrule-probability-bars {
        min-block-size: 8rem;
        --bars-thickness: 1rem;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cr-space-2) var(--cr-space-4);
      }

      label {
        display: inline-flex;
        align-items: center;
        gap: var(--cr-space-2);
        min-block-size: var(--cr-target);
        font: 500 var(--cr-size-small) / 1.3 var(--cr-controls);
      }

      input {
        inline-size: 1.1rem;
        block-size: 1.1rem;
        margin: 0;
        accent-color: var(--cr-ink);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-card-questions': QuestionsCard;
  }
}
