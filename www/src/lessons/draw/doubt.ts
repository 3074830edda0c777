import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { digits, PageElement, percentage } from '../../base/locale';
import { ltr, measuredPercent } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { catalogOf, words } from '../../base/words';
import type { Doubt } from '../../engine/wire';
import type { Count } from './model-card';
import { card } from './session';

export interface Messages {
  readonly summary: string;
  readonly likeness: string;
  readonly least: (least: string) => string;
  readonly margin: string;
  readonly marginMeans: string;
  readonly entropy: string;
  readonly bits: (bits: string) => string;
  readonly entropyMeans: (none: string, most: string, n: string) => string;
  readonly rule: (one: string, least: string) => string;
  /** For a network without a judge. */
  readonly noJudge: (n: string, one: string) => string;
  readonly errors: (refused: string, noDigits: string) => string;
}

export const catalog = catalogOf<Messages>('draw/doubt');

/** How sure the answer is, in three numbers, and the rule for giving none. */
@customElement('chainrule-draw-doubt')
export class ChainruleDrawDoubt extends PageElement {
  @property({ attribute: false }) doubt!: Doubt;
  /** The number of classes that the network tells apart. */
  @property({ type: Number }) nClasses = 10;

  constructor() {
    super();
    new Watch(this, card);
  }

  override render() {
    const messages = words(catalog);
    const { likeness, leastLikeness, margin, entropy, mostEntropy } = this.doubt;
    const n = digits(this.nClasses);
    const least = ltr(percentage(leastLikeness));
    return html`<details>
      <summary>${messages.summary}</summary>
      <dl>
        ${likeness === undefined ? nothing : this.#row(messages.likeness, ltr(percentage(likeness)), messages.least(least))}
        ${this.#row(messages.margin, ltr(percentage(margin)), messages.marginMeans)}
        ${this.#row(messages.entropy, messages.bits(digits(entropy)), messages.entropyMeans(digits('0'), digits(mostEntropy), n))}
      </dl>
      <p>
        ${
          likeness === undefined
            ? messages.noJudge(n, digits('1'))
            : html`${messages.rule(digits('1'), least)} ${this.#renderErrors()}`
        }
      </p>
    </details>`;
  }

  #row(name: string, value: string, means: string) {
    return html`<dt>${name}</dt>
      <dd><b>${value}</b> <span>${means}</span></dd>`;
  }

  #renderErrors() {
    if (!card.value) return nothing;
    const { heldOutWriters, noDigits } = card.value.refusals;
    const share = ({ share }: Count) => measuredPercent(share);
    return words(catalog).errors(share(heldOutWriters), share(noDigits));
  }

  static override styles = [
    base,
    css`
      summary {
        inline-size: fit-content;
        min-block-size: var(--cr-target);
        align-content: center;
        font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
        cursor: pointer;
      }

      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--cr-space-1) var(--cr-space-4);
        margin: 0 0 var(--cr-space-3);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      dt,
      dd span,
      p {
        color: var(--cr-soft);
      }

      dd {
        margin: 0;
      }

      dd span {
        margin-inline-start: var(--cr-space-2);
      }

      p {
        font-size: var(--cr-size-small);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-draw-doubt': ChainruleDrawDoubt;
  }
}
