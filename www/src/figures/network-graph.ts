import { html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import {
  EditRequestEvent,
  editableIn,
  type Graph,
  type GraphEdge,
  type GraphNode,
  idsOf,
  PartFocusEvent,
  partsInOrder,
} from './network-graph-data';
import type { EdgePlace } from './network-graph-edges';
import { EditField, type GraphEdit, NumberPress } from './network-graph-edit';
import { badge, boxed, edgeLabel, middle, nameText, resultLabel, signClass, valueText } from './network-graph-labels';
import { fittingLayout, type Layout, type NodePlace } from './network-graph-layout';
import { litPlaces, placeOf, reveal, type ShownLabel, shownLabels } from './network-graph-shown';
import { networkGraphStyles } from './network-graph-styles';
import { phoneEm } from './network-graph-text';
import type { ChainruleNumberField } from './number-field/number-field';
import './number-field/number-field';

/**
 * A figure of a small network: the values in each unit, every weight on its edge, what is lit. It fills its box, runs
 * from left to right in every language, and reports by `part-focus` what the pointer or the focus is on. If it is
 * larger than its box, it scrolls to what is lit.
 *
 * For the keyboard it is a single stop: the arrow keys go from part to part in the order in which data flows. Enter,
 * or a click, requests the field over an editable number by `edit-request`; a drag nudges the number.
 */
@customElement('chainrule-network-graph')
export class ChainruleNetworkGraph extends LitElement {
  @property({ attribute: false }) graph: Graph | undefined;
  /** The ids of parts and values that are marked because their counterparts in a formula are hovered. */
  @property({ attribute: false }) marked: ReadonlySet<string> = new Set();
  /** The number being edited. */
  @property({ attribute: false }) edit: GraphEdit | undefined;
  /** A description for those who cannot see the figure. */
  @property() label = '';

  @state() private available = { width: 0, height: 0 };
  /** The part that the Tab key leads to. */
  @state() private current: string | undefined;
  @query('svg') private picture: SVGSVGElement | null | undefined;
  @query('.sheet') private sheet!: HTMLElement | null;
  @query('chainrule-number-field') private field!: ChainruleNumberField | null;
  #layout: Layout | undefined;
  #labels: ReadonlyMap<string, ShownLabel> = new Map();
  #lit: string | undefined;
  /** The part that gets the focus back when the field closes. */
  #edited: string | undefined;
  readonly #press = new NumberPress(this, (event) => this.#part(event));
  readonly #editing = new EditField(this, () => this.field);

  // The outer box, which does not change when scrollbars appear.
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

  protected override willUpdate(changed: PropertyValues): void {
    const known = this.graph && this.available.width > 0;
    if (!this.graph || !known) this.#layout = undefined;
    else if (changed.has('graph') || changed.has('available')) this.#layout = fittingLayout(this.graph, this.available);
    if (this.graph && this.#layout) this.#labels = shownLabels(this.graph, this.#layout, this.marked);
    const hasFocus = this.field !== null && this.shadowRoot?.activeElement === this.field;
    const place = this.edit && this.graph && this.#layout && placeOf(this.graph, this.#layout, this.edit.id);
    if (place || !hasFocus) this.#edited = place?.part.id;
  }

  protected override updated(changed: PropertyValues): void {
    const [graph, layout] = [this.graph, this.#layout];
    if (!graph || !layout) return;
    const { ids, boxes } = litPlaces(graph, layout);
    if (ids !== this.#lit && !this.edit) {
      const isStill = this.#lit === undefined || matchMedia('(prefers-reduced-motion: reduce)').matches;
      reveal(this, boxes, layout.em, isStill ? 'instant' : 'smooth');
    }
    if (!this.edit) this.#lit = ids;
    this.#updateField(graph, layout, changed);
  }

  /** The field opens with the focus, and returns it to the part it was opened on. */
  #updateField(graph: Graph, layout: Layout, changed: PropertyValues): void {
    const place = this.edit && placeOf(graph, layout, this.edit.id);
    if (place && this.sheet) {
      const box = this.#editing.place(place.box, this.sheet);
      if ((changed.get('edit') as GraphEdit | undefined)?.id === this.edit?.id || !changed.has('edit')) return;
      reveal(this, [box], 4, 'instant');
      void this.field?.updateComplete.then(() => this.field?.focus({ preventScroll: true }));
    } else if (this.#edited !== undefined) {
      this.#focusPart(this.#edited);
      this.#edited = undefined;
    }
  }

  override render() {
    const [graph, layout] = [this.graph, this.#layout];
    if (!graph || !layout) return nothing;
    const { width, height, em } = layout;
    const hasMarks = graph.columns.some(({ nodes }) => nodes.some(({ mark }) => mark));
    return html`<div class="sheet">
      <svg
        role="group"
        aria-label=${this.label}
        width=${width}
        height=${height}
        viewBox="0 0 ${width} ${height}"
        font-size=${em}
        @pointerover=${this.#onPointer}
        @pointerleave=${() => this.#reportFocus([])}
        @pointerdown=${this.#onDown}
        @pointermove=${this.#press.onMove}
        @pointerup=${this.#press.onUp}
        @pointercancel=${this.#press.onUp}
        @lostpointercapture=${this.#press.onUp}
        @click=${this.#press.onClick}
        @focusin=${this.#onFocus}
        @focusout=${() => this.#reportFocus([])}
        @mousedown=${(event: Event) => event.preventDefault()}
        @keydown=${this.#onKey}
      >
        ${hasMarks ? hatch : nothing}
        ${layout.captions.map(({ x, y, text }) => svg`<text class="caption" x=${x} y=${y} dy=${middle}>${text}</text>`)}
        ${layout.links.map((link) => this.#renderLink(graph, link))}
        ${graph.edges.map((edge) => this.#renderLine(edge, layout))}
        ${partsInOrder(graph).map((part) => this.#renderPart(part, layout))}
        <g aria-hidden="true">${graph.edges.map((edge) => this.#renderAbove(edge, layout))}</g>
      </svg>
      ${this.#renderField(graph, layout)}
    </div>`;
  }

  #renderField(graph: Graph, layout: Layout) {
    const { edit } = this;
    const place = edit && placeOf(graph, layout, edit.id);
    if (!edit || !place) return nothing;
    const values =
      'from' in place.part ? [place.part] : [...place.part.rows, ...(place.part.bias ? [place.part.bias] : [])];
    const label = values.find(({ id }) => id === edit.id)?.editLabel ?? place.part.description;
    return html`<div class="editor" @keydown=${{ handleEvent: this.#editing.onKeyCapture, capture: true }} @focusout=${this.#editing.onLeave}>
      <chainrule-number-field
        compact
        .text=${edit.text}
        .label=${label}
        .valueId=${edit.id}
        .error=${edit.error}
        .bounds=${this}
      ></chainrule-number-field>
    </div>`;
  }

  /** Lines lie below all labels, so they are drawn first. */
  #renderLine(edge: GraphEdge, layout: Layout): TemplateResult | typeof nothing {
    const place = layout.edges.get(edge.id);
    if (!place) return nothing;
    const [first, last] = edge.flow === 'backward' ? [place.end, place.start] : [place.start, place.end];
    const path = `M${first.x} ${first.y}L${last.x} ${last.y}`;
    const classes = classMap({
      line: true,
      faint: layout.isCrowded,
      [edge.state]: true,
      [signClass(edge.sign)]: true,
    });
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
    const marked = idsOf(part).some((id) => this.marked.has(id));
    const stop = this.current ?? (this.graph ? partsInOrder(this.graph)[0]?.id : undefined);
    const edgePlace = layout.edges.get(part.id);
    const nodePlace = layout.nodes.get(part.id);
    let content: TemplateResult | typeof nothing = nothing;
    if ('from' in part && edgePlace) content = this.#renderEdge(part, edgePlace, layout, marked);
    if ('rows' in part && nodePlace) content = this.#renderNode(part, nodePlace, layout, marked);
    const mark = 'rows' in part && part.mark ? ` – ${part.mark.description}` : '';
    return svg`<g
      class="part ${part.state}"
      role=${editableIn(part) === undefined ? 'img' : 'button'}
      tabindex=${part.id === stop ? 0 : -1}
      aria-label=${part.description + mark}
      data-part=${part.id}
    >${content}</g>`;
  }

  #renderEdge(edge: GraphEdge, place: EdgePlace, { em, narrow }: Layout, marked: boolean): TemplateResult {
    const { start, end } = place;
    const label = this.#labels.get(edge.id);
    const tap = edge.editable && (!label || label.isAbove) ? edge.id : nothing;
    return svg`
      <line class="touch" data-tap=${tap} x1=${start.x} y1=${start.y} x2=${end.x} y2=${end.y} stroke-width=${em * 1.2} />
      ${marked ? svg`<line class="ring" x1=${start.x} y1=${start.y} x2=${end.x} y2=${end.y} />` : nothing}
      ${label && !label.isAbove ? edgeLabel(edge, label.box, em, narrow, this.marked) : nothing}
      ${edge.result.shown ? resultLabel(edge.result, place.result, em) : nothing}
    `;
  }

  #renderAbove(edge: GraphEdge, { em, narrow }: Layout): TemplateResult | typeof nothing {
    const label = this.#labels.get(edge.id);
    if (!label?.isAbove) return nothing;
    return svg`<g data-of=${edge.id}>${edgeLabel(edge, label.box, em, narrow, this.marked)}</g>`;
  }

  #renderNode(node: GraphNode, place: NodePlace, { em }: Layout, marked: boolean): TemplateResult {
    const { name, caption, bias, mark } = node;
    // On a phone, what is behind a bias may not reach beyond the figure's margin.
    const [inRow, beyondBias] = em === phoneEm ? [0.2, 0.28] : [0.35, 0.7];
    const row = { width: place.width - em * inRow, height: em * 1.35 };
    return svg`
      ${boxed(place, em * 0.75, `box ${marked ? 'marked' : ''}`)}
      ${mark ? svg`<g class="hatched" fill="url(#hatch)">${boxed(place, em * 0.75, '')}</g>` : nothing}
      ${name ? svg`<text class="name" x=${place.name.x} y=${place.name.y}>${nameText(name, em)}</text>` : nothing}
      ${caption ? svg`<text class="caption ${place.caption.anchor}" x=${place.caption.textX} y=${place.caption.y} dy=${middle}>${caption}</text>` : nothing}
      ${node.rows.map((value, i) => {
        const box = { ...(place.rows[i] ?? place), ...row };
        return valueText(value, box, em, this.marked.has(value.id), node.rows.length === 1);
      })}
      ${bias ? valueText(bias, { ...place.bias, width: place.bias.width + em * beyondBias }, em, this.marked.has(bias.id)) : nothing}
      ${mark ? badge(mark, place, em) : nothing}
    `;
  }

  #part(event: Event): GraphNode | GraphEdge | undefined {
    const at = event.target instanceof Element ? event.target.closest('[data-part], [data-of]') : null;
    const id = at?.getAttribute('data-part') ?? at?.getAttribute('data-of');
    return this.graph && partsInOrder(this.graph).find((part) => part.id === id);
  }

  /** Over one value of a part, just that value; over the rest of the part, all of them. */
  #onPointer(event: PointerEvent): void {
    if (this.#press.isActive) return;
    const part = this.#part(event);
    const value = event.target instanceof Element ? event.target.closest('[data-value]') : null;
    const id = value?.getAttribute('data-value');
    this.#reportFocus(id && id !== part?.id ? [id] : part ? idsOf(part) : []);
  }

  #onDown(event: PointerEvent): void {
    // The figure takes no focus, so someone typing would not notice that a press means something else.
    if (this.shadowRoot?.activeElement === this.field) this.field?.blur();
    this.#press.onDown(event);
  }

  #onFocus(event: FocusEvent): void {
    const part = this.#part(event);
    if (!part) return;
    this.current = part.id;
    this.#reportFocus(idsOf(part));
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.graph || event.ctrlKey || event.metaKey || event.altKey) return;
    const parts = partsInOrder(this.graph);
    const part = this.#part(event);
    const at = parts.findIndex(({ id }) => id === part?.id);
    if (!part || at < 0) return;
    const aims: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: parts.length - 1,
    };
    const aim = aims[event.key];
    const edit = event.key === 'Enter' || event.key === 'F2' ? editableIn(part) : undefined;
    if (aim === undefined && edit === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (edit !== undefined) this.dispatchEvent(new EditRequestEvent(edit));
    const next = aim === undefined ? undefined : parts[Math.min(Math.max(aim, 0), parts.length - 1)];
    if (next) this.#focusPart(next.id);
  }

  #focusPart(id: string): void {
    this.picture?.querySelector<SVGGElement>(`[data-part="${CSS.escape(id)}"]`)?.focus();
  }

  #reportFocus(parts: readonly string[]): void {
    this.dispatchEvent(new PartFocusEvent(parts));
  }

  static override styles = networkGraphStyles;
}

/** For marked units: not by color alone. */
const hatch = svg`<defs>
  <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <line class="stripe" x1="0" y1="0" x2="0" y2="7" stroke-width="3" />
  </pattern>
</defs>`;

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-network-graph': ChainruleNetworkGraph;
  }
}
