import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { EdgeMap } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import { activationLabels } from '../../session/activation-names';
import { sentence } from '../../session/errors';
import '../../figures/plot/plot';
import type { Dots, ProbeEvent, Raster } from '../../figures/plot/plot-data';
import { isOnMap, letters } from './naming';
import { flows, map, maxDepth, scales, sizes, state } from './state';
import { catalog } from './text';

/** The power of ten at which a color is at full strength: a factor of a million. */
const limit = 6;

/** The map over depth and weight scale, with the theoretical edge, and both networks where they lie on it. */
@customElement('chainrule-flow-edge')
export class FlowEdge extends PageElement {
  constructor() {
    super();
    new Watch(this, state, map, flows);
  }

  override render() {
    const messages = words(catalog);
    const { snapshot, error } = map.value;
    const { atDepth, atScale, map: activation } = state.value;
    const name = activationLabels()[activation];
    const edge = snapshot?.edge;
    return html`
      ${error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
      <chainrule-plot
        .label=${messages.mapLabel(name)}
        file="chainrule-edge-of-chaos"
        .x=${{ domain: [0.5, maxDepth + 0.5], label: messages.mapDepth }}
        .y=${{
          domain: [scales.from, scales.to],
          scale: 'log',
          label: messages.mapScale,
          ticks: [0.25, 0.5, 1, 2, 4, 8, 16, 32],
          format: (x: number) => numberText(x),
        }}
        .raster=${snapshot ? raster(snapshot) : undefined}
        .rules=${edge === undefined ? [] : [{ axis: 'y', at: edge, tone: 'ink', label: messages.mapEdge(numberText(edge)), dash: 'dashed' }]}
        .dots=${this.#networks()}
        .probe=${atDepth}
        .probeY=${atScale}
        .probeLabel=${messages.mapProbe}
        .probeText=${this.#reading(snapshot)}
        @probe=${this.#probe}
      ></chainrule-plot>
      <p class="reading" aria-live="off">
        <span>${messages.mapRead(digits(String(atDepth)), numberText(atScale))}</span>
        <span class="soft">${messages.mapRatio(digits(atDepth))}</span>
        <strong><bdi dir="ltr">${snapshot ? ratioText(snapshot, atDepth, atScale) : messages.mapNotYet}</bdi></strong>
      </p>
      <p class="small">${messages.mapKey}${snapshot && edge === undefined ? html` ${messages.mapNoEdge}` : nothing}</p>
      ${snapshot?.edgesBySize ? html`<p class="small" data-reading="edges">${this.#sizes(name, snapshot.edgesBySize)}</p>` : nothing}
    `;
  }

  /** Where the two networks lie, if the map is of their activation. */
  #networks(): Dots[] {
    return [0, 1].flatMap((i): Dots[] => {
      const scale = flows.value.answer?.[i]?.weightScale;
      if (!isOnMap(i) || scale === undefined) return [];
      const name = words(catalog).network(letters[i] ?? '');
      return [
        {
          x: [state.value.depth],
          y: [scale],
          tone: 'ink',
          shape: i === 0 ? 'square' : 'triangle',
          size: 'large',
          name,
        },
      ];
    });
  }

  #sizes(name: string, [small, large]: readonly [number, number]): string {
    const texts = [small, sizes.min, large, sizes.max].map((x) => numberText(x)) as [string, string, string, string];
    return words(catalog).mapSizes(name, ...texts);
  }

  #reading(snapshot: EdgeMap | undefined): string {
    const messages = words(catalog);
    const { atDepth, atScale } = state.value;
    const place = messages.mapRead(digits(String(atDepth)), numberText(atScale));
    return `${place}: ${snapshot ? ratioText(snapshot, atDepth, atScale) : messages.mapNotYet}`;
  }

  #probe({ x, y }: ProbeEvent): void {
    state.change({
      atDepth: Math.min(maxDepth, Math.max(1, Math.round(x))),
      atScale: Number(y.toPrecision(3)),
    });
  }

  static override styles = [
    base,
    labParts,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
      }

      chainrule-plot {
        block-size: clamp(19rem, 56dvh, 32rem);
      }

      .reading {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cr-space-1) var(--cr-space-4);
        align-items: baseline;
        font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      .reading strong {
        font-size: var(--cr-size-lead);
      }

      .soft {
        color: var(--cr-soft);
      }
    `,
  ];
}

function raster({ values, nDepths, scales: rows, end }: EdgeMap): Raster {
  const [x, y] = [[0.5, nDepths + 0.5] as const, [scales.from, end] as const];
  return { values, columns: nDepths, rows: rows.length, x, y, colors: 'diverging', limit };
}

/** The value of the cell at this place. */
function ratioText({ ratios, nDepths, scales: rows }: EdgeMap, depth: number, scale: number): string {
  const messages = words(catalog);
  const far = (row: number) => Math.abs(Math.log(row / scale));
  const nearest = rows.reduce((best, row, i) => (far(row) < far(rows[best] ?? row) ? i : best), 0);
  const step = Math.log((rows[1] ?? 1) / (rows[0] ?? 1));
  const ratio = ratios[nearest * nDepths + depth - 1];
  if (ratio === undefined || far(rows[nearest] ?? 1) > step) return messages.mapNotYet;
  return Number.isNaN(ratio) ? messages.mapNone : numberText(ratio, 2);
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-flow-edge': FlowEdge;
  }
}
