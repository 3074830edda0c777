import { css, html, nothing } from 'lit';
import { customElement, state as reactive } from 'lit/decorators.js';
import { digits, PageElement, percentage } from '../../../base/locale';
import { ltr } from '../../../base/numbers';
import { Watch } from '../../../base/store';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import { answerOf, engine } from '../../../engine/client';
import { type Example, exampleNames, type StageView, type Steps } from '../../../engine/wire';
import { flatten, unflatten } from '../../../figures/digit-pad/drawing';
import { sentence } from '../../../session/errors';
import { LatestAnswer } from '../../../session/latest';
import '../../../figures/grey-image';
import '../../../figures/pixel-reader';
import type { PixelEvent } from '../../../figures/pixel-reader';
import { drawing } from '../session';
import { state } from '../state';
import { viewStyles } from '../view-styles';
import { catalog } from './text';

const steps = ['crop', 'scale', 'pen', 'center'] as const satisfies readonly (keyof Steps)[];
const stages = new LatestAnswer('inkStages');

/** The stages of a drawing's preprocessing, and the network's answer at each of them. */
@customElement('chainrule-draw-pipeline')
export class ChainruleDrawPipeline extends PageElement {
  /** The pixel that is read at every stage. */
  @reactive() private at: number | undefined;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    new Watch(this, stages, state);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [drawing.subscribe(() => this.#ask()), state.subscribe(() => this.#ask())];
    this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  override render() {
    const messages = words(catalog);
    const { answer, error } = stages.value;
    return html`
      <p class="lead">${messages.lead}</p>
      <div class="examples" role="group" aria-labelledby="examples">
        <span id="examples" class="small">${messages.examples}</span>
        ${exampleNames.map(
          (name) =>
            html`<button data-example=${name} @click=${() => this.#take(name)}>${messages.example[name]}</button>`,
        )}
      </div>
      ${error && error.code !== 'crashed' ? html`<p class="failure" role="alert">${sentence(error)}</p>` : nothing}
      ${answer ? this.#renderStages(answer) : html`<p class="lead">${messages.hint}</p>`}
      <p class="small lead">${messages.shift}</p>
    `;
  }

  #renderStages(answer: readonly StageView[]) {
    const messages = words(catalog);
    const end = answer.at(-1);
    const numbers = { side: digits(20), pen: digits('2.6') };
    return html`<ol>
      ${answer.map((stage, i) => {
        const step = steps[i - 1];
        const name = step ? messages.steps[step] : messages.raw;
        const isOff = step !== undefined && !state.value[step];
        const { digit, percent } = stage.answer;
        const differs = digit !== end?.answer.digit;
        return html`<li data-stage=${step ?? 'raw'} class=${isOff ? 'off' : ''}>
          <h2>
            ${
              step
                ? html`<label>
                    <input
                      type="checkbox"
                      name=${step}
                      .checked=${!isOff}
                      @change=${(event: Event) => state.change({ [step]: (event.target as HTMLInputElement).checked })}
                    />
                    <span>${name}</span>
                  </label>`
                : html`<span>${name}</span>`
            }
          </h2>
          <chainrule-pixel-reader
            .values=${stage.image}
            .label=${messages.image(name)}
            ?hide-hint=${step !== undefined}
            .at=${this.at}
            @pixel=${({ at }: PixelEvent) => {
              this.at = at;
            }}
          >
            <chainrule-grey-image .pixels=${stage.image} .label=${messages.image(name)}></chainrule-grey-image>
          </chainrule-pixel-reader>
          <p class=${differs ? 'answer differs' : 'answer'}>
            <span class="digit">${digits(digit)}</span>
            <span class="percent">${percentage(percent)}</span>
            ${differs ? html`<span class="visually-hidden">${messages.changes}</span>` : nothing}
          </p>
          <p class="small">${step ? messages.texts[step](numbers) : messages.rawText(ltr(digits('28 × 28')))}</p>
        </li>`;
      })}
    </ol>`;
  }

  #ask(): void {
    const { crop, scale, pen, center } = state.value;
    stages.ask({ ...flatten(drawing.value), steps: { crop, scale, pen, center } });
  }

  async #take(name: Example): Promise<void> {
    const strokes = await answerOf(engine.request('exampleDrawing', { name }));
    // The page's banner reports an engine that stopped.
    if (strokes) drawing.replace(unflatten(strokes));
  }

  static override styles = [
    base,
    controls,
    viewStyles,
    css`
      .examples {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cr-space-2);
      }

      .examples button {
        text-align: start;
      }

      ol {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
        gap: var(--cr-space-5) var(--cr-space-4);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-rows: 2.75rem auto auto 1fr;
        gap: var(--cr-space-2);
        min-inline-size: 0;
      }

      h2,
      label {
        display: flex;
        align-items: center;
        gap: var(--cr-space-2);
        min-block-size: var(--cr-target);
        font: 600 var(--cr-size-small) / 1.3 var(--cr-controls);
        letter-spacing: 0;
      }

      input {
        flex: none;
        inline-size: 1.1rem;
        block-size: 1.1rem;
        margin: 0;
        accent-color: var(--cr-ink);
      }

      .off chainrule-grey-image {
        opacity: 0.55;
      }

      .answer {
        display: flex;
        align-items: baseline;
        gap: var(--cr-space-2);
        direction: ltr;
        font: 500 var(--cr-size-small) / 1.3 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      :host(:dir(rtl)) .answer {
        justify-content: flex-end;
      }

      .digit {
        font: 600 1.75rem / 1 var(--cr-prose);
      }

      .differs {
        color: var(--cr-negative);
        text-decoration: underline dotted;
        text-underline-offset: 0.25em;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-draw-pipeline': ChainruleDrawPipeline;
  }
}
