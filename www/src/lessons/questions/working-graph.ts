import { css, html, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { AskedEdge, AskedNode } from '../../engine/wire';
import { catalog } from './ask-text';
import { type Layout, layout, type Place } from './graph-layout';

/** The reader chose a node. */
export class NodeEvent extends Event {
  constructor(readonly node: number) {
    super('node');
  }
}

/** What of the graph is shown: the concepts, also z and its edges, or a layer with its attention. */
export type Shown = 'concepts' | 'joined' | number;

/**
 * A working graph. Its nodes are the darker the more relevant they are, and as they are in the paper: z purple, concepts of
 * the question blue, those of the answer red. It reads from left to right in every language, from question to answer.
 *
 * @fires node - The reader chose a node.
 */
@customElement('chainrule-working-graph')
export class WorkingGraph extends PageElement {
  @property({ attribute: false }) nodes: readonly AskedNode[] = [];
  @property({ attribute: false }) edges: readonly AskedEdge[] = [];
  @property({ attribute: false }) shown: Shown = 'concepts';
  /** The words of the relations. */
  @property({ attribute: false }) relations: Readonly<Record<string, string>> = {};
  @property({ type: Number }) selected = -1;
  @property() label = '';
  @state() private width = 600;
  readonly #observer = new ResizeObserver(([entry]) => {
    if (entry) this.width = Math.max(280, Math.round(entry.contentRect.width));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  override render() {
    const { width, nodes } = this;
    const placed = layout(
      nodes.map(({ kind }) => kind),
      width,
    );
    const hasZ = this.shown !== 'concepts';
    return html`<svg
      viewBox="0 0 ${width} ${placed.height}"
      width=${width}
      height=${placed.height}
      role="group"
      aria-label=${this.label}
    >
      ${this.#renderEdges(placed)}
      ${nodes.map((node, index) => (hasZ || node.kind !== 'context' ? this.#renderNode(node, index, placed) : svg``))}
    </svg>`;
  }

  #renderEdges({ places }: Layout) {
    const { shown, selected, nodes } = this;
    const isOfZ = ({ source, target }: AskedEdge) =>
      nodes[source]?.kind === 'context' || nodes[target]?.kind === 'context';
    const edges = this.edges.filter((edge) => edge.source !== edge.target && (shown !== 'concepts' || !isOfZ(edge)));
    if (typeof shown === 'number') {
      return edges.map((edge) => {
        const attention = edge.layers[shown]?.attention ?? 0;
        const isFaint = selected >= 0 && edge.target !== selected;
        return svg`<path
          class="message ${isFaint ? 'faint' : ''}"
          d=${bent(places[edge.source], places[edge.target])}
          stroke-width=${(0.75 + 7 * attention).toFixed(2)}
          data-edge="${edge.source}-${edge.target}"
        />`;
      });
    }
    const once = edges.filter(
      ({ isBackward, source, target }) => !isBackward && (source < target || !isOfZ({ source, target } as AskedEdge)),
    );
    return once.map((edge) => {
      const [from, to] = [places[edge.source], places[edge.target]];
      if (!from || !to) return svg``;
      const isNear = selected >= 0 && (edge.source === selected || edge.target === selected);
      const says = edge.relation ? this.relations[edge.relation] : '';
      const [x, y] = [from.x + 0.45 * (to.x - from.x), from.y + 0.45 * (to.y - from.y)];
      return svg`<line
          class=${isOfZ(edge) ? 'of-z' : ''}
          x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y}
          data-edge="${edge.source}-${edge.target}"
        />
        ${isNear && says ? svg`<text class="relation" x=${x} y=${y - 3}>${says}</text>` : ''}`;
    });
  }

  #renderNode(node: AskedNode, index: number, { places }: Layout) {
    const { x, y } = places[index] ?? { x: 0, y: 0 };
    const messages = words(catalog);
    const relevance = numberText(node.relevance, 2);
    const choose = () => this.dispatchEvent(new NodeEvent(index === this.selected ? -1 : index));
    return svg`<g
      class="node ${node.kind} ${index === this.selected ? 'selected' : ''}"
      role="button"
      tabindex="0"
      aria-pressed=${index === this.selected}
      aria-label=${messages.nodeLabel(node.name, messages.kinds[node.kind], relevance)}
      data-node=${index}
      transform="translate(${x} ${y})"
      @click=${choose}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        choose();
      }}
    >
      <circle r="22" class="target" />
      <circle r="13" class="under" />
      <circle r="13" class="disc" fill-opacity=${node.kind === 'context' ? 0.9 : node.relevance} />
      <text class="name" y="-18">${node.name}</text>
      ${node.kind === 'context' ? '' : svg`<text class="rho" y="27"><tspan dir="ltr">ρ ${relevance}</tspan></text>`}
    </g>`;
  }

  static override styles = [
    base,
    css`
      :host {
        display: block;
        direction: ltr;
        min-inline-size: 0;
      }

      svg {
        display: block;
        max-inline-size: 100%;
        overflow: visible;
      }

      line {
        stroke: var(--cr-line);
        stroke-width: 1.25;
      }

      /* Its width says how much attention it gets. */
      .message {
        fill: none;
        stroke: var(--cr-s3);
        stroke-opacity: 0.75;
      }

      .message.faint {
        stroke: var(--cr-line);
        stroke-opacity: 0.25;
      }

      .of-z {
        stroke: var(--cr-s4);
        stroke-dasharray: 4 4;
      }

      .node {
        cursor: pointer;
        outline: none;
      }

      .target {
        fill: var(--cr-paper);
        fill-opacity: 0.001;
      }

      /* So that no edge shows through a pale node. */
      .under {
        fill: var(--cr-paper);
      }

      .disc {
        fill: var(--tone);
        stroke: var(--tone);
        stroke-width: 1.5;
      }

      .node.selected .disc {
        stroke: var(--cr-ink);
        stroke-width: 3;
      }

      .node:focus-visible .target {
        stroke: var(--cr-focus);
        stroke-width: 2;
      }

      .context { --tone: var(--cr-s4); }
      .question { --tone: var(--cr-s1); }
      .answer { --tone: var(--cr-s6); }
      .other { --tone: var(--cr-s8); }

      text {
        fill: var(--cr-ink);
        font: 550 0.8125rem / 1 var(--cr-controls);
        text-anchor: middle;
        paint-order: stroke;
        stroke: var(--cr-paper);
        stroke-width: 4px;
        stroke-linejoin: round;
      }

      .rho,
      .relation {
        fill: var(--cr-soft);
        font: 450 0.75rem / 1 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      @media (forced-colors: active) {
        .disc {
          forced-color-adjust: none;
        }
      }
    `,
  ];
}

/** A curve from one node to another, bent to its left, so that both directions can be told apart. */
function bent(from: Place | undefined, to: Place | undefined): string {
  if (!from || !to) return '';
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [x, y] = [from.x + dx / 2 + (10 * dy) / length, from.y + dy / 2 - (10 * dx) / length];
  return `M${from.x} ${from.y}Q${x.toFixed(1)} ${y.toFixed(1)} ${to.x} ${to.y}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-working-graph': WorkingGraph;
  }
}
