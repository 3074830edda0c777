import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { PlaygroundSnapshot, PointSet } from '../../engine/wire';
import '../../figures/plot/plot';
import type { Axis, Dots, PickEvent, ProbeEvent, Raster } from '../../figures/plot/plot-data';
import { painted } from './given';
import { latestSnapshot, secondSnapshot } from './runs';
import { brush, onView, state, task } from './state';
import { catalog } from './text';

const empty = { x: [-1.2, 1.2], y: [-1.2, 1.2] } as const;

/** The output of the network, or of one of its units, over the plane; and the same for the comparison. */
@customElement('chainrule-playground-surfaces')
export class PlaygroundSurfaces extends PageElement {
  /** Where the keyboard would paint the next point. */
  #cursor = { x: 0, y: 0 };

  constructor() {
    super();
    new Watch(this, state, latestSnapshot, secondSnapshot, painted, onView, brush);
  }

  override render() {
    const messages = words(catalog);
    const other = state.value.beside === 'none' ? undefined : secondSnapshot.value;
    return html`
      ${this.#renderPlane('first', latestSnapshot.value)}
      ${other ? html`<h2>${messages.besideTitle}</h2>${this.#renderPlane('second', other)}` : nothing}
    `;
  }

  #renderPlane(which: 'first' | 'second', shown: PlaygroundSnapshot | undefined) {
    const messages = words(catalog);
    const isPainting = state.value.data === 'painted' && which === 'first';
    const plane = shown?.plane ?? empty;
    const at = which === 'first' ? (onView.value.pointed ?? onView.value.chosen) : undefined;
    const unit = at && shown?.layers[at.layer - 1]?.units[at.unit];
    const title =
      !unit || !at
        ? messages.outputTitle[task(state.value)]
        : at.layer === shown?.layers.length
          ? messages.outputUnit
          : messages.unit(digits(at.unit + 1), digits(at.layer));
    const values = unit ? shown?.responses.subarray(unit.from, unit.to) : shown?.surface;
    const side = unit ? 20 : 40;
    const raster: Raster | undefined = values && {
      values,
      columns: side,
      rows: side,
      x: plane.x,
      y: plane.y,
      colors: 'diverging',
      // Paler than it could be, so that the points stand out.
      limit: 1.8 * (unit ? unit.full : 1),
      isSmooth: true,
    };
    return html`<figure data-plane=${which}>
      <figcaption>${title}</figcaption>
      <chainrule-plot
        class=${isPainting ? 'painting' : ''}
        .label=${messages.planeLabel(title)}
        file=${`chainrule-plane-${which}`}
        .x=${{ domain: plane.x, label: 'x₁' } satisfies Axis}
        .y=${{ domain: plane.y, label: 'x₂' } satisfies Axis}
        .raster=${raster}
        .dots=${this.#dots(shown, isPainting)}
        .probe=${isPainting ? this.#cursor.x : undefined}
        .probeY=${isPainting ? this.#cursor.y : undefined}
        .probeLabel=${messages.brush}
        .probeText=${messages.brushAt(messages.classes[brush.value])}
        @probe=${({ x, y }: ProbeEvent) => this.#move(x, y)}
        @pick=${({ x, y }: PickEvent) => isPainting && add(x, y)}
      ></chainrule-plot>
      ${which === 'first' && shown && shown.test.x.length > 0 ? html`<p class="small">${messages.testPoints}</p>` : nothing}
    </figure>`;
  }

  #dots(shown: PlaygroundSnapshot | undefined, isPainting: boolean): Dots[] {
    const messages = words(catalog);
    const names = task(state.value) === 'classes' ? messages.classes : messages.signs;
    if (!shown) return isPainting ? dotsByTarget(painted.value, names) : [];
    const test = dotsByTarget(shown.test, names).map(({ name = '', ...dots }) => ({
      ...dots,
      size: 'small' as const,
      called: `${name} (${messages.test})`,
    }));
    return [...dotsByTarget(shown.train, names), ...test];
  }

  #move(x: number, y: number): void {
    this.#cursor = { x, y };
    this.requestUpdate();
  }

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-2);
        min-inline-size: 0;
      }

      figure {
        min-inline-size: 0;
        margin: 0;
      }

      figcaption,
      h2 {
        font: 600 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      chainrule-plot {
        block-size: auto;
        aspect-ratio: 1 / 1.14;
      }

      .small {
        color: var(--cr-soft);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .painting {
        cursor: crosshair;
      }
    `,
  ];
}

/** The points of class 1 (or above 0) and the others. */
function dotsByTarget({ x, y, target }: PointSet, names: readonly [string, string]): Dots[] {
  return [0, 1].map((which) => {
    const indices = target.flatMap((t, i) => (t > 0 === (which === 1) ? [i] : []));
    return {
      x: indices.map((i) => x[i] ?? 0),
      y: indices.map((i) => y[i] ?? 0),
      tone: which === 1 ? ('positive' as const) : ('negative' as const),
      shape: which === 1 ? ('circle' as const) : ('square' as const),
      name: names[which === 1 ? 1 : 0],
    };
  });
}

function add(x: number, y: number): void {
  const { value } = painted;
  painted.set({ x: [...value.x, x], y: [...value.y, y], target: [...value.target, brush.value] });
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-surfaces': PlaygroundSurfaces;
  }
}
