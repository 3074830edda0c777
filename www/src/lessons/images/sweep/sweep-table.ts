import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { activationLabels } from '../../../app/activation-names';
import { labParts } from '../../../app/lab/lab-styles';
import { digits, PageElement, words } from '../../../app/locale';
import { numberText, percentText } from '../../../app/numbers';
import { Watch } from '../../../app/store';
import { base } from '../../../app/styles';
import type { SweepCell } from '../../../engine/images';
import '../../../figures/plot/plot';
import type { Line } from '../../../figures/plot/plot-data';
import { type Cell, cells, lossNames, ruleNames, sweepRun } from './state';
import { catalog } from './text';

type Row = Cell & { readonly result: SweepCell };
type Column = 'activation' | 'loss' | 'rule' | 'accuracy' | 'trainLoss';

/** What the trainings of a sweep came to: a table that can be sorted, and the losses of each activation in a picture. */
@customElement('chainrule-sweep-table')
export class SweepTable extends PageElement {
  @state() private column: Column = 'accuracy';

  constructor() {
    super();
    new Watch(this, sweepRun, cells);
  }

  override render() {
    const { snapshot } = sweepRun.value;
    if (!snapshot) return nothing;
    const rows = snapshot.cells.flatMap((result, i): Row[] => {
      const cell = cells.value[i];
      return cell ? [{ ...cell, result }] : [];
    });
    return html`${this.#renderTable(this.#sorted(rows))}${this.#renderCurves(rows)}`;
  }

  #renderTable(rows: readonly Row[]) {
    const messages = words(catalog);
    const columns: readonly Column[] = ['activation', 'loss', 'rule', 'accuracy', 'trainLoss'];
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${messages.table}>
      <table>
        <thead>
          <tr>
            ${columns.map(
              (
                column,
              ) => html`<th aria-sort=${this.column === column ? (isDown(column) ? 'descending' : 'ascending') : nothing}>
                <button title=${messages.sort} data-column=${column} @click=${() => {
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

  #renderRow({ activation, loss, rule, result }: Row) {
    const messages = words(catalog);
    const { mean_accuracy, spread, mean_train_loss, is_best, is_close, trainings } = result;
    const diverged = trainings.filter((training) => training.diverged !== undefined).length;
    const accuracy =
      mean_accuracy === undefined
        ? '—'
        : `${percentText(mean_accuracy)}${spread === undefined ? '' : ` ${messages.spread} ${percentText(spread)}`}`;
    return html`<tr data-cell=${`${activation} ${loss} ${rule}`}>
      <th scope="row">${words(activationLabels)[activation]}</th>
      <td>${messages.lossNames[loss]}</td>
      <td>${messages.ruleNames[rule]}</td>
      <td><bdi dir="ltr">${accuracy}</bdi></td>
      <td><bdi dir="ltr">${mean_train_loss === undefined ? '—' : numberText(mean_train_loss)}</bdi></td>
      <td class="verdict">
        ${is_best ? messages.best : is_close ? messages.close : ''}
        ${diverged > 0 ? messages.diverged(digits(diverged)) : ''}
      </td>
    </tr>`;
  }

  /** A picture for each activation: as they are over the same axes, slower learners are seen at once. */
  #renderCurves(rows: readonly Row[]) {
    const messages = words(catalog);
    const all = rows.flatMap(({ result }) => result.trainings.flatMap(({ train_losses }) => train_losses));
    const n = Math.max(
      2,
      ...rows.flatMap(({ result }) => result.trainings.map(({ train_losses }) => train_losses.length)),
    );
    if (all.length === 0) return nothing;
    const names = [...new Set(rows.map(({ activation }) => activation))];
    const tones = ['s1', 's2', 's3'] as const;
    return html`<div class="multiples">
      ${names.map((name) => {
        const lines = rows
          .filter(({ activation }) => activation === name)
          .flatMap(({ loss, rule, result }, row): Line[] =>
            result.trainings.map(({ train_losses }, i) => ({
              x: train_losses.map((_, epoch) => epoch + 1),
              y: train_losses,
              tone: tones[lossNames.indexOf(loss)] ?? 'ink',
              // Log-softmax and NLL lie on cross-entropy: so that both are seen.
              dash: rule !== ruleNames[0] ? 'dotted' : loss === 'log_softmax_nll' ? 'dashed' : 'solid',
              hasDots: true,
              ...(i === 0 && row < lossNames.length * ruleNames.length ? { name: messages.lossNames[loss] } : {}),
            })),
          );
        const label = words(activationLabels)[name];
        return html`<figure>
          <figcaption>${label}</figcaption>
          <chainrule-plot
            .label=${`${label}: ${messages.curves}`}
            .x=${{ domain: [1, n], label: messages.epoch, ticks: Array.from({ length: n }, (_, i) => i + 1).filter((epoch) => n <= 10 || epoch % 5 === 0) }}
            .y=${{ domain: [0, Math.max(...all)] }}
            .lines=${lines}
          ></chainrule-plot>
        </figure>`;
      })}
    </div>`;
  }

  #sorted(rows: readonly Row[]): Row[] {
    const key = ({ result, activation, loss, rule }: Row): number | string =>
      ({
        activation: words(activationLabels)[activation],
        loss: words(catalog).lossNames[loss],
        rule: words(catalog).ruleNames[rule],
        accuracy: -(result.mean_accuracy ?? -1),
        trainLoss: result.mean_train_loss ?? Number.POSITIVE_INFINITY,
      })[this.column];
    return [...rows].sort((a, b) => {
      const [one, other] = [key(a), key(b)];
      return typeof one === 'string' ? one.localeCompare(String(other)) : one - Number(other);
    });
  }

  static override styles = [
    base,
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

      .multiples {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
        gap: var(--cr-space-4);
      }

      figure {
        min-inline-size: 0;
        margin: 0;
      }

      figcaption {
        font: 600 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      chainrule-plot {
        block-size: 14rem;
      }

      :focus-visible {
        outline: 2px solid var(--cr-focus);
        outline-offset: 2px;
      }
    `,
  ];
}

/** Whether the highest comes first. */
function isDown(column: Column): boolean {
  return column === 'accuracy';
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-sweep-table': SweepTable;
  }
}
