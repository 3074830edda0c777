import { css, html, nothing } from 'lit';
import { customElement, state as internal, property } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import { answerOf, engine } from '../../engine/client';
import type { Neurons } from '../../engine/wire';
import '../../figures/weight-image';
import { data } from './session';
import { catalog } from './text';

const nShown = 40;

/** What the units of the first layer respond to: their weights as images. */
@customElement('chainrule-images-neurons')
export class ImagesNeurons extends PageElement {
  /** The weights are fetched again when this changes. */
  @property({ type: Number }) step = 0;
  @internal() private neurons: Neurons | undefined;

  override render() {
    const side = data.value.report?.side;
    if (!this.neurons || side === undefined) return nothing;
    const { indices, weights, limits } = this.neurons;
    const size = side * side;
    return html`<ul role="list">
      ${indices.map(
        (index, i) => html`<li>
          <chainrule-weight-image
            .weights=${weights.subarray(i * size, (i + 1) * size)}
            .side=${side}
            .limit=${limits[i] ?? 1}
            .label=${words(catalog).neuron(digits(index + 1))}
          ></chainrule-weight-image>
        </li>`,
      )}
    </ul>`;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('step')) void this.#fetch();
  }

  async #fetch(): Promise<void> {
    this.neurons = await answerOf(engine.request('firstLayer', { n: nShown }));
  }

  static override styles = [
    base,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(4rem, 1fr));
        gap: var(--cr-space-1);
        margin: 0;
        padding: 0;
        list-style: none;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images-neurons': ImagesNeurons;
  }
}
