import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Catalog, digits, formatNumber, PageElement, percentage, words } from '../../app/locale';
import { ltr } from '../../app/numbers';
import { Watch } from '../../app/store';
import { base } from '../../app/styles';
import type { Doubt } from '../../engine/ink';
import type { Count } from './model-card';
import { card } from './session';

interface Messages {
  readonly summary: string;
  readonly likeness: string;
  readonly least: (least: string) => string;
  readonly margin: string;
  readonly marginMeans: string;
  readonly entropy: string;
  readonly bits: (bits: string) => string;
  readonly entropyMeans: (none: string, most: string) => string;
  readonly rule: (one: string, least: string) => string;
  readonly errors: (refused: string, noDigits: string) => string;
}

export const catalog: Catalog<Messages> = {
  en: {
    summary: 'How sure is it?',
    likeness: 'Looks like a digit',
    least: (least) => `an answer takes ${least}`,
    margin: 'Lead over the second',
    marginMeans: 'in probability',
    entropy: 'Entropy',
    bits: (bits) => `${bits} bits`,
    entropyMeans: (none, most) => `${none} if all is on one digit, ${most} if each is as probable`,
    rule: (one, least) =>
      `The ten probabilities always add up to ${one}, so that a small network of its own judges whether this is a digit at all: it sees the first hidden layer, and has learned from digits and from letters, signs and scribbles. Below ${least} there is no answer, and none for several digits side by side.`,
    errors: (refused, noDigits) =>
      `So it wrongly refuses ${refused} of the digits of people whose writing it had never seen, and rightly ${noDigits} of what is none, of kinds that it had never seen either.`,
  },
  fa: {
    summary: 'چقدر مطمئن است؟',
    likeness: 'شباهت به رقم',
    least: (least) => `برای پاسخ ${least} لازم است`,
    margin: 'فاصله از دومی',
    marginMeans: 'در احتمال',
    entropy: 'آنتروپی',
    bits: (bits) => `${bits} بیت`,
    entropyMeans: (none, most) => `${none} اگر همه‌اش روی یک رقم باشد، ${most} اگر همهٔ رقم‌ها هم‌احتمال باشند`,
    rule: (one, least) =>
      `جمع ده احتمال همیشه ${one} است؛ پس شبکهٔ کوچک جداگانه‌ای داوری می‌کند که این اصلاً رقم است یا نه: لایهٔ پنهان نخست را می‌بیند و از رقم‌ها و از حرف‌ها، نشانه‌ها و خط‌خطی‌ها یاد گرفته است. زیر ${least} پاسخی نیست، و برای چند رقم کنار هم نیز.`,
    errors: (refused, noDigits) =>
      `به این ترتیب ${refused} از رقم‌های کسانی را که خطشان را ندیده بود به‌خطا رد می‌کند، و ${noDigits} از چیزهایی را که رقم نیستند، از گونه‌هایی که آن‌ها را هم ندیده بود، به‌درستی.`,
  },
};

/** How sure the answer is, in three numbers, and the rule by which there is none. */
@customElement('chainrule-draw-doubt')
export class ChainruleDrawDoubt extends PageElement {
  @property({ attribute: false }) doubt!: Doubt;

  constructor() {
    super();
    new Watch(this, card);
  }

  override render() {
    const messages = words(catalog);
    const { likeness, leastLikeness, margin, entropy } = this.doubt;
    const least = ltr(percentage(leastLikeness));
    return html`<details>
      <summary>${messages.summary}</summary>
      <dl>
        ${likeness === undefined ? nothing : this.#row(messages.likeness, ltr(percentage(likeness)), messages.least(least))}
        ${this.#row(messages.margin, ltr(percentage(margin)), messages.marginMeans)}
        ${this.#row(messages.entropy, messages.bits(digits(entropy)), messages.entropyMeans(digits('0'), digits('3.32')))}
      </dl>
      <p>${messages.rule(digits('1'), least)} ${this.#renderErrors()}</p>
    </details>`;
  }

  #row(name: string, value: string, means: string) {
    return html`<dt>${name}</dt>
      <dd><b>${value}</b> <span>${means}</span></dd>`;
  }

  #renderErrors() {
    if (!card.value) return nothing;
    const { heldOutWriters, noDigits } = card.value.refusals;
    const share = ({ share }: Count) =>
      ltr(formatNumber(share, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }));
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
