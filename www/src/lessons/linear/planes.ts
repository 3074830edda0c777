import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { Collapse, Side } from '../../engine/wire';
import { activationLabels } from '../../session/activation-names';
import '../../figures/plot/plot';
import type { Axis, Dots, Line, Raster } from '../../figures/plot/plot-data';
import { networkOnView } from './shown';
import { isFromShelf, look, plane, state, training, type View } from './state';
import { catalog } from './text';

const domain = [-plane.limit, plane.limit] as const;

/** The plane as the network divides it, with activations off, on, or both side by side. */
@customElement('chainrule-linear-planes')
export class LinearPlanes extends PageElement {
  constructor() {
    super();
    new Watch(this, state, look, training);
  }

  override render() {
    const collapse = networkOnView();
    const messages = words(catalog);
    const view = state.value.activations;
    if (!collapse) return this.#renderRoom(view);
    if (!collapse.off.scores) return html`<p class="none">${messages.noPlane}</p>`;
    const on = isFromShelf() ? messages.onShelf : messages.on(activationLabels()[state.value.function]);
    return html`<div class=${view}>
      ${view === 'on' ? nothing : this.#renderPlane('off', messages.off, collapse.off, collapse)}
      ${view === 'off' ? nothing : this.#renderPlane('on', on, collapse.on, collapse)}
    </div>`;
  }

  /** What the planes will take, while they are computed. */
  #renderRoom(view: View) {
    const which = view === 'both' ? ['off', 'on'] : [view];
    return html`<div class=${view}>
      ${which.map(() => html`<figure><figcaption>\u00a0</figcaption><div class="room"></div></figure>`)}
    </div>`;
  }

  #renderPlane(which: 'off' | 'on', title: string, side: Side, { product, data }: Collapse) {
    const messages = words(catalog);
    const raster: Raster = {
      values: side.scores ?? [],
      columns: plane.nCells,
      rows: plane.nCells,
      x: domain,
      y: domain,
      colors: 'diverging',
      // Paler than it could be, so that the points stand out.
      limit: 1.8 * side.full || 1,
      isSmooth: true,
    };
    const dots: Dots[] = (data?.classes ?? []).map(([x, y], i) => ({
      x,
      y,
      tone: i === 0 ? 'negative' : 'positive',
      shape: i === 0 ? 'square' : 'circle',
      size: 'normal',
      name: messages.classes[i === 0 ? 0 : 1],
    }));
    const border: Line[] =
      which === 'off' && product.border
        ? [
            {
              x: product.border.map(([x]) => x),
              y: product.border.map(([, y]) => y),
              tone: 'ink',
              name: messages.border,
            },
          ]
        : [];
    return html`<figure data-plane=${which}>
      <figcaption>${title}</figcaption>
      <chainrule-plot
        .label=${messages.planeLabel(title)}
        file=${`chainrule-plane-${which}`}
        .x=${axis('x₁')}
        .y=${axis('x₂')}
        .raster=${raster}
        .lines=${border}
        .dots=${dots}
      ></chainrule-plot>
      ${which === 'off' && !product.border ? html`<p class="small">${messages.noBorder}</p>` : nothing}
    </figure>`;
  }

  static override styles = [
    base,
    css`
      .both {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
        gap: var(--cr-space-4);
      }

      figure {
        min-inline-size: 0;
        margin: 0;
      }

      figcaption {
        margin-block-end: var(--cr-space-2);
        font: 600 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      chainrule-plot,
      .room {
        block-size: auto;
        aspect-ratio: 1 / 1.12;
      }

      .none,
      .small {
        color: var(--cr-soft);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }
    `,
  ];
}

function axis(label: string): Axis {
  return { domain, label, ticks: [-1, 0, 1] };
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-linear-planes': LinearPlanes;
  }
}
