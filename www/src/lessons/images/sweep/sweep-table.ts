import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { csv } from '../../../base/csv';
import { digits, PageElement } from '../../../base/locale';
import { numberText, percentText } from '../../../base/numbers';
import { save } from '../../../base/save';
import { Watch } from '../../../base/store';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import { labParts } from '../../../lab/lab-styles';
import { activationLabels } from '../../../session/activation-names';
import { type Row, rateText, rowsOf } from './rows';
import { cells, sweepRun } from './state';
import { catalog } from './text';

const columns = ['activation', 'loss', 'rule', 'rate', 'accuracy', 'trainLoss'] as const;
type Column = (typeof columns)[number];

/** The results of a sweep: a table that can be sorted and saved. */
@customElement('chainrule-sweep-table')
export class SweepTable extends PageElement {
  @state() private column: Column = 'accuracy';

  constructor() {
    super();
    new Watch(this, sweepRun, cells);
  }

  override render() {
    const rows = rowsOf(sweepRun.value.snapshot, cells.value);
    if (rows.length === 0) return nothing;
    return html`${this.#renderTable(this.#sorted(rows))}
      <div class="row">
        <button data-do="csv" @click=${() => save('chainrule-comparison.csv', table(rows))}>
          ${words(catalog).csv}
        </button>
      </div>`;
  }

  #renderTable(rows: readonly Row[]) {
    const messages = words(catalog);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${messages.table}>
      <table aria-label=${messages.table}>
        <thead>
          <tr>
            ${columns.map(
              (
                column,
              ) => html`<th aria-sort=${this.column === column ? (isDescending(column) ? 'descending' : 'ascending') : nothing}>
                <button class="content" title=${messages.sort} data-column=${column} @click=${() => {
                  this.column = column;
                }}>
                  ${messages[column]}
                </button>
              </th>`,
            )}
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.#renderRow(row))}
        </tbody>
      </table>
    </div>`;
  }

  #renderRow({ activation, loss, rule, rate, result }: Row) {
    const messages = words(catalog);
    const { meanAccuracy, spread, meanTrainLoss, isBest, isClose, trainings } = result;
    const diverged = trainings.filter((training) => training.diverged !== undefined).length;
    const accuracy =
      meanAccuracy === undefined
        ? '—'
        : `${percentText(meanAccuracy)}${spread === undefined ? '' : ` ${messages.spread} ${percentText(spread)}`}`;
    return html`<tr data-cell=${`${activation} ${loss} ${rule} ${rate}`}>
      <th scope="row">${activationLabels()[activation]}</th>
      <td>${messages.lossNames[loss]}</td>
      <td>${messages.ruleNames[rule]}</td>
      <td><bdi dir="ltr">${rateText(rate)}</bdi></td>
      <td><bdi dir="ltr">${accuracy}</bdi></td>
      <td><bdi dir="ltr">${meanTrainLoss === undefined ? '—' : numberText(meanTrainLoss)}</bdi></td>
      <td class="verdict">
        ${isBest ? messages.best : isClose ? messages.close : ''}
        ${diverged > 0 ? messages.diverged(digits(diverged)) : ''}
      </td>
    </tr>`;
  }

  #sorted(rows: readonly Row[]): Row[] {
    const key = ({ result, activation, loss, rule, rate }: Row): number | string =>
      ({
        activation: activationLabels()[activation],
        loss: words(catalog).lossNames[loss],
        rule: words(catalog).ruleNames[rule],
        rate,
        accuracy: -(result.meanAccuracy ?? -1),
        trainLoss: result.meanTrainLoss ?? Number.POSITIVE_INFINITY,
      })[this.column];
    return [...rows].sort((a, b) => {
      const [one, other] = [key(a), key(b)];
      return typeof one === 'string' ? one.localeCompare(String(other)) : one - Number(other);
    });
  }

  static override styles = [
    base,
    controls,
    labParts,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-4);
      }

      thead button {
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        cursor: pointer;
        min-block-size: var(--cr-target);
        justify-content: start;
        text-align: start;
      }

      [aria-sort] button {
        text-decoration: underline;
        text-underline-offset: 0.25em;
      }

      td,
      tbody th {
        white-space: nowrap;
      }

      .verdict {
        color: var(--cr-soft);
      }

      :focus-visible {
        outline: 2px solid var(--cr-focus);
        outline-offset: 2px;
      }
    `,
  ];
}

/** One row per training run. */
function table(rows: readonly Row[]): string {
  const names = ['activation', 'loss', 'optimizer', 'learning_rate', 'seed', 'train_loss', 'test_accuracy', 'diverged'];
  return csv(
    names,
    rows.flatMap(({ activation, loss, rule, rate, result }) =>
      result.trainings.map(({ seed, trainLosses, accuracy, diverged }) => {
        return [activation, loss, rule, rate, seed, trainLosses.at(-1), accuracy, diverged];
      }),
    ),
  );
}

/** Whether the highest value comes first. */
function isDescending(column: Column): boolean {
  return column === 'accuracy';
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-sweep-table': SweepTable;
  }
}
