import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../../base/locale';
import { Watch } from '../../../base/store';
import { base, sideways } from '../../../base/styles';
import { words } from '../../../base/words';
import type { ColumnRole, ColumnView, TableReading, Task } from '../../../engine/wire';
import '../../../figures/choices';
import type { ChainruleChoices } from '../../../figures/choices';
import { state } from '../state';
import { choose, chooseRole, outcome } from './reader';
import { catalog } from './text';

const roles: readonly ColumnRole[] = ['input', 'target', 'out'];
const tasks: readonly Task[] = ['classes', 'values'];

/** The first rows of the table, with the role of each column, which the reader may change. */
@customElement('chainrule-table-preview')
export class TablePreview extends PageElement {
  constructor() {
    super();
    new Watch(this, outcome, state);
  }

  override render() {
    const messages = words(catalog);
    const { reading } = outcome.value;
    return html`
      ${reading && reading.columns.length > 0 ? this.#renderTable(reading) : nothing}
      <chainrule-choices
        data-name="task"
        .label=${messages.task}
        .choices=${tasks.map((value) => ({ value, text: messages.tasks[value] }))}
        .value=${reading?.task ?? state.value.task}
        @input=${(event: Event) => choose({ task: (event.target as ChainruleChoices).value as Task })}
      ></chainrule-choices>
    `;
  }

  #renderTable({ columns, rows }: TableReading) {
    return html`<div class="scroll" role="region" aria-label=${words(catalog).preview} tabindex="0">
      <table aria-label=${words(catalog).preview}>
        <thead>
          <tr>
            ${columns.map((column, idx) => this.#renderHead(column, idx))}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((cell, idx) => html`<td data-role=${columns[idx]?.role ?? 'out'}><bdi>${cell}</bdi></td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #renderHead({ name, kind, nDistinct, role }: ColumnView, idx: number) {
    const messages = words(catalog);
    return html`<th scope="col" data-role=${role}>
      <bdi class="name" title=${name}>${name}</bdi>
      <span class="kind">${messages.kinds[kind](digits(nDistinct))}</span>
      <select
        data-column=${name}
        aria-label=${messages.roleOf(name)}
        @change=${(event: Event) => chooseRole(idx, (event.target as HTMLSelectElement).value as ColumnRole)}
      >
        ${roles.map((value) => html`<option value=${value} .selected=${value === role}>${messages.roles[value]}</option>`)}
      </select>
    </th>`;
  }

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-2);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .scroll {
        ${sideways}
        border: 1px solid var(--cr-rule);
        border-radius: var(--cr-radius);
      }

      table {
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }

      th,
      td {
        max-inline-size: 14rem;
        padding: 2px var(--cr-space-2);
        overflow: hidden;
        text-align: start;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      th {
        padding-block: var(--cr-space-1);
        border-block-end: 1px solid var(--cr-rule);
        font-weight: 500;
        vertical-align: bottom;
      }

      .name,
      .kind,
      select {
        display: block;
      }

      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        font-weight: 600;
      }

      .kind {
        color: var(--cr-soft);
        font-size: var(--cr-size-tiny);
      }

      select {
        min-block-size: var(--cr-target);
        inline-size: 100%;
        min-inline-size: 6rem;
        padding-inline: var(--cr-space-1);
        border: 1px solid var(--cr-line);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
        color: var(--cr-ink);
        font: inherit;
        cursor: pointer;
      }

      [data-role='target'] {
        background: var(--cr-sunken);
      }

      [data-role='out'] .name,
      td[data-role='out'] {
        color: var(--cr-soft);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-table-preview': TablePreview;
  }
}
