import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { code } from '../../../base/code-styles';
import { digits, isolate, PageElement, series } from '../../../base/locale';
import { Watch } from '../../../base/store';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import { type BadCell, type Examples, limits, type TableReading } from '../../../engine/wire';
import { sentence } from '../../../session/errors';
import { twoReadings } from '../../../session/two-readings';
import { isStandardized, state } from '../state';
import { toTable } from './foreign';
import { choose, type Outcome, onView, outcome } from './reader';
import { catalog } from './text';

/** What was read of a table, what was left out, what is doubtful, and why it cannot be trained on, if so. */
@customElement('chainrule-table-report')
export class TableReport extends PageElement {
  constructor() {
    super();
    new Watch(this, outcome, state, onView);
  }

  override render() {
    const { reading, error, foreign } = outcome.value;
    return html`
      <div role="status" data-said="table">
        ${error ? html`<p class="bad">${sentence(error)}</p>` : reading ? this.#renderSummary(reading) : nothing}
      </div>
      ${foreign ? this.#renderForeign(foreign) : nothing}
      ${reading ? this.#renderChoices(reading) : nothing}
    `;
  }

  #renderForeign({ format, name }: NonNullable<Outcome['foreign']>) {
    const python = toTable(format, name);
    return html`
      <p role="alert" data-said="foreign"><bdi>${name}</bdi>: ${words(catalog).foreign[format]}</p>
      ${python ? html`<pre dir="ltr" lang="en" tabindex="0" role="region" aria-label="Python">${python}</pre>` : nothing}
    `;
  }

  #renderSummary(reading: TableReading) {
    const messages = words(catalog);
    const { counts, obstacle, examples, hasHeader, columns } = reading;
    const { nRows, nAll, nEmpty, nComments, nColumnsOver, nTaken, nUsable } = counts;
    const signed = columns.flatMap(({ name, sign, role }) => (sign && role !== 'out' ? [`${name} (${sign})`] : []));
    return html`
      ${
        examples
          ? html`<p data-said="summary"><span data-reading="csv">${messages.rows(nTaken)}</span>${summary(examples)}</p>`
          : nothing
      }
      ${obstacle && obstacle.name !== 'bad' ? html`<p class="bad">${messages.obstacles[obstacle.name]('n' in obstacle ? obstacle.n : 0)}</p>` : nothing}
      ${this.#renderBad(reading)}
      <p class="small">
        ${nTaken < nUsable && examples ? messages.sampled(digits(nTaken), digits(nUsable)) : nothing}
        ${nAll > nRows ? messages.drawn(digits(nRows), digits(nAll)) : nothing}
        ${signed.length > 0 ? messages.signs(series(signed)) : nothing}
        ${hasHeader ? nothing : messages.noHeader}
        ${nEmpty > 0 ? messages.empty(digits(nEmpty)) : nothing}
        ${nComments > 0 ? messages.comments(digits(nComments)) : nothing}
        ${nColumnsOver > 0 ? messages.columnsOver(digits(nColumnsOver), digits(limits.tableInputs)) : nothing}
      </p>
    `;
  }

  #renderBad({ bad, nBad, isJson }: TableReading) {
    const messages = words(catalog);
    if (nBad === 0) return nothing;
    return html`<p class="bad">${messages.bad(digits(nBad))}</p>
      <ul>
        ${bad.map((one) => html`<li>${badText(one, isJson)}</li>`)}
      </ul>
      ${nBad > bad.length ? html`<p class="small">${messages.more(digits(nBad - bad.length))}</p>` : nothing}`;
  }

  #renderChoices(reading: TableReading) {
    const messages = words(catalog);
    const { counts, nBad, mark, slash, examples } = reading;
    const { slashIsPoint, needsAllCells, leavesOutBad } = onView.value.choice.value;
    return html`
      ${
        counts.nIncomplete > 0
          ? this.#check('incomplete', messages.incomplete(digits(counts.nIncomplete)), !needsAllCells, (isOn) =>
              choose({ needsAllCells: !isOn }),
            )
          : nothing
      }
      ${
        nBad > 0
          ? this.#check('bad', messages.leaveOutBad(digits(nBad)), leavesOutBad, (isOn) =>
              choose({ leavesOutBad: isOn }),
            )
          : nothing
      }
      ${
        mark
          ? html`<p data-reading="mark" data-read=${mark.read} data-other=${mark.other}>
              ${messages.asRead(isolate(mark.column), isolate(mark.written), isolate(digits(mark.read)))}
              <button data-do="other-mark" @click=${() => choose({ mark: mark.mark })}>
                ${messages.readAs(isolate(digits(mark.other)))}
              </button>
            </p>`
          : nothing
      }
      ${
        slashIsPoint && slash
          ? html`<p data-reading="slash">
              ${messages.slashes}
              <button data-do="fractions" @click=${() => choose({ slashIsPoint: false })}>${messages.asFractions}</button>
            </p>`
          : twoReadings(slash ?? undefined, () => void choose({ slashIsPoint: true }))
      }
      ${
        examples
          ? this.#check('standardize', messages.standardize, isStandardized(state.value), (std) =>
              state.change({ std }),
            )
          : nothing
      }
    `;
  }

  #check(name: string, text: string, isOn: boolean, change: (isOn: boolean) => void) {
    return html`<label class="check">
      <input
        type="checkbox"
        name=${name}
        .checked=${isOn}
        @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
      />
      <span>${text}</span>
    </label>`;
  }

  static override styles = [
    base,
    controls,
    code,
    css`
      :host,
      [role='status'] {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-1);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .small {
        color: var(--cr-soft);
      }

      .bad {
        color: var(--cr-danger);
      }

      .check {
        display: flex;
        align-items: center;
        gap: var(--cr-space-2);
        min-block-size: var(--cr-target);
      }

      ul {
        margin: 0;
        padding-inline-start: 1.2rem;
      }
    `,
  ];
}

/** What is trained on, after the number of rows: `, 4 inputs, 3 classes: setosa, versicolor, virginica.` */
function summary({ inputs, target }: Examples): string {
  const messages = words(catalog);
  if ('values' in target.kind) return messages.values(inputs.length, isolate(target.name));
  const { names } = target.kind.classes;
  return messages.classes(inputs.length, names.length, series(names.map(className)));
}

/** A class that is a number is shown in the reader's digits. */
function className(name: string): string {
  return /^-?[0-9.]+$/.test(name) ? digits(name.replace('-', '−')) : name;
}

function badText({ line, column, reason, got }: BadCell, isRecord: boolean): string {
  const messages = words(catalog);
  const place = { line: digits(line), isRecord, column: column === '' ? '' : isolate(column) };
  if (reason.name === 'cells')
    return messages.cells(place, digits(reason.nCells), digits(reason.nColumns), isolate(got));
  return messages.reasons[reason.name](place, isolate(got));
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-table-report': TableReport;
  }
}
