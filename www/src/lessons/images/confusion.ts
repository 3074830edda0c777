import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { arrow, digits, PageElement } from '../../base/locale';
import { percentText } from '../../base/numbers';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { Confusion, ImageResults } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import { className, count } from './naming';
import { data } from './session';
import { catalog } from './text';

/** The reader chose a cell of the matrix. */
export class CellEvent extends Event {
  constructor(
    readonly label: number,
    readonly predicted: number,
  ) {
    super('cell');
  }
}

/**
 * The confusion matrix, each of its cells a button, with the accuracy of each class beside it.
 *
 * @fires cell - The reader chose a cell.
 */
@customElement('chainrule-images-confusion')
export class ImagesConfusion extends PageElement {
  @property({ attribute: false }) results: ImageResults | undefined;
  /** The chosen cell. */
  @property({ attribute: false }) chosen: { readonly label: number; readonly predicted: number } | undefined;

  override render() {
    if (!this.results) return html``;
    const messages = words(catalog);
    const { counts, classes, confusions } = this.results;
    const name = (label: number) => className(data.value.report, label);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${messages.confusion}>
      <table aria-label=${messages.confusion}>
        <thead>
          <tr>
            <td>${messages.right} ↓ ${messages.predicted} ${arrow()}</td>
            ${counts.map((_, predicted) => html`<th scope="col" class="head"><span>${name(predicted)}</span></th>`)}
            <th scope="col">${messages.perClass}</th>
          </tr>
        </thead>
        <tbody>
          ${counts.map((row, label) => {
            const { nSamples, accuracy, takenFor } = classes[label] ?? { nSamples: 0 };
            return html`<tr>
              <th scope="row">${name(label)}</th>
              ${row.map((n, predicted) => this.#cell(n, nSamples, label, predicted))}
              <td class="accuracy" data-accuracy=${label}>
                <bdi dir="ltr">${accuracy === undefined ? '—' : percentText(accuracy)}</bdi>
                ${takenFor === undefined ? '' : html`<small>${messages.takenFor} <bdi>${name(takenFor)}</bdi></small>`}
              </td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    ${confusions.length === 0 ? nothing : this.#renderRanked(confusions)}`;
  }

  #renderRanked(confusions: readonly Confusion[]) {
    const messages = words(catalog);
    const name = (of: number) => className(data.value.report, of);
    return html`<div>
      <h3 id="ranked">${messages.ranked}</h3>
      <ol aria-labelledby="ranked">
        ${confusions.map(
          ({ label, predicted, n }) => html`<li>
            <button
              class="ranked content"
              data-ranked="${label}-${predicted}"
              aria-pressed=${this.#isChosen(label, predicted)}
              @click=${() => this.dispatchEvent(new CellEvent(label, predicted))}
            >
              ${messages.readAs(name(label), name(predicted), count(n))}
            </button>
          </li>`,
        )}
      </ol>
    </div>`;
  }

  #isChosen(label: number, predicted: number): boolean {
    return this.chosen?.label === label && this.chosen.predicted === predicted;
  }

  #cell(n: number, nSamples: number, label: number, predicted: number) {
    const name = (of: number) => className(data.value.report, of);
    // The shade depends only on the cell's share of its row.
    const shade = n === 0 ? 0 : Math.ceil(5 * Math.sqrt(n / nSamples));
    const kind = label === predicted ? 'hit' : 'miss';
    return html`<td class="cell">
      <button
        class="bare content ${kind} shade-${shade}"
        data-cell="${label}-${predicted}"
        ?disabled=${n === 0}
        aria-pressed=${this.#isChosen(label, predicted)}
        aria-label=${words(catalog).cell(count(n), name(label), name(predicted))}
        @click=${() => this.dispatchEvent(new CellEvent(label, predicted))}
      >
        ${n === 0 ? '·' : digits(n)}
      </button>
    </td>`;
  }

  static override styles = [
    base,
    labParts,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cr-space-4) var(--cr-space-6);
        min-inline-size: 0;
      }

      .scroll {
        max-inline-size: 100%;
      }

      h3 {
        margin-block-end: var(--cr-space-2);
        font: 600 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      ol {
        display: grid;
        gap: 2px;
        margin: 0;
        padding-inline-start: 1.75em;
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      table {
        font-size: var(--cr-size-tiny);
      }

      th,
      td {
        padding: 1px;
        border: 0;
        vertical-align: middle;
      }

      th[scope="row"],
      thead td {
        padding-inline-end: var(--cr-space-2);
        white-space: nowrap;
      }

      thead td {
        color: var(--cr-soft);
      }

      .head {
        max-inline-size: 3.25rem;
        overflow: hidden;
        font-weight: 500;
        text-align: center;
        text-overflow: ellipsis;
      }

      .cell button {
        inline-size: 3.25rem;
        block-size: 2rem;
        padding: 0;
        border: 2px solid transparent;
        border-radius: 3px;
        background: var(--cr-sunken);
        color: var(--cr-ink);
        font: 500 var(--cr-size-tiny) / 1 var(--cr-controls);
        font-variant-numeric: tabular-nums;
        cursor: pointer;
      }

      .ranked {
        inline-size: 100%;
        padding: 2px var(--cr-space-2);
        border: 2px solid transparent;
        border-radius: 3px;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }

      .ranked:hover {
        background: var(--cr-sunken);
      }

      .cell button:disabled {
        color: var(--cr-soft);
        cursor: default;
      }

      button:not(:disabled):hover,
      button[aria-pressed="true"] {
        border-color: var(--cr-ink);
      }

      .hit:not(:disabled) {
        background: var(--cr-positive-wash);
      }

      .miss:not(:disabled) {
        background: color-mix(in oklab, var(--cr-negative-wash) 40%, var(--cr-paper));
      }

      .miss.shade-3,
      .miss.shade-4,
      .miss.shade-5 {
        background: var(--cr-negative-wash);
        font-weight: 700;
      }

      .accuracy {
        padding-inline-start: var(--cr-space-3);
        white-space: nowrap;
      }

      small {
        margin-inline-start: var(--cr-space-2);
        color: var(--cr-soft);
        font-size: inherit;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images-confusion': ImagesConfusion;
  }
}
