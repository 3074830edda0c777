import { html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type CircuitEdge, type CircuitLayout, circuitLayout, type Point } from './circuit-graph-layout';
import { circuitGraphStyles } from './circuit-graph-styles';
import { PartFocusEvent } from './network-graph-data';
import { middle, nameText } from './network-graph-labels';

/** A variable or an operation. Texts are finished. */
export interface CircuitPart {
  readonly id: string;
  readonly name: { readonly letter: string; readonly subscript: string };
  /** The operation: `+`, `exp`; empty for a variable. */
  readonly operation: string;
  readonly sources: readonly string[];
  readonly depth: number;
  /** What is known so far. */
  readonly value: CircuitNumber | undefined;
  readonly gradient: CircuitNumber | undefined;
  readonly isLit: boolean;
  readonly description: string;
}

export interface CircuitNumber {
  readonly id: string;
  readonly text: string;
  readonly isLit: boolean;
}

/** An edge that the step is about, and the way it is followed. */
export interface CircuitFlow {
  readonly from: string;
  readonly to: string;
  readonly flow: 'forward' | 'backward';
}

/** The sizes of a card, in em: its name and operation, the value, the gradient. */
const line = 1.45;
const cardHeight = 3 * line + 0.3;
const rowGap = 0.9;
const columnGap = 2;
const margin = 0.5;
const characterWidth = 0.57;
/** The sizes of its text in pixels: where it has to scroll anyway, and where there is room. */
const comfortable = 12;
const largest = 18;

/**
 * A computation graph, from left to right in every language: a card for each variable and operation, with its value above
 * the line and the derivative of the output with respect to it below. It fills its box, or scrolls to what is lit, and
 * reports by `part-focus` what the pointer or the focus is on. For the keyboard it is a single stop, with arrow keys.
 */
@customElement('chainrule-circuit-graph')
export class ChainruleCircuitGraph extends LitElement {
  @property({ attribute: false }) parts: readonly CircuitPart[] = [];
  @property({ attribute: false }) flows: readonly CircuitFlow[] = [];
  /** The ids of values that are marked because their counterparts in a formula are hovered. */
  @property({ attribute: false }) marked: ReadonlySet<string> = new Set();
  @property() label = '';
  /** The smallest size of its text that it shrinks to, in pixels. */
  @property({ attribute: false }) smallest = 12;

  @state() private available = { width: 0, height: 0 };
  /** The part that the Tab key leads to. */
  @state() private current: string | undefined;
  #lit = '';

  readonly #resize = new ResizeObserver(() => {
    this.available = { width: this.offsetWidth, height: this.offsetHeight };
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  override render() {
    const { parts, available } = this;
    if (parts.length === 0 || available.width === 0) return nothing;
    const layout = circuitLayout(parts);
    const scale = new Scale(layout, cardWidth(parts), available, this.smallest);
    const { em, width, height } = scale;
    return html`<svg
      role="group"
      aria-label=${this.label}
      width=${width}
      height=${height}
      viewBox="0 0 ${width} ${height}"
      font-size=${em}
      @pointerover=${this.#onPointer}
      @pointerleave=${() => this.#report([])}
      @focusin=${this.#onFocus}
      @focusout=${() => this.#report([])}
      @keydown=${this.#onKey}
    >
      <defs>${arrow('forward')}${arrow('backward')}</defs>
      ${layout.edges.map((edge) => this.#renderEdge(edge, scale))}
      ${parts.map((part) => this.#renderPart(part, scale.corner(layout.places.get(part.id)), scale))}
    </svg>`;
  }

  #renderEdge(edge: CircuitEdge, scale: Scale): TemplateResult {
    const path = scale.path(edge.points);
    const flow = this.flows.find(({ from, to }) => from === edge.from && to === edge.to)?.flow;
    const end = flow === 'forward' ? 'url(#forward)' : nothing;
    const start = flow === 'backward' ? 'url(#backward)' : nothing;
    return svg`<path class="edge ${flow ?? ''}" d=${path} marker-end=${end} marker-start=${start} />`;
  }

  #renderPart(part: CircuitPart, { x, y }: { x: number; y: number }, { em, card }: Scale): TemplateResult {
    const stop = this.current ?? this.parts[0]?.id;
    const rowOf = (i: number) => y + (0.15 + i * line) * em;
    const isMarked = [part.value, part.gradient].some((number) => number && this.marked.has(number.id));
    const classes = ['card', part.operation ? '' : 'variable', part.isLit ? 'lit' : '', isMarked ? 'marked' : ''];
    return svg`<g class="part" role="img" tabindex=${part.id === stop ? 0 : -1} aria-label=${part.description} data-part=${part.id}>
      <rect class=${classes.join(' ')} x=${x} y=${y} width=${card} height=${cardHeight * em} rx=${0.6 * em} />
      <text class="name" x=${x + 0.6 * em} y=${rowOf(0.5)}>${nameText(part.name, em)}</text>
      <text class="operation" x=${x + card - 0.6 * em} y=${rowOf(0.5)} dy=${middle}>${part.operation}</text>
      ${this.#renderNumber(part.value, 'value', x, rowOf(1), em, card)}
      <line class="between" x1=${x + 0.5 * em} x2=${x + card - 0.5 * em} y1=${rowOf(2.02)} y2=${rowOf(2.02)} />
      ${this.#renderNumber(part.gradient, 'gradient', x, rowOf(2.04), em, card)}
    </g>`;
  }

  #renderNumber(
    number: CircuitNumber | undefined,
    kind: 'value' | 'gradient',
    x: number,
    y: number,
    em: number,
    card: number,
  ): TemplateResult | typeof nothing {
    if (!number) return nothing;
    const classes = [kind, number.isLit ? 'lit' : '', this.marked.has(number.id) ? 'marked' : ''].join(' ');
    return svg`<g class=${classes} data-value=${number.id}>
      <rect class="behind" x=${x + 0.25 * em} y=${y + 0.08 * em} width=${card - 0.5 * em} height=${1.26 * em} rx=${0.3 * em} />
      <text class="number" x=${x + card / 2} y=${y + 0.5 * line * em} dy=${middle}>${number.text}</text>
    </g>`;
  }

  /** Resolves when it is drawn in the room that it has. */
  async drawn(): Promise<void> {
    this.available = { width: this.offsetWidth, height: this.offsetHeight };
    await this.updateComplete;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('parts') && !changed.has('available' as keyof ChainruleCircuitGraph)) return;
    if (this.available.width === 0) return;
    const lit = this.parts.filter(({ isLit }) => isLit).map(({ id }) => id);
    const key = lit.join(' ');
    if (key === this.#lit) return;
    const isFirst = this.#lit === '';
    this.#lit = key;
    this.#reveal(lit, isFirst);
  }

  /** Scrolls sideways and down by as little as brings the lit cards into view. */
  #reveal(ids: readonly string[], isFirst: boolean): void {
    const boxes = ids.flatMap((id) => this.#partElement(id)?.getBoundingClientRect() ?? []);
    if (boxes.length === 0) return;
    const own = this.getBoundingClientRect();
    const needed = (start: number, end: number, from: number, to: number) =>
      end > to ? end - to : start < from ? start - from : 0;
    const left = needed(
      Math.min(...boxes.map((box) => box.left)) - 8,
      Math.max(...boxes.map((box) => box.right)) + 8,
      own.left,
      own.right,
    );
    const top = needed(
      Math.min(...boxes.map((box) => box.top)) - 8,
      Math.max(...boxes.map((box) => box.bottom)) + 8,
      own.top,
      own.bottom,
    );
    const isStill = isFirst || matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.scrollBy({ left, top, behavior: isStill ? 'instant' : 'smooth' });
  }

  #partElement(id: string): SVGGElement | null | undefined {
    return this.shadowRoot?.querySelector<SVGGElement>(`[data-part="${CSS.escape(id)}"]`);
  }

  #partOf(event: Event): CircuitPart | undefined {
    const at = event.target instanceof Element ? event.target.closest('[data-part]') : null;
    return this.parts.find(({ id }) => id === at?.getAttribute('data-part'));
  }

  #onPointer(event: PointerEvent): void {
    const value = event.target instanceof Element ? event.target.closest('[data-value]') : null;
    const id = value?.getAttribute('data-value');
    this.#report(id ? [id] : idsOf(this.#partOf(event)));
  }

  #onFocus(event: FocusEvent): void {
    const part = this.#partOf(event);
    if (!part) return;
    this.current = part.id;
    this.#report(idsOf(part));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.parts.findIndex(({ id }) => id === this.#partOf(event)?.id);
    const aims: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: this.parts.length - 1,
    };
    const aim = aims[event.key];
    if (at < 0 || aim === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = this.parts[Math.min(Math.max(aim, 0), this.parts.length - 1)];
    if (next) this.#partElement(next.id)?.focus();
  }

  #report(ids: readonly string[]): void {
    this.dispatchEvent(new PartFocusEvent(ids));
  }

  static override styles = circuitGraphStyles;
}

/** From columns and rows to pixels. */
class Scale {
  readonly em: number;
  readonly width: number;
  readonly height: number;
  /** The width of a card. */
  readonly card: number;

  constructor(
    { columns, rows }: CircuitLayout,
    private readonly cardEm: number,
    { width, height }: { readonly width: number; readonly height: number },
    smallest: number,
  ) {
    const widthEm = columns * cardEm + (columns - 1) * columnGap + 2 * margin;
    const heightEm = rows * (cardHeight + rowGap) - rowGap + 2 * margin;
    const fitting = Math.min((width - 2) / widthEm, (height - 2) / heightEm);
    this.em = fitting < smallest ? Math.max(smallest, comfortable) : Math.min(fitting, largest);
    this.width = widthEm * this.em;
    this.height = heightEm * this.em;
    this.card = cardEm * this.em;
  }

  /** The upper left corner of a card. */
  corner({ column, row }: Point = { column: 0, row: 0 }): { x: number; y: number } {
    return {
      x: (margin + column * (this.cardEm + columnGap)) * this.em,
      y: (margin + row * (cardHeight + rowGap)) * this.em,
    };
  }

  /** From the right side of the first card to the left side of the last one, level where it passes a column. */
  path(points: readonly Point[]): string {
    const places = points.map((point) => {
      const { x, y } = this.corner(point);
      return { left: x, right: x + this.card, y: y + (cardHeight / 2) * this.em };
    });
    return places
      .slice(1)
      .map((to, i) => {
        const from = places[i] ?? to;
        const half = (from.right + to.left) / 2;
        const isPassing = i + 1 < places.length - 1;
        return `${i === 0 ? `M${from.right} ${from.y}` : ''}C${half} ${from.y} ${half} ${to.y} ${to.left} ${to.y}${isPassing ? `H${to.right}` : ''}`;
      })
      .join('');
  }
}

/** Wide enough for the longest text of any card, in em. */
function cardWidth(parts: readonly CircuitPart[]): number {
  const lengths = parts.flatMap(({ name, operation, value, gradient }) => [
    name.letter.length + name.subscript.length + operation.length + 2,
    value?.text.length ?? 0,
    gradient?.text.length ?? 0,
  ]);
  return Math.max(4.2, Math.max(...lengths) * characterWidth + 1.2);
}

function idsOf(part: CircuitPart | undefined): string[] {
  return [part?.value, part?.gradient].flatMap((number) => (number ? [number.id] : []));
}

function arrow(flow: 'forward' | 'backward'): TemplateResult {
  return svg`<marker id=${flow} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="4" markerHeight="4" orient="auto-start-reverse">
    <path class="arrow ${flow}" d="M0 0L10 5L0 10z" />
  </marker>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-circuit-graph': ChainruleCircuitGraph;
  }
}
