import { css, html, svg } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { PointSet } from '../../engine/wire';
import { pictures } from './runs';
import { isTable, type SourceName, sources, state } from './state';
import { catalog } from './text';

/** The data sources as small pictures, of which one is chosen. */
@customElement('chainrule-playground-data')
export class PlaygroundData extends PageElement {
  constructor() {
    super();
    new Watch(this, state, pictures);
  }

  override render() {
    const messages = words(catalog);
    return html`<fieldset>
      <legend>${messages.data}</legend>
      ${sources.map(
        (name) => html`<label>
          <input
            type="radio"
            name="data"
            value=${name}
            .checked=${name === state.value.data}
            @change=${() => choose(name)}
          />
          <span class="card">${this.#renderPicture(name)}<span>${messages.sources[name]}</span></span>
        </label>`,
      )}
    </fieldset>`;
  }

  #renderPicture(name: SourceName) {
    const drawn = pictures.value.answer?.find((one) => one.name === name);
    const drawing =
      name === 'border'
        ? border
        : name === 'painted'
          ? brush
          : isTable(name)
            ? table
            : drawn && scatter(drawn.points, drawn.task === 'values');
    return html`<svg viewBox="-1.2 -1.2 2.4 2.4" aria-hidden="true">${drawing}</svg>`;
  }

  static override styles = [
    base,
    css`
      fieldset {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(4.1rem, 1fr));
        gap: var(--cr-space-1);
        min-inline-size: 0;
        margin: 0;
        padding: 0;
        border: 0;
        font: 500 var(--cr-size-tiny) / 1.3 var(--cr-controls);
      }

      legend {
        padding: 0 0 var(--cr-space-1);
        font-size: var(--cr-size-small);
      }

      label {
        position: relative;
        display: grid;
        min-inline-size: 0;
      }

      input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }

      .card {
        display: grid;
        justify-items: center;
        gap: 2px;
        padding: 4px 2px;
        border: 1px solid var(--cr-rule);
        border-radius: var(--cr-radius);
        text-align: center;
      }

      input:checked + .card {
        border-color: var(--cr-ink);
        box-shadow: inset 0 0 0 1px var(--cr-ink);
      }

      input:focus-visible + .card {
        outline: 2px solid var(--cr-focus);
        outline-offset: 2px;
      }

      svg {
        inline-size: 2.6rem;
        block-size: 2.6rem;
        direction: ltr;
      }

      .low {
        fill: var(--cr-negative);
      }

      .high {
        fill: var(--cr-positive);
      }

      .stroke {
        fill: none;
        stroke: var(--cr-ink);
        stroke-width: 0.12;
        stroke-linecap: round;
      }
    `,
  ];
}

/** The inputs of a table that comes with the page are standardized until the reader says otherwise. */
function choose(data: SourceName): void {
  state.change({ data, ...(isTable(data) && data !== 'csv' ? { std: null } : {}) });
}

/** Circles for class 1 and values above 0, squares for the others. */
function scatter({ x, y, target }: PointSet, areValues: boolean) {
  const isHigh = (i: number) => (target[i] ?? 0) > 0;
  const paths = { low: '', high: '' };
  for (let i = 0; i < x.length; i++) {
    const [cx, cy] = [x[i] ?? 0, -(y[i] ?? 0)];
    // Values near 0 would only hide the others.
    if (areValues && Math.abs(target[i] ?? 0) < 0.15) continue;
    if (isHigh(i)) paths.high += `M${cx - 0.06},${cy}a.06,.06 0 1 0 .12,0a.06,.06 0 1 0 -.12,0`;
    else paths.low += `M${cx - 0.05},${cy - 0.05}h.1v.1h-.1z`;
  }
  return svg`<path class="low" d=${paths.low}></path><path class="high" d=${paths.high}></path>`;
}

const brush = svg`<path class="stroke" d="M-.8,.8L-.6,.3L.5,-.8L.8,-.5L-.3,.6zM.25,-.55L.55,-.25"></path>`;
const border = svg`<path class="stroke" d="M-.9,.1C-.6,1 -.3,.9 0,0S.6,-1 .9,-.1M-.8,1H.8M0,1.1V-1.1" stroke-opacity="0.4"></path><path class="stroke" d="M-.9,.1C-.6,1 -.3,.9 0,0S.6,-1 .9,-.1"></path>`;
const table = svg`<path class="stroke" d="M-.8,-.7H.8V.7H-.8zM-.8,-.2H.8M-.8,.25H.8M-.25,-.7V.7M.3,-.7V.7"></path>`;

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-data': PlaygroundData;
  }
}
