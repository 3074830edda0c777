import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { AskedAnswer, AskedEdge } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import { catalog } from './ask-text';

/** A node written out: what it is before the layers, or how a layer computes it from what reaches it. */
@customElement('chainrule-node-panel')
export class NodePanel extends PageElement {
  @property({ attribute: false }) answer: AskedAnswer | undefined;
  @property({ type: Number }) node = -1;
  /** The layer, from 0; below 0, none. */
  @property({ type: Number }) layer = -1;
  @property({ attribute: false }) relations: Readonly<Record<string, string>> = {};

  override render() {
    const node = this.answer?.nodes[this.node];
    if (!node) return html`<p class="small">${words(catalog).choose}</p>`;
    return this.layer < 0 ? this.#renderInput() : this.#renderLayer();
  }

  #renderInput() {
    const node = this.answer?.nodes[this.node];
    if (!node) return nothing;
    const messages = words(catalog);
    return html`
      <h3>${node.name}</h3>
      <dl>
        ${line(messages.before, 'h⁰', node.input)} ${line(messages.typeVector, 'u', node.typeVector)}
        ${line(messages.relevanceVector, 'ρ̃', node.relevanceVector)}
      </dl>
    `;
  }

  #renderLayer() {
    const { answer, layer } = this;
    const node = answer?.nodes[this.node];
    const now = node?.layers[layer];
    if (!answer || !node || !now) return nothing;
    const messages = words(catalog);
    const l = digits(layer + 1);
    const before = layer === 0 ? node.input : (node.layers[layer - 1]?.output ?? []);
    const reaching = answer.edges.filter(({ target }) => target === this.node);
    return html`
      <h3>${messages.inLayer(node.name, l)}</h3>
      <div class="scroll" tabindex="0" role="region" aria-label=${messages.inLayer(node.name, l)}>
        <table aria-label=${messages.inLayer(node.name, l)}>
          <thead>
            <tr>
              <th scope="col">${messages.from}</th>
              <th scope="col">${messages.query}</th>
              <th scope="col">${messages.key}</th>
              <th scope="col">${messages.score}</th>
              <th scope="col">${messages.attention}</th>
              <th scope="col">${messages.message}</th>
            </tr>
          </thead>
          <tbody>
            ${reaching.map((edge) => this.#renderReaching(edge))}
          </tbody>
        </table>
      </div>
      <dl>
        ${line(messages.sum, 'Σ α m', now.sum)} ${line(messages.update, 'fₙ(Σ α m)', now.update)}
        ${line(messages.before, 'h', before)} ${line(messages.after, 'h′ = fₙ(Σ α m) + h', now.output)}
      </dl>
    `;
  }

  #renderReaching(edge: AskedEdge) {
    const { answer, layer } = this;
    const source = answer?.nodes[edge.source];
    const now = edge.layers[layer];
    if (!source || !now) return nothing;
    const messages = words(catalog);
    const says = edge.relation ? this.relations[edge.relation] : undefined;
    const name = edge.source === edge.target ? messages.itself : source.name;
    return html`<tr data-source=${edge.source}>
      <th scope="row">
        ${name}${says ? html`<span class="small says">${edge.isBackward ? messages.backward(says) : says}</span>` : nothing}
      </th>
      <td>${vector(source.layers[layer]?.query ?? [])}</td>
      <td>${vector(now.key)}</td>
      <td data-value="score"><bdi dir="ltr">${numberText(now.score)}</bdi></td>
      <td data-value="attention"><bdi dir="ltr">${numberText(now.attention)}</bdi></td>
      <td>${vector(now.message)}</td>
    </tr>`;
  }

  static override styles = [
    base,
    labParts,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-2);
      }

      h3 {
        font: 600 var(--cr-size-body) / 1.4 var(--cr-controls);
      }

      dl {
        display: grid;
        grid-template-columns: auto auto 1fr;
        gap: var(--cr-space-1) var(--cr-space-3);
        margin: 0;
        font: 450 var(--cr-size-small) / 1.6 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      dl > div {
        display: contents;
      }

      dt {
        color: var(--cr-soft);
      }

      dd {
        margin: 0;
      }

      :is(th, td) {
        padding-inline: var(--cr-space-2);
        white-space: nowrap;
      }

      .says {
        margin-inline-start: var(--cr-space-2);
        font-size: var(--cr-size-tiny);
      }

      @media (width < 40rem) {
        dl {
          grid-template-columns: auto 1fr;
        }

        dt {
          grid-column: 1 / -1;
        }
      }
    `,
  ];
}

/** A vector with its name and what it is. */
function line(what: string, name: string, numbers: readonly number[]) {
  return html`<div>
    <dt>${what}</dt>
    <dd><bdi dir="ltr">${name} =</bdi></dd>
    <dd>${vector(numbers)}</dd>
  </div>`;
}

/** A vector in parentheses, always from left to right. */
export function vector(numbers: readonly number[]) {
  return html`<bdi dir="ltr" class="vector">(${numbers.map((x) => numberText(x, 2)).join(', ')})</bdi>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-node-panel': NodePanel;
  }
}
