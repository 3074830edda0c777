import { html, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { digits } from '../../app/locale';

/** A line of a sum: a part, or the sum itself. */
export interface LedgerLine {
  readonly label: string | TemplateResult;
  /** The number as the core wrote it. */
  readonly text: string;
  readonly isTotal?: boolean;
}

/** A sum, written out line by line, with the styles of `view-styles.ts`. */
export function ledgerList(lines: readonly LedgerLine[]): TemplateResult {
  return html`<dl class="ledger">
    ${lines.map(({ label, text, isTotal = false }) => {
      const isNegative = text.startsWith('−');
      const classes = { total: isTotal, positive: !isTotal && !isNegative, negative: !isTotal && isNegative };
      return html`<div class=${classMap(classes)}>
        <dt>${label}</dt>
        <dd>${digits(text)}</dd>
      </div>`;
    })}
  </dl>`;
}
