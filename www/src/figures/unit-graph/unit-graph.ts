import { html, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { Recolor } from '../../base/recolor';
import { base, controls } from '../../base/styles';
import { type Raster, UnitEvent, type UnitLayer, type UnitPlace } from './data';
import { place } from './places';
import { type Painted, paint } from './rasters';
import { styles } from './styles';

/**
 * Layers of units from left to right: each unit a small image of its output, each weight an edge, wider the larger it
 * is, blue and solid above 0, orange and dashed below. Reads from left to right in every language, as data do.
 *
 * @slot layer-0, layer-1, … - What stands above a layer.
 * @fires unit - The reader points at a unit, leaves it, or chooses it.
 */
@customElement('chainrule-unit-graph')
export class ChainruleUnitGraph extends PageElement {
  /** A description for those who cannot see the figure. */
  @property() label = '';
  @property({ attribute: false }) layers: readonly UnitLayer[] = [];
  /** The weight with the widest edge. */
  @property({ type: Number }) largest = 1;
  /** The chosen unit. */
  @property({ attribute: false }) chosen: UnitPlace | undefined;

  /** The unit that the Tab key comes to; arrow keys go on from there. */
  @state() private stop: UnitPlace = { layer: 1, unit: 0 };
  @state() private size: { readonly width: number; readonly height: number } | undefined;
  @query('.area') private area!: HTMLElement;
  @query('canvas') private canvas!: HTMLCanvasElement;
  readonly #resized = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    new Recolor(this, () => this.requestUpdate());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#resized.observe(this.area);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override firstUpdated(): void {
    this.#resized.observe(this.area);
  }

  override render() {
    return html`<div class="scroll" role="group" aria-label=${this.label}>
      <div class="wide n${this.layers.length}">
        <div class="heads">${this.layers.map((_, i) => html`<div><slot name="layer-${i}"></slot></div>`)}</div>
        <div class="area">
          <canvas aria-hidden="true"></canvas>
          ${this.size ? this.#renderPicture(this.size.width, this.size.height) : nothing}
        </div>
      </div>
    </div>`;
  }

  protected override updated(_: PropertyValues<this>): void {
    if (!this.size) return;
    const { centers, side } = this.#places(this.size.width, this.size.height);
    const painted: Painted[] = this.layers.flatMap(({ units }, layer) =>
      units.flatMap(({ raster }, unit) => {
        const center = centers[layer]?.[unit];
        return raster && center ? [{ raster, x: center[0] - side / 2, y: center[1] - side / 2, side }] : [];
      }),
    );
    paint(this.canvas, painted);
  }

  #renderPicture(width: number, height: number): TemplateResult {
    const { centers, side } = this.#places(width, height);
    return html`<svg width=${width} height=${height} viewBox="0 0 ${width} ${height}">
      <g class="edges" aria-hidden="true">
        ${this.layers.map((layer, i) => this.#renderEdges(layer, centers[i - 1] ?? [], centers[i] ?? [], side))}
      </g>
      ${this.layers.map(({ units }, layer) =>
        units.map((one, unit) => {
          const [x, y] = centers[layer]?.[unit] ?? [0, 0];
          return this.#renderUnit(one, { layer, unit }, x, y, side);
        }),
      )}
    </svg>`;
  }

  #renderEdges({ weight }: UnitLayer, from: readonly Point[], to: readonly Point[], side: number) {
    return weight?.map((row, j) =>
      row.map((w, i) => {
        const [[x1, y1], [x2, y2]] = [from[i] ?? [0, 0], to[j] ?? [0, 0]];
        const middle = (x1 + x2) / 2;
        const path = `M${x1 + side / 2},${y1}C${middle},${y1} ${middle},${y2} ${x2 - side / 2},${y2}`;
        const step = Math.min(10, Math.ceil((10 * Math.abs(w)) / (this.largest || 1)));
        return svg`<path class="edge ${w < 0 ? 'negative' : 'positive'} w${step}" d=${path}></path>`;
      }),
    );
  }

  #renderUnit({ name, text, raster }: Raster, at: UnitPlace, x: number, y: number, side: number): TemplateResult {
    const isChosen = this.chosen?.layer === at.layer && this.chosen.unit === at.unit;
    const frame = svg`<rect x=${x - side / 2} y=${y - side / 2} width=${side} height=${side} rx="4"></rect>`;
    if (!raster) {
      return svg`<g class="input">${frame}<text x=${x} y=${y} dy="0.35em" text-anchor="middle">${name}</text></g>`;
    }
    const send = (how: UnitEvent['how']) => () => this.dispatchEvent(new UnitEvent(how, at));
    const stop = this.#near(this.stop);
    return svg`<g
      class="unit"
      role="button"
      data-place="${at.layer} ${at.unit}"
      tabindex=${stop.layer === at.layer && stop.unit === at.unit ? 0 : -1}
      aria-label=${text}
      aria-pressed=${isChosen}
      @pointerenter=${send('over')}
      @pointerleave=${send('out')}
      @click=${send('choose')}
      @focus=${() => (this.stop = at)}
      @keydown=${(event: KeyboardEvent) => {
        const step = steps[event.key];
        if (!step && event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        if (step) this.#go({ layer: at.layer + step[0], unit: at.unit + step[1] });
        else send('choose')();
      }}
    ><title>${text}</title>${frame}</g>`;
  }

  /** The unit that is there or next to it; inputs are no units. */
  #near({ layer, unit }: UnitPlace): UnitPlace {
    const nearest = Math.max(1, Math.min(layer, this.layers.length - 1));
    return { layer: nearest, unit: Math.max(0, Math.min(unit, (this.layers[nearest]?.units.length ?? 1) - 1)) };
  }

  #go(to: UnitPlace): void {
    const { layer, unit } = this.#near(to);
    this.renderRoot.querySelector<SVGElement>(`[data-place="${layer} ${unit}"]`)?.focus();
  }

  #places(width: number, height: number) {
    const counts = this.layers.map(({ units }) => units.length);
    return place(counts, width, height);
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.area;
    if (width === 0 || height === 0 || (this.size?.width === width && this.size.height === height)) return;
    this.size = { width, height };
  }

  static override styles = [base, controls, styles];
}

/** Where an arrow key goes, in layers and units. The figure runs from left to right in every language. */
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

type Point = readonly [x: number, y: number];

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-unit-graph': ChainruleUnitGraph;
  }
}
