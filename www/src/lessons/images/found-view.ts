import { css, html, nothing } from 'lit';
import { customElement, state as internal } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { numberText, percentText } from '../../base/numbers';
import { save } from '../../base/save';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { engine } from '../../engine/client';
import { labParts } from '../../lab/lab-styles';
import './confusion';
import type { CellEvent } from './confusion';
import './gallery';
import { className, count } from './naming';
import './neurons';
import { script } from './pytorch';
import './repeat-view';
import { data, results, run } from './session';
import { catalog } from './text';

type Cell = { readonly label: number; readonly predicted: number };

/** The results of the training, one by one: the confusion matrix, images, weights, and files to take away. */
@customElement('chainrule-images-found')
export class ImagesFound extends PageElement {
  @internal() private cell: Cell | undefined;
  /** The indices that are shown, kept so that the list stays the same object until another one is chosen. */
  #indices: readonly number[] = [];
  #of: readonly unknown[] = [];

  constructor() {
    super();
    new Watch(this, data, run, results);
  }

  override render() {
    const messages = words(catalog);
    if (!results.value) return nothing;
    const { step, results: found } = results.value;
    const { cell } = this;
    const name = (label: number) => className(data.value.report, label);
    return html`
      <p data-reading="results">${messages.resultsAfter(count(step), percentText(found.accuracy, 2), found.loss === undefined ? '∞' : numberText(found.loss))}</p>
      <h3>${messages.confusion}</h3>
      <p class="small">${messages.confusionHint}</p>
      <chainrule-images-confusion
        .results=${found}
        .chosen=${cell}
        @cell=${({ label, predicted }: CellEvent) => {
          this.cell = { label, predicted };
        }}
      ></chainrule-images-confusion>
      <h3 aria-live="polite">
        ${cell ? messages.opened(name(cell.label), name(cell.predicted)) : messages.surest}
      </h3>
      ${
        cell
          ? html`<div class="row">
              <button
                data-do="mistakes"
                @click=${() => {
                  this.cell = undefined;
                }}
              >
                ${messages.backToMistakes}
              </button>
            </div>`
          : nothing
      }
      ${!cell && found.nMistakes === 0 ? html`<p>${messages.noMistake}</p>` : nothing}
      <chainrule-images-gallery .indices=${this.#shown()}></chainrule-images-gallery>
      <h3>${messages.neurons}</h3>
      <p class="small">${messages.neuronsHint}</p>
      <chainrule-images-neurons .step=${step}></chainrule-images-neurons>
      <h3>${messages.takeAway}</h3>
      <div class="row">
        <button data-do="weights" @click=${() => void saveWeights()}>${messages.weightsFile}</button>
        <button data-do="run" @click=${() => void saveRun()}>${messages.runFile}</button>
        <button data-do="script" @click=${this.#saveScript}>${messages.script}</button>
      </div>
      <p class="small">${messages.takeAwayHint}</p>
      <chainrule-images-repeat></chainrule-images-repeat>
    `;
  }

  #saveScript(): void {
    if (run.value.snapshot && data.value.report)
      save('chainrule-images.py', script(run.value.snapshot, data.value.report));
  }

  #shown(): readonly number[] {
    const found = results.value?.results;
    const { cell } = this;
    if (this.#of[0] !== found || this.#of[1] !== cell) {
      this.#of = [found, cell];
      this.#indices = cell
        ? (found?.cells[cell.label]?.[cell.predicted] ?? [])
        : (found?.mistakes.map(({ index }) => index) ?? []);
    }
    return this.#indices;
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

      h3 {
        margin-block-start: var(--cr-space-3);
        font-size: var(--cr-size-body);
      }
    `,
  ];
}

async function saveWeights(): Promise<void> {
  save('chainrule-images.safetensors', await engine.request('imageWeights', {}));
}

async function saveRun(): Promise<void> {
  save('chainrule-images.json', await engine.request('imageRun', {}));
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images-found': ImagesFound;
  }
}
