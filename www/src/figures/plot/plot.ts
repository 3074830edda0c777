import { html, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { Recolor } from '../../base/recolor';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import { catalog as chartWords } from './chart-text';
import { courses } from './course';
import { renderBand, renderBars, renderDots, renderLine, renderRibbon, renderRule } from './layers';
import {
  type Axis,
  type Band,
  type Bars,
  type Dots,
  HoverEvent,
  type Line,
  PickEvent,
  ProbeEvent,
  type Raster,
  type Ribbon,
  type Rule,
  type Stops,
} from './plot-data';
import { moved, within } from './probe';
import { paint } from './raster';
import { type Frame, frame } from './scales';
import './save-chart';
import { csvFile } from './csv-file';
import { styles } from './styles';
import { svgFile } from './svg-file';

/**
 * Axes and what is drawn between them: a raster below bands, bars, lines and dots, and a probe that the reader moves.
 * It fills its element, and reads from left to right in every language, as data do.
 *
 * @fires probe - The reader moved the probe, by pointer or keys.
 * @fires pick - The reader clicked, or pressed Enter at the probe.
 * @fires hover - The pointer is over the plot, or has left it.
 */
@customElement('chainrule-plot')
export class ChainrulePlot extends PageElement {
  /** A description for those who cannot see the figure; the course of its lines is added. */
  @property() label = '';
  @property({ attribute: false }) x: Axis = { domain: [0, 1] };
  @property({ attribute: false }) y: Axis = { domain: [0, 1] };
  @property({ attribute: false }) raster: Raster | undefined;
  @property({ attribute: false }) bands: readonly Band[] = [];
  @property({ attribute: false }) bars: readonly Bars[] = [];
  @property({ attribute: false }) rules: readonly Rule[] = [];
  @property({ attribute: false }) ribbons: readonly Ribbon[] = [];
  @property({ attribute: false }) lines: readonly Line[] = [];
  @property({ attribute: false }) dots: readonly Dots[] = [];
  /** Hides the legend, where another plot beside it has the same one. */
  @property({ type: Boolean, attribute: 'no-legend' }) noLegend = false;
  /** The name of the files that it can be saved as, without extension; without it, it cannot. */
  @property() file = '';
  /** The position of the probe; without it there is none. */
  @property({ attribute: false }) probe: number | undefined;
  /** If set, the probe moves along both axes. */
  @property({ attribute: false }) probeY: number | undefined;
  /** The only positions that the keys move it to. */
  @property({ attribute: false }) stops: Stops | undefined;
  @property() probeLabel = '';
  /** What the probe reads, in words. */
  @property() probeText = '';

  @state() private size: { readonly width: number; readonly height: number; readonly em: number } | undefined;
  @query('.area') private area!: HTMLElement;
  @query('canvas') private canvas!: HTMLCanvasElement;
  #frame: Frame | undefined;
  #isDragging = false;
  readonly #resized = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    new Recolor(this, () => this.requestUpdate('raster'));
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

  /** The plot in its current state as a standalone file, in the colors of the theme. */
  toSvg(): string {
    const layers = this.area.querySelectorAll<HTMLCanvasElement | SVGSVGElement>(this.raster ? 'canvas, svg' : 'svg');
    return svgFile(this, layers, this.label);
  }

  override render() {
    const { size } = this;
    this.#frame = size && frame(size.width, size.height, size.em, this.x, this.y);
    return html`
      ${this.noLegend ? nothing : this.#renderLegend()}
      <div
        class=${this.probe === undefined ? 'area' : 'area probed'}
        @pointerdown=${this.#grab}
        @pointermove=${this.#move}
        @pointerup=${this.#drop}
        @pointercancel=${this.#drop}
        @click=${this.#pick}
        @pointerleave=${this.#leave}
      >
        <canvas aria-hidden="true"></canvas>
        ${size && this.#frame ? this.#renderPicture(size.width, size.height, this.#frame) : nothing}
      </div>
      ${
        this.file
          ? html`<chainrule-save-chart
              .label=${this.label}
              .file=${this.file}
              .svg=${() => this.toSvg()}
              .csv=${() => csvFile(this)}
            ></chainrule-save-chart>`
          : nothing
      }
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The settings can change the theme without changing a property.
    if (this.#frame && (this.raster || changed.has('raster'))) paint(this.canvas, this.raster, this.#frame);
  }

  #renderPicture(width: number, height: number, place: Frame): TemplateResult {
    const { left, right, top, bottom } = place;
    return html`<svg width=${width} height=${height} viewBox="0 0 ${width} ${height}">
      <clipPath id="inside"><rect x=${left} y=${top - 2} width=${Math.max(0, right - left)} height=${Math.max(0, bottom - top + 4)}></rect></clipPath>
      <g role="img" aria-label=${this.#described()}>
        ${this.bands.map((band) => renderBand(band, place))}
        ${this.#renderAxes(place)}
        <g clip-path="url(#inside)">
          ${this.bars.map((bars) => renderBars(bars, place))}
          ${this.ribbons.map((ribbon) => renderRibbon(ribbon, place))}
          ${this.lines.map((line) => renderLine(line, place))}
          ${this.dots.map((dots) => renderDots(dots, place))}
        </g>
        ${this.rules.map((rule) => renderRule(rule, place))}
      </g>
      ${this.probe === undefined ? nothing : this.#renderProbe(this.probe, place)}
    </svg>`;
  }

  /** What the figure is, and what is to be seen in it. */
  #described(): string {
    const seen = courses(this.lines, this.x, this.y);
    return seen === '' ? this.label : words(chartWords).reading(this.label, seen);
  }

  #renderAxes({ left, right, top, bottom, x, y, xTicks, yTicks }: Frame): TemplateResult {
    return svg`<g class="axes">
      ${yTicks.map(
        ({ at, text }) => svg`<line class="grid" x1=${left} x2=${right} y1=${y(at)} y2=${y(at)}></line>
        <text x=${left} dx="-0.5em" y=${y(at)} dy="0.32em" text-anchor="end">${text}</text>`,
      )}
      ${xTicks.map(
        ({ at, text }) => svg`<line class="grid" x1=${x(at)} x2=${x(at)} y1=${top} y2=${bottom}></line>
        <text x=${x(at)} y=${bottom} dy="1.4em" text-anchor="middle">${text}</text>`,
      )}
      <line x1=${left} x2=${right} y1=${bottom} y2=${bottom}></line>
      <line x1=${left} x2=${left} y1=${top} y2=${bottom}></line>
      ${this.y.label ? svg`<text class="name" x="0" y="1em">${this.y.label}</text>` : nothing}
      ${this.x.label ? svg`<text class="name" x=${right} y=${bottom} dy="2.8em" text-anchor="end">${this.x.label}</text>` : nothing}
    </g>`;
  }

  #renderProbe(probe: number, { left, right, top, bottom, x, y }: Frame): TemplateResult {
    const { domain } = this.x;
    const px = x(probe);
    const py = this.probeY === undefined ? top : y(this.probeY);
    return svg`<g
      class="probe"
      role="slider"
      tabindex="0"
      aria-label=${this.probeLabel}
      aria-valuemin=${Math.min(...domain)}
      aria-valuemax=${Math.max(...domain)}
      aria-valuenow=${probe}
      aria-valuetext=${this.probeText}
      @keydown=${this.#step}
    >
      <line x1=${px} x2=${px} y1=${top} y2=${bottom}></line>
      ${this.probeY === undefined ? nothing : svg`<line x1=${left} x2=${right} y1=${py} y2=${py}></line>`}
      <circle cx=${px} cy=${py} r="6"></circle>
    </g>`;
  }

  #renderLegend() {
    const named = [...this.lines, ...this.ribbons, ...this.bars, ...this.dots, ...this.bands].filter(
      ({ name }) => name,
    );
    if (named.length === 0) return nothing;
    return html`<ul class="legend" role="list">
      ${named.map((one) => html`<li>${this.#renderSample(one)}<span>${one.name}</span></li>`)}
    </ul>`;
  }

  #renderSample(one: Line | Ribbon | Bars | Dots | Band): TemplateResult {
    const box: Frame = { left: 0, right: 24, top: 0, bottom: 12, x: own, y: own, xTicks: [], yTicks: [] };
    let sample: TemplateResult;
    if ('edges' in one) sample = svg`<rect class="bars ${one.tone}" x="2" y="1" width="20" height="10"></rect>`;
    else if ('low' in one) sample = svg`<rect class="ribbon ${one.tone}" width="24" height="12"></rect>`;
    else if ('axis' in one) sample = svg`<rect class="band ${one.tone}" width="24" height="12"></rect>`;
    else if ('shape' in one || 'size' in one) sample = renderDots({ ...(one as Dots), x: [12], y: [6] }, box);
    else
      sample = renderLine(
        { ...(one as Line), x: [1, 23], y: [6, 6], isStepped: false, isArea: false, hasDots: false },
        box,
      );
    return html`<svg class="sample" viewBox="0 0 24 12" aria-hidden="true">${sample}</svg>`;
  }

  #grab(event: PointerEvent): void {
    // A finger that taps does not move.
    this.#hover(event);
    if (this.probe === undefined || event.button !== 0) return;
    this.#isDragging = true;
    this.area.setPointerCapture(event.pointerId);
    this.#probeAt(event);
  }

  #move(event: PointerEvent): void {
    if (this.#isDragging) this.#probeAt(event);
    this.#hover(event);
  }

  #hover(event: PointerEvent): void {
    const at = this.#locate(event);
    if (at) this.dispatchEvent(new HoverEvent(at));
  }

  /** A finger leaves as soon as it is lifted, and the reader goes on to look at what it touched. */
  #leave({ pointerType }: PointerEvent): void {
    if (pointerType !== 'touch') this.dispatchEvent(new HoverEvent(undefined));
  }

  #drop(): void {
    this.#isDragging = false;
  }

  #pick(event: MouseEvent): void {
    const at = this.#locate(event);
    if (at) this.dispatchEvent(new PickEvent(within(at.x, this.x), within(at.y, this.y)));
  }

  #probeAt(event: PointerEvent): void {
    const at = this.#locate(event);
    if (at) this.#send(at.x, at.y);
  }

  #locate(event: MouseEvent): { x: number; y: number } | undefined {
    if (!this.#frame) return undefined;
    const { left, top } = this.area.getBoundingClientRect();
    return { x: this.#frame.x.invert(event.clientX - left), y: this.#frame.y.invert(event.clientY - top) };
  }

  #step(event: KeyboardEvent): void {
    if (this.probe === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const place = { x: this.probe, y: this.probeY };
    if (event.key === 'Enter' || event.key === ' ') this.dispatchEvent(new PickEvent(place.x, place.y ?? 0));
    else {
      const to = moved(event, place, { x: this.x, y: this.y }, this.stops);
      if (!to) return;
      this.#send(to.x, to.y ?? 0);
    }
    event.preventDefault();
  }

  #send(x: number, y: number): void {
    this.dispatchEvent(new ProbeEvent(within(x, this.x), within(y, this.y)));
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.area;
    const em = Number.parseFloat(getComputedStyle(this.area).fontSize);
    if (width === 0 || height === 0) return;
    if (this.size?.width === width && this.size.height === height && this.size.em === em) return;
    this.size = { width, height, em };
  }

  static override styles = [base, styles];
}

/** In the legend, the units are pixels. */
const own = Object.assign((value: number) => value, { invert: (pixel: number) => pixel });

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-plot': ChainrulePlot;
  }
}
