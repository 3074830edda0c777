import { css, html, mathml, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { ltr, numberText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { Product } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import { networkOnView } from './shown';
import { look, state, training } from './state';
import { catalog } from './text';

/** The layers with their activations off, multiplied out: Ŵ and b̂, and how far the network is from them. */
@customElement('chainrule-linear-product')
export class LinearProduct extends PageElement {
  constructor() {
    super();
    new Watch(this, state, look, training);
  }

  override render() {
    const product = networkOnView()?.product;
    if (!product) return html`<div class="room"></div>`;
    const messages = words(catalog);
    return html`<section aria-labelledby="product">
      <h2 id="product">${messages.product}</h2>
      <p class="small">
        ${messages.shape(ltr(sizes(product)), numberText(product.nParameters, 5), numberText(product.nNumbers, 5))}
      </p>
      <div class="math scroll" tabindex="0" role="group" aria-label=${messages.productLabel}>
        <math>${factors(product)}</math>
        <math data-name="weight">${weight(product)}</math>
        <math data-name="bias">${bias(product)}</math>
      </div>
      <dl class="readings">
        <div>
          <dt>${messages.difference}</dt>
          <dd data-reading="difference"><bdi dir="ltr">${numberText(product.difference, 2)}</bdi></dd>
        </div>
        <div>
          <dt>${messages.bound}</dt>
          <dd data-reading="bound"><bdi dir="ltr">${numberText(product.bound, 2)}</bdi></dd>
        </div>
      </dl>
      <p class="small">${messages.why(numberText(product.nProbes, 5))}</p>
    </section>`;
  }

  static override styles = [
    base,
    labParts,
    css`
      .room {
        block-size: 20rem;
      }

      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-2);
      }

      .math {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cr-space-1) var(--cr-space-3);
        padding-block: var(--cr-space-1);
        direction: ltr;
        font-size: var(--cr-size-body);
        font-variant-numeric: tabular-nums;
      }

      .math:focus-visible {
        outline: 2px solid var(--cr-focus);
        outline-offset: 2px;
      }

      math {
        white-space: nowrap;
      }

      mtd {
        padding: 0.1em 0.35em;
        text-align: end;
      }
    `,
  ];
}

/** 2 → 8 → 8 → 1; many equal layers in a row as 8 (16×). */
function sizes({ sizes }: Product): string {
  const groups: { size: number; times: number }[] = [];
  for (const size of sizes) {
    const last = groups.at(-1);
    if (last?.size === size) last.times++;
    else groups.push({ size, times: 1 });
  }
  return groups
    .flatMap(({ size, times }) =>
      times > 3 ? [`${digits(size)} (${digits(times)}×)`] : Array(times).fill(digits(size)),
    )
    .join(' → ');
}

function factors({ sizes }: Product): TemplateResult {
  const last = sizes.length - 1;
  const factor = (i: number) => mathml`<msub><mi>W</mi><mn>${i}</mn></msub>`;
  const all = sizes.slice(1).map((_, i) => factor(last - i));
  return mathml`<mrow>${hat('W')}<mo>=</mo>${
    last <= 4 ? all : mathml`${factor(last)}${factor(last - 1)}<mo>⋯</mo>${factor(1)}`
  }</mrow>`;
}

function weight({ weight }: Product): TemplateResult {
  return mathml`<mrow><mo>=</mo>${matrix(weight)}</mrow>`;
}

function bias({ bias }: Product): TemplateResult {
  return mathml`<mrow>${hat('b')}<mo>=</mo>${matrix(bias.map((b) => [b]))}</mrow>`;
}

function matrix(rows: readonly (readonly number[])[]): TemplateResult {
  return mathml`<mrow><mo>(</mo><mtable>${rows.map(
    (row) => mathml`<mtr>${row.map((x) => mathml`<mtd><mn>${numberText(x, 4)}</mn></mtd>`)}</mtr>`,
  )}</mtable><mo>)</mo></mrow>`;
}

function hat(letter: string): TemplateResult {
  return mathml`<mover><mi>${letter}</mi><mo stretchy="false">^</mo></mover>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-linear-product': LinearProduct;
  }
}
