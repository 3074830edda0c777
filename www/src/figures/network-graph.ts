import { html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { type Graph, type GraphEdge, type GraphNode, idsOf, PartFocusEvent, partsInOrder } from './network-graph-data';
import { boxed, edgeLabel, nameText, resultLabel, signClass, valueText } from './network-graph-labels';
import { type EdgePlace, type Layout, layoutOf, type NodePlace } from './network-graph-layout';
import { networkGraphStyles } from './network-graph-styles';

/**
 * A picture of a small network: what is in each unit, every weight on its edge, what is lit. It fills its box, runs from
 * left to right in every language, and tells by `part-focus` what the pointer or the focus is on.
 *
 * For the keyboard it is one stop: the arrow keys go from part to part in the order in which data flows.
 */
@customElement('chainrule-network-graph')
export class ChainruleNetworkGraph extends LitElement {
  @property({ attribute: false }) graph: Graph | undefined;
  /** The ids of parts and values that are marked because their counterparts in a formula are pointed at. */
  @property({ attribute: false }) marked: ReadonlySet<string> = new Set();
  /** What the picture shows, for who cannot see it. */
  @property() label = '';

  @state() private available = { width: 0, height: 0 };
  /** The part that the Tab key leads to. */
  @state() private current: string | undefined;
  @query('svg') private picture: SVGSVGElement | null | undefined;
  #layout: Layout | undefined;

  readonly #resize = new ResizeObserver(([entry]) => {
    if (entry) this.available = { width: entry.contentRect.width, height: entry.contentRect.height };
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const known = this.graph && this.available.width > 0;
    if (!this.graph || !known) this.#layout = undefined;
    else if (changed.has('graph') || changed.has('available')) this.#layout = layoutOf(this.graph, this.available);
  }

  override render() {
    const [graph, layout] = [this.graph, this.#layout];
    if (!graph || !layout) return nothing;
    const { width, height, em } = layout;
    return html`
      <svg
        role="group"
        aria-label=${this.label}
        width=${width}
        height=${height}
        viewBox="0 0 ${width} ${height}"
        font-size=${em}
        @pointerover=${this.#onPointer}
        @pointerleave=${() => this.#tell([])}
        @focusin=${this.#onFocus}
        @focusout=${() => this.#tell([])}
        @mousedown=${(event: Event) => event.preventDefault()}
        @keydown=${this.#onKey}
      >
        ${layout.captions.map(({ x, y, text }) => svg`<text class="caption" x=${x} y=${y}>${text}</text>`)}
        ${layout.links.map((link) => this.#renderLink(graph, link))}
        ${graph.edges.map((edge) => this.#renderLine(edge, layout))}
        ${partsInOrder(graph).map((part) => this.#renderPart(part, layout))}
      </svg>
    `;
  }

  /** Lines lie below all labels, so they are drawn before them. */
  #renderLine(edge: GraphEdge, layout: Layout): TemplateResult | typeof nothing {
    const place = layout.edges.get(edge.id);
    if (!place) return nothing;
    const { start, end } = place;
    const path = `M${start.x} ${start.y}L${end.x} ${end.y}`;
    const classes = classMap({ line: true, [edge.state]: true, [signClass(edge.sign)]: true });
    return svg`
      ${edge.state === 'lit' ? svg`<path class="mark" d=${path} stroke-width=${layout.em * 0.9} />` : nothing}
      <path class=${classes} d=${path} stroke-width=${layout.em * (0.08 + 0.14 * edge.strength)} />
      ${
        edge.state === 'lit'
          ? svg`<path class="pulse ${signClass(edge.sign)}" d=${path} pathLength="100" stroke-width=${layout.em * 0.42} />`
          : nothing
      }
    `;
  }

  #renderLink(graph: Graph, { from, start, end }: Layout['links'][number]): TemplateResult {
    const lit = graph.loss?.rows.some((row) => row.state === 'lit') && this.#isLit(graph, from);
    return svg`<line class="link ${lit ? 'lit' : ''}" x1=${start.x} y1=${start.y} x2=${end.x} y2=${end.y} />`;
  }

  #isLit(graph: Graph, id: string): boolean {
    return partsInOrder(graph).some((part) => part.id === id && part.state === 'lit');
  }

  #renderPart(part: GraphNode | GraphEdge, layout: Layout): TemplateResult | typeof nothing {
    const ids = idsOf(part);
    const marked = ids.some((id) => this.marked.has(id));
    const stop = this.current ?? (this.graph ? partsInOrder(this.graph)[0]?.id : undefined);
    const edgePlace = layout.edges.get(part.id);
    const nodePlace = layout.nodes.get(part.id);
    let content: TemplateResult | typeof nothing = nothing;
    if ('from' in part && edgePlace) content = this.#renderEdge(part, edgePlace, layout, marked);
    if ('rows' in part && nodePlace) content = this.#renderNode(part, nodePlace, layout, marked);
    return svg`<g
      class="part ${part.state}"
      role="img"
      tabindex=${part.id === stop ? 0 : -1}
      aria-label=${part.description}
      data-part=${part.id}
    >${content}</g>`;
  }

  #renderEdge(edge: GraphEdge, place: EdgePlace, { em, narrow }: Layout, marked: boolean): TemplateResult {
    const { start, end } = place;
    const label = place.label ?? (marked || edge.state === 'lit' ? place.fallback : undefined);
    return svg`
      <line class="touch" x1=${start.x} y1=${start.y} x2=${end.x} y2=${end.y} stroke-width=${em * 1.2} />
      ${marked ? svg`<line class="ring" x1=${start.x} y1=${start.y} x2=${end.x} y2=${end.y} />` : nothing}
      ${label ? edgeLabel(edge, label, em, narrow, marked) : nothing}
      ${place.result && edge.result.shown ? resultLabel(edge.result, place.result, em) : nothing}
    `;
  }

  #renderNode(node: GraphNode, place: NodePlace, { em }: Layout, marked: boolean): TemplateResult {
    return svg`
      ${boxed(place, em * 0.75, `box ${marked ? 'marked' : ''}`)}
      ${node.name ? svg`<text class="name" x=${place.name.x} y=${place.name.y}>${nameText(node.name, em)}</text>` : nothing}
      ${node.caption ? svg`<text class="caption end" x=${place.x - place.width / 2 - em * 0.6} y=${place.y}>${node.caption}</text>` : nothing}
      ${node.rows.map((row, i) => valueText(row, place.rows[i] ?? place, place.width - em * 0.35, em, this.marked.has(row.id)))}
      ${node.bias ? valueText(node.bias, place.bias, place.bias.width + em * 0.7, em, this.marked.has(node.bias.id)) : nothing}
    `;
  }

  #part(event: Event): GraphNode | GraphEdge | undefined {
    const id = event.target instanceof Element ? event.target.closest('[data-part]')?.getAttribute('data-part') : null;
    return this.graph && partsInOrder(this.graph).find((part) => part.id === id);
  }

  /** Over one value of a node it is this value; over the rest of the node, all of them. */
  #onPointer(event: PointerEvent): void {
    const value = event.target instanceof Element ? event.target.closest('[data-value]') : null;
    const id = value?.getAttribute('data-value');
    const part = this.#part(event);
    this.#tell(id ? [id] : part ? idsOf(part) : []);
  }

  #onFocus(event: FocusEvent): void {
    const part = this.#part(event);
    if (!part) return;
    this.current = part.id;
    this.#tell(idsOf(part));
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.graph || event.ctrlKey || event.metaKey || event.altKey) return;
    const parts = partsInOrder(this.graph);
    const at = parts.findIndex((part) => part.id === this.#part(event)?.id);
    if (at < 0) return;
    const aims: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: parts.length - 1,
    };
    const aim = aims[event.key];
    if (aim === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = parts[Math.min(Math.max(aim, 0), parts.length - 1)];
    if (next) this.picture?.querySelector<SVGGElement>(`[data-part="${CSS.escape(next.id)}"]`)?.focus();
  }

  #tell(parts: readonly string[]): void {
    this.dispatchEvent(new PartFocusEvent(parts));
  }

  static override styles = networkGraphStyles;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-network-graph': ChainruleNetworkGraph;
  }
}
