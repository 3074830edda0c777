import { css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { save } from '../../base/save';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { catalog } from './chart-text';
import { csvFile } from './csv-file';
import './plot';
import type { ChainrulePlot } from './plot';
import type { Axis, Dots, HoverEvent, Line, ProbeEvent, Ribbon, Rule, Stops } from './plot-data';
import { nearest } from './probe';
import { pngFile } from './svg-file';

/** A file that the chart can be saved as, besides an image. */
export interface ChartFile {
  /** The text of the button. */
  readonly name: string;
  /** With its extension. */
  readonly file: string;
  readonly text: () => string;
}

/** The reader moved to this place; `undefined`: to the newest one, which follows the data. */
export class ReadEvent extends Event {
  constructor(readonly at: number | undefined) {
    super('read');
  }
}

/**
 * Lines over a common axis whose values can be read: with the pointer, or with the arrow keys, which go from dot to
 * dot and, with Shift, from point to point. The reading is below, beside the buttons that save the chart.
 *
 * @fires read - The reader moved to another place.
 */
@customElement('chainrule-chart')
export class ChainruleChart extends PageElement {
  @property() label = '';
  @property({ attribute: false }) x: Axis = { domain: [0, 1] };
  @property({ attribute: false }) y: Axis = { domain: [0, 1] };
  @property({ attribute: false }) lines: readonly Line[] = [];
  @property({ attribute: false }) ribbons: readonly Ribbon[] = [];
  @property({ attribute: false }) rules: readonly Rule[] = [];
  /** Hides the legend, where another chart beside it has the same one. */
  @property({ type: Boolean, attribute: 'no-legend' }) noLegend = false;
  /** The name of a place along x. */
  @property({ attribute: false }) place: (x: number) => string = (x) => numberText(x);
  /** A value in words. */
  @property({ attribute: false }) format: (value: number) => string = (value) => numberText(value);
  /** The reader's place; by default the last one. */
  @property({ attribute: false }) at: number | undefined;
  /** The files' name, without extension. */
  @property() file = 'chart';
  /** Its data; by default those of its lines. */
  @property({ attribute: false }) files: readonly ChartFile[] = [];

  /** Temporarily hides what the reader added, while the chart is saved. */
  @state() private isPlain = false;
  @query('chainrule-plot') private plot!: ChainrulePlot;
  #stops: Stops = { coarse: [], fine: [] };

  override render() {
    const messages = words(catalog);
    this.#stops = { coarse: ascending(this.lines.filter(({ hasDots }) => hasDots)), fine: ascending(this.lines) };
    const last = this.#stops.fine.at(-1);
    const at = this.at === undefined ? last : nearest(this.#stops.fine, this.at);
    const points = at === undefined ? [] : this.lines.flatMap((line) => pointOf(line, at));
    const text = at === undefined ? '' : this.#reading(points);
    return html`
      <chainrule-plot
        ?no-legend=${this.noLegend && !this.isPlain}
        .label=${this.label}
        .x=${this.x}
        .y=${this.y}
        .ribbons=${this.ribbons}
        .lines=${this.lines}
        .rules=${this.rules}
        .dots=${this.isPlain ? [] : points.map(({ x, y, line }): Dots => ({ x: [x], y: [y], tone: line.tone, size: 'large' }))}
        .stops=${this.#stops}
        .probe=${this.isPlain ? undefined : at}
        .probeLabel=${messages.read(this.label)}
        .probeText=${text}
        @probe=${({ x }: ProbeEvent) => this.#go(x)}
        @hover=${({ at: over }: HoverEvent) => over && this.#go(over.x)}
      ></chainrule-plot>
      <div class="foot">
        <p class="reading" data-reading="chart">${text}</p>
        <div class="save" role="group" aria-label=${`${messages.saveAs}: ${this.label}`}>
          <span aria-hidden="true">${messages.saveAs}</span>
          ${this.#button(messages.png, async () => save(`${this.file}.png`, await pngFile(await this.#svg())))}
          ${this.#button(messages.svg, async () => save(`${this.file}.svg`, await this.#svg()))}
          ${this.#files().map(({ name, file, text }) => this.#button(name, async () => save(file, text())))}
        </div>
      </div>
    `;
  }

  #files(): readonly ChartFile[] {
    if (this.files.length > 0) return this.files;
    return [{ name: words(catalog).csv, file: `${this.file}.csv`, text: () => csvFile(this) }];
  }

  #button(name: string, act: () => Promise<void>) {
    const isEmpty = this.#stops.fine.length === 0;
    return html`<button class="bare" data-save=${name} ?disabled=${isEmpty} @click=${() => void act()}>${name}</button>`;
  }

  /** Lines with points at the same places share the name of the place. */
  #reading(points: readonly Point[]): string {
    const messages = words(catalog);
    const named = points.filter(({ line }) => line.name);
    const places = [...new Set(named.map(({ x }) => x))];
    const values = (place: number) =>
      named
        .filter(({ x }) => x === place)
        .map(({ y, line }) => messages.value(line.name ?? '', this.format(y)))
        .join(messages.comma);
    return places.map((place) => messages.reading(this.place(place), values(place))).join(messages.semicolon);
  }

  #go(x: number): void {
    const { fine } = this.#stops;
    const at = nearest(fine, x);
    this.at = at === fine.at(-1) ? undefined : at;
    this.dispatchEvent(new ReadEvent(this.at));
  }

  async #svg(): Promise<string> {
    this.isPlain = true;
    await this.updateComplete;
    // A legend shown for the saved image takes room: the plot learns its new size between two frames.
    if (this.noLegend) for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    await this.plot.updateComplete;
    try {
      return this.plot.toSvg();
    } finally {
      this.isPlain = false;
    }
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-1);
        min-inline-size: 0;
      }

      /* The height of the plot, and of the lines that the longest reading takes. */
      chainrule-plot {
        block-size: var(--chart-size, 18rem);
      }

      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        justify-content: space-between;
        gap: 0 var(--cr-space-4);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      .reading {
        flex: 1 1 18rem;
        min-block-size: calc(1.5em * var(--chart-lines, 1));
      }

      .save {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        color: var(--cr-soft);
      }

      .save button {
        min-inline-size: 0;
        padding-inline: var(--cr-space-2);
        text-decoration: underline;
        text-decoration-color: var(--cr-line);
        text-underline-offset: 0.2em;
      }
    `,
  ];
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly line: Line;
}

/** The point of a line nearest to a place, among those that have a value. */
function pointOf(line: Line, at: number): Point[] {
  let best: Point | undefined;
  for (let i = 0; i < Math.min(line.x.length, line.y.length); i++) {
    const [x, y] = [line.x[i] ?? Number.NaN, line.y[i] ?? Number.NaN];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    if (!best || Math.abs(x - at) < Math.abs(best.x - at)) best = { x, y, line };
  }
  return best ? [best] : [];
}

/** All places where one of the lines has a value. */
function ascending(lines: readonly Line[]): readonly number[] {
  const places = new Set<number>();
  for (const { x, y } of lines) {
    for (let i = 0; i < Math.min(x.length, y.length); i++) {
      const place = x[i];
      if (place !== undefined && Number.isFinite(y[i])) places.add(place);
    }
  }
  return [...places].sort((a, b) => a - b);
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-chart': ChainruleChart;
  }
}
