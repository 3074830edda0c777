import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { table } from '../base/csv';
import { digits, PageElement, percentage } from '../base/locale';
import { base } from '../base/styles';
import { barLength } from './bar-length';

/** A class and its probability: in [0, 1] for the bar, and as text. */
export interface Bar {
  readonly label: string;
  readonly probability: number;
  readonly percent: string;
}

/** The bars as a table. */
export function probabilityTable(bars: readonly Bar[]): string {
  return table(
    ['class', 'probability'],
    bars.map(({ label, probability }) => [label, probability]),
  );
}

/**
 * Probabilities as horizontal bars with their numbers. Reads from left to right in every language, as axes do.
 *
 * @cssprop --bars-grid - `grid-template` of the list, three columns for each column of bars
 * @cssprop --bars-flow - `column` to fill the columns one after the other
 * @cssprop --bars-gap - between the bars
 * @cssprop --bars-gutter - before the second five
 * @cssprop --bars-thickness - of a bar
 * @cssprop --bars-size - of the type
 */
@customElement('chainrule-probability-bars')
export class ChainruleProbabilityBars extends PageElement {
  @property({ attribute: false }) bars: readonly Bar[] = [];
  /** The label of the bar to emphasize. */
  @property() best: string | undefined;

  override render() {
    return html`<ul role="list">
      ${this.bars.map(
        ({ label, probability, percent }) => html`<li class=${label === this.best ? 'best' : ''}>
          <span class="label">${digits(label)}</span>
          <div>
            <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
              <rect width=${barLength(probability)} height="1"></rect>
            </svg>
          </div>
          <div><span class="percent">${percent && percentage(percent)}</span></div>
        </li>`,
      )}
    </ul>`;
  }

  static override styles = [
    base,
    css`
      :host {
        contain: content;
        direction: ltr;
        font: 450 var(--bars-size, var(--cr-size-small)) / 1.25 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      ul {
        display: grid;
        grid-template: var(--bars-grid, none / auto 1fr auto);
        grid-auto-flow: var(--bars-flow, row);
        gap: var(--bars-gap, 0.375rem) var(--cr-space-2);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-column: span 3;
        grid-template-columns: subgrid;
        align-items: center;
        color: var(--cr-soft);
      }

      svg {
        display: block;
        inline-size: 100%;
        block-size: var(--bars-thickness, 0.75rem);
        border-radius: 2px;
        background: var(--cr-sunken);
      }

      rect {
        fill: var(--cr-line);
      }

      li:nth-child(n + 6) .label {
        padding-inline-start: var(--bars-gutter, 0);
      }

      /* As wide as it ever gets, so that a new number moves nothing around it. The browser relies on that only for
         what is not itself a grid item. */
      .percent {
        display: block;
        contain: strict;
        inline-size: 5em;
        block-size: 1.25em;
        text-align: end;
      }

      .best {
        color: var(--cr-ink);
        font-weight: 700;
      }

      .best rect {
        fill: var(--cr-ink);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-probability-bars': ChainruleProbabilityBars;
  }
}
