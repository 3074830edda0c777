import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { fields } from '../../base/field-styles';
import { digits, PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import type { PlaygroundSnapshot } from '../../engine/wire';
import { maxRows } from './fields';
import { inputName } from './names';
import { panel } from './panel-styles';
import { latestSnapshot } from './runs';
import { state } from './state';
import { catalog } from './text';

/** Of more than two inputs: which two are the axes, and where the others are held. */
@customElement('chainrule-playground-view')
export class PlaygroundViewChoice extends PageElement {
  constructor() {
    super();
    new Watch(this, state, latestSnapshot);
  }

  override render() {
    const shown = latestSnapshot.value;
    if (!shown || shown.inputNames.length < 3) return nothing;
    const messages = words(catalog);
    const { x, y } = shown.view;
    const { row } = state.value;
    const nTrain = shown.sizes.nTrain;
    return html`
      <div class="row">
        ${this.#axis(shown, messages.firstAxis, x, 'x')} ${this.#axis(shown, messages.secondAxis, y, 'y')}
        <label>
          <span>${messages.othersAt}</span>
          <select
            name="held"
            @change=${(event: Event) =>
              state.change({
                row: (event.target as HTMLSelectElement).value === 'mean' ? null : (state.value.row ?? 1),
              })}
          >
            <option value="mean" ?selected=${row === null}>${messages.theirMeans}</option>
            <option value="row" ?selected=${row !== null}>${messages.aPoint}</option>
          </select>
        </label>
        ${
          row === null
            ? nothing
            : html`<label>
                <span>${messages.pointOf(digits(nTrain))}</span>
                <input
                  name="row"
                  type="number"
                  min="1"
                  max=${nTrain}
                  .value=${String(row)}
                  @change=${(event: Event) => this.#choose((event.target as HTMLInputElement).valueAsNumber)}
                />
              </label>`
        }
      </div>
      ${row !== null && row > nTrain ? html`<p class="small" role="status" data-reading="row-beyond">${messages.rowBeyond(digits(row), digits(nTrain))}</p>` : nothing}
      <p class="small" data-reading="held">
        ${shown.held.map((value, i) =>
          i === x || i === y ? nothing : html`<bdi dir="auto">${shown.inputNames[i]} = ${numberText(value, 3)}</bdi> `,
        )}
      </p>
      <p class="small">${messages.sliceHint}</p>
    `;
  }

  #axis(shown: PlaygroundSnapshot, label: string, chosen: number, axis: 'x' | 'y') {
    const other = axis === 'x' ? shown.view.y : shown.view.x;
    const choose = (event: Event) => {
      const idx = Number((event.target as HTMLSelectElement).value);
      const [first, second] = axis === 'x' ? [idx, other] : [other, idx];
      // Choosing the other axis's input exchanges the two.
      state.change(first === second ? { vx: shown.view.y, vy: shown.view.x } : { vx: first, vy: second });
    };
    return html`<label>
      <span>${label}</span>
      <select name=${`axis-${axis}`} @change=${choose}>
        ${shown.inputNames.map(
          (_, i) => html`<option value=${i} ?selected=${i === chosen}>${inputName(shown, i)}</option>`,
        )}
      </select>
    </label>`;
  }

  /** More than there are is kept, and said: with another split there may be so many. */
  #choose(row: number): void {
    if (Number.isInteger(row) && row >= 1 && row <= maxRows) state.change({ row });
    else this.requestUpdate();
  }

  static override styles = [
    base,
    controls,
    fields,
    panel,
    css`
      label {
        flex: 1 1 7rem;
        min-inline-size: 0;
      }

      select,
      input {
        inline-size: 100%;
      }

      .small bdi {
        margin-inline-end: var(--cr-space-2);
        white-space: nowrap;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-view': PlaygroundViewChoice;
  }
}
