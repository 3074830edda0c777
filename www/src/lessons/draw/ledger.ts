import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { digits } from '../../base/locale';
import { barLength } from '../../figures/bar-length';

/** A line of a sum: a part, or the sum itself. */
export interface LedgerLine {
  readonly label: string | TemplateResult;
  /** The number as the core wrote it. */
  readonly text: string;
  readonly isTotal?: boolean;
}

/** A sum, line by line with a bar for each part, in the styles of `view-styles.ts`. */
export function ledgerList(lines: readonly LedgerLine[]): TemplateResult {
  const full = Math.max(...lines.map(({ text, isTotal }) => (isTotal ? 0 : Math.abs(value(text)))));
  return html`<dl class="ledger">
    ${lines.map(({ label, text, isTotal = false }) => {
      const isNegative = text.startsWith('−');
      const classes = { total: isTotal, positive: !isTotal && !isNegative, negative: !isTotal && isNegative };
      return html`<div class=${classMap(classes)}>
        <dt>${label}</dt>
        <dd aria-hidden="true" class="bar">${isTotal || full === 0 ? nothing : bar(barLength(value(text) / full))}</dd>
        <dd class="number"><span>${digits(text)}</span></dd>
      </div>`;
    })}
  </dl>`;
}

/** From the middle to the right if positive, to the left if negative. */
function bar(share: number): TemplateResult {
  return html`<svg viewBox="-1 0 2 1" preserveAspectRatio="none">
    <rect x=${Math.min(share, 0)} width=${Math.abs(share)} height="1"></rect>
    <line y2="1"></line>
  </svg>`;
}

/** For the length of a bar. */
function value(text: string): number {
  return Number(text.replace('−', '-'));
}
