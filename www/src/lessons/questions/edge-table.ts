import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { AskedAnswer } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import { catalog } from './ask-text';

/** The edges of a working graph as a table: the figure in words and, in a layer, the attention on each. */
@customElement('chainrule-edge-table')
export class EdgeTable extends PageElement {
  @property({ attribute: false }) answer: AskedAnswer | undefined;
  /** The layer, from 0; below 0, none. */
  @property({ type: Number }) layer = -1;
  @property({ attribute: false }) relations: Readonly<Record<string, string>> = {};

  override render() {
    const { answer, layer } = this;
    if (!answer) return nothing;
    const messages = words(catalog);
    const name = (node: number) => answer.nodes[node]?.name ?? '';
    const edges = answer.edges.filter(({ isBackward }) => layer >= 0 || !isBackward);
    return html`<details>
      <summary>${messages.edgeTable}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${messages.edgeTable}>
        <table aria-label=${messages.edgeTable}>
          <thead>
            <tr>
              <th scope="col">${messages.from}</th>
              <th scope="col">${messages.says}</th>
              <th scope="col">${messages.to}</th>
              ${layer >= 0 ? html`<th scope="col">${messages.attention}</th>` : nothing}
            </tr>
          </thead>
          <tbody>
            ${edges.map(({ source, target, relation, isBackward, layers }) => {
              const says = relation ? (this.relations[relation] ?? '') : '';
              return html`<tr data-edge="${source}-${target}">
                <td>${name(source)}</td>
                <td>
                  ${
                    source === target
                      ? messages.itself
                      : !relation
                        ? messages.contextEdge
                        : isBackward
                          ? messages.backward(says)
                          : says
                  }
                </td>
                <td>${name(target)}</td>
                ${layer >= 0 ? html`<td><bdi dir="ltr">${numberText(layers[layer]?.attention ?? 0)}</bdi></td>` : nothing}
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  static override styles = [
    base,
    labParts,
    css`
      summary {
        min-block-size: var(--cr-target);
        font: 500 var(--cr-size-small) / 2.2 var(--cr-controls);
        cursor: pointer;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-edge-table': EdgeTable;
  }
}
