import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement, percentage } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { settings } from '../../base/settings';
import { Store, Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import type { Asked, AskedAnswer } from '../../engine/wire';
import { barLength } from '../../figures/bar-length';
import { labParts } from '../../lab/lab-styles';
import { sentence } from '../../session/errors';
import '../../figures/choices';
import type { ChainruleChoices } from '../../figures/choices';
import '../../figures/transport';
import type { TransportEvent } from '../../figures/transport';
import { Player } from '../../figures/transport-player';
import { asked, follow, own, shownAnswer, world } from './ask-data';
import { catalog } from './ask-text';
import './edge-table';
import './node-panel';
import { vector } from './node-panel';
import { relations, state } from './state';
import './working-graph';
import type { NodeEvent, Shown } from './working-graph';

const steps = { question: 0, text: 1, concepts: 2, joined: 3, firstLayer: 4, answer: 7 } as const;

/** What the reader expects, by the question's sentence. It outlives the element. */
const expected = new Store<Readonly<Record<string, number>>>({});

/** One question, number by number. */
@customElement('chainrule-questions-ask')
export class AskView extends PageElement {
  readonly #player = new Player(this, () => ({
    step: state.value.step,
    last: steps.answer,
    go: (step) => state.change({ step }),
  }));
  #stops: readonly (() => void)[] = [];

  constructor() {
    super();
    new Watch(this, state, world, own, asked, expected);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const again = () => follow(state.value);
    this.#stops = [state, world, own, settings].map((store) => store.subscribe(again));
    again();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  override render() {
    const messages = words(catalog);
    const { answer: now, error } = asked.value;
    const failed = world.value.error ?? own.value.error ?? error;
    if (failed) return html`<p class="error" role="alert">${sentence(failed)}</p>`;
    const shown = now && shownAnswer(state.value, now);
    if (!now || !shown) return html`<div class="room"></div>`;
    const { step } = state.value;
    const title = messages.steps[step] ?? '';
    return html`
      <p class="question">${now.sentence}</p>
      <chainrule-transport
        .step=${step}
        .last=${steps.answer}
        .playing=${this.#player.playing}
        .speed=${this.#player.speed}
        .description=${title}
        @transport=${(event: TransportEvent) => this.#move(event)}
      ></chainrule-transport>
      <div role="status" class="step">
        <h2>${messages.stepOf(digits(step), title)}</h2>
        <p>${messages.stepText[step]}</p>
      </div>
      ${step === steps.question ? this.#renderExpectation(now) : this.#renderAnswers(now)}
      ${step === steps.text ? this.#renderText(now, shown) : nothing}
      ${step >= steps.concepts && step < steps.answer ? this.#renderGraph(now, shown) : nothing}
      ${step === steps.answer ? this.#renderOutcome(now, shown) : nothing}
    `;
  }

  #move({ request }: TransportEvent): void {
    if (request === 'toggle') this.#player.toggle();
    else if ('step' in request) this.#player.go(request.step);
    else this.#player.setSpeed(request.speed);
  }

  /** Before anything is computed, the reader says what to expect. */
  #renderExpectation({ answers, sentence: question }: Asked) {
    const messages = words(catalog);
    return html`<chainrule-choices
      class="content"
      data-name="expected"
      .label=${messages.expect}
      .choices=${answers.map(({ name }, index) => ({ value: String(index), text: name }))}
      .value=${String(expected.value[question] ?? '')}
      @input=${(event: Event) =>
        expected.set({ ...expected.value, [question]: Number((event.target as ChainruleChoices).value) })}
    ></chainrule-choices>`;
  }

  /** Which answer's graph is shown. */
  #renderAnswers({ answers }: Asked) {
    return html`<chainrule-choices
      class="content"
      data-name="answer"
      .label=${words(catalog).answers}
      .choices=${answers.map(({ name }, index) => ({ value: String(index), text: name }))}
      .value=${String(state.value.answer)}
      @input=${(event: Event) => state.change({ answer: Number((event.target as ChainruleChoices).value), node: -1 })}
    ></chainrule-choices>`;
  }

  #renderText({ words: read, answers }: Asked, shown: AskedAnswer) {
    const messages = words(catalog);
    return html`
      <p class="words"><span class="small">${messages.wordsRead}</span> ${read.map((word) => html`<span class="word">${word}</span> `)}</p>
      <table aria-label=${messages.textSays}>
        <thead><tr><th scope="col">${messages.answers}</th><th scope="col">${messages.textSays}</th></tr></thead>
        <tbody>
          ${answers.map(
            ({ name, textPercent }) => html`<tr class=${name === shown.name ? 'chosen' : ''}>
              <th scope="row">${name}</th>
              <td data-value="text"><bdi dir="ltr">${percentage(textPercent)}</bdi></td>
            </tr>`,
          )}
        </tbody>
      </table>
      <p class="vector-line"><span class="small">${messages.textVector(shown.name)}</span> ${vector(shown.text)}</p>
    `;
  }

  #renderGraph({ sentence: question }: Asked, answer: AskedAnswer) {
    const messages = words(catalog);
    const { step, node, threshold } = state.value;
    const shown: Shown =
      step === steps.concepts ? 'concepts' : step === steps.joined ? 'joined' : step - steps.firstLayer;
    const selected = answer.nodes[node] ? node : -1;
    return html`
      <chainrule-working-graph
        .nodes=${answer.nodes}
        .edges=${answer.edges}
        .shown=${shown}
        .relations=${relationWords()}
        .selected=${selected}
        .label=${messages.graphFor(question, answer.name)}
        @node=${(event: NodeEvent) => state.change({ node: event.node })}
      ></chainrule-working-graph>
      <p class="small">
        ${
          answer.leftOut.length === 0
            ? messages.noneLeftOut
            : html`${messages.leftOut(digits(answer.leftOut.length), numberText(threshold, 2))}
              ${answer.leftOut.map(
                ({ name, relevance }) =>
                  html`<span class="word out">${name} <bdi dir="ltr">ρ ${numberText(relevance, 2)}</bdi></span> `,
              )}`
        }
      </p>
      <chainrule-node-panel
        .answer=${answer}
        .node=${selected}
        .layer=${step - steps.firstLayer}
        .relations=${relationWords()}
      ></chainrule-node-panel>
      <chainrule-edge-table
        .answer=${answer}
        .layer=${step - steps.firstLayer}
        .relations=${relationWords()}
      ></chainrule-edge-table>
    `;
  }

  #renderOutcome(now: Asked, shown: AskedAnswer) {
    const messages = words(catalog);
    const best = now.answers.find(({ isChosen }) => isChosen) ?? shown;
    const choice = now.answers[expected.value[now.sentence] ?? -1];
    const right = now.answers.filter(({ isRight }) => isRight);
    return html`
      <table class="outcome" aria-label=${messages.steps.at(-1) ?? nothing}>
        <thead>
          <tr>
            <th scope="col">${messages.answers}</th>
            <th scope="col">${messages.logit}</th>
            <th scope="col">${messages.probability}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${now.answers.map(
            (answer) => html`<tr class=${answer === best ? 'chosen' : ''} data-answer=${answer.name}>
              <th scope="row">${answer.name}</th>
              <td data-value="logit"><bdi dir="ltr">${numberText(answer.logit)}</bdi></td>
              <td data-value="probability"><bdi dir="ltr">${percentage(answer.percent)}</bdi></td>
              <td class="bar">
                <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
                  <rect width=${barLength(answer.probability)} height="1"></rect>
                </svg>
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
      <p role="status" data-reading="verdict">
        ${choice ? html`${messages.youExpected(choice.name, choice === best)} ` : nothing}
        ${messages.verdict(best.name, best.isRight)}
        ${right.length === 0 ? messages.noneRight : nothing}
      </p>
      ${
        shown.because.length > 0
          ? html`<p><span class="small">${messages.because}</span> ${shown.because.join(' ')}</p>`
          : nothing
      }
      <p class="vector-line"><span class="small">${messages.textVector(shown.name)}</span> ${vector(shown.text)}</p>
      <p class="vector-line">
        <span class="small">${messages.after}</span> <bdi dir="ltr">h_z =</bdi>
        ${vector(shown.nodes[0]?.layers.at(-1)?.output ?? [])}
      </p>
      <p class="vector-line"><span class="small">${messages.pooled}</span> <bdi dir="ltr">g =</bdi> ${vector(shown.pooled)}</p>
    `;
  }

  static override styles = [
    base,
    controls,
    labParts,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
      }

      .room {
        min-block-size: 34rem;
      }

      .question {
        font: 600 var(--cr-size-lead) / 1.5 var(--cr-controls);
      }

      .step {
        display: grid;
        gap: var(--cr-space-1);
        min-block-size: 6.5rem;
        align-content: start;
        max-inline-size: 46rem;
      }

      h2 {
        font: 600 var(--cr-size-body) / 1.5 var(--cr-controls);
      }

      .word {
        display: inline-block;
        margin-block: 0.1rem;
        padding: 0 var(--cr-space-2);
        border: 1px solid var(--cr-rule);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
        font: 450 var(--cr-size-small) / 1.7 var(--cr-controls);
      }

      .out {
        border-style: dashed;
      }

      .chosen > * {
        background: var(--cr-mark);
      }

      .vector-line {
        font: 450 var(--cr-size-small) / 1.6 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      .outcome {
        inline-size: 100%;
        max-inline-size: 40rem;
      }

      .bar {
        inline-size: 40%;
        direction: ltr;
      }

      .bar svg {
        display: block;
        inline-size: 100%;
        block-size: 0.8rem;
        fill: var(--cr-s1);
      }
    `,
  ];
}

/** The words of the relations by their names. */
export function relationWords(): Readonly<Record<string, string>> {
  const written = world.value.answer?.relations ?? [];
  return Object.fromEntries(relations.map((name, index) => [name, written[index] ?? name]));
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-questions-ask': AskView;
  }
}
