import { css } from 'lit';

/** What the views of this lesson share. */
export const viewStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--cr-space-5);
    min-inline-size: 0;
    font-size: var(--cr-size-body);
  }

  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--cr-space-3);
  }

  figure {
    margin: 0;
    min-inline-size: 0;
  }

  figcaption,
  .small {
    color: var(--cr-soft);
    font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
  }

  figcaption {
    margin-block-start: var(--cr-space-1);
  }

  .lead {
    max-inline-size: 44rem;
  }

  .failure {
    color: var(--cr-danger);
    font-size: var(--cr-size-small);
  }

  /* A sum, written out: what, how much, and the sum below a line. */
  .ledger {
    display: grid;
    grid-template-columns: auto minmax(2rem, 1fr) auto;
    margin: 0;
    font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
    font-variant-numeric: tabular-nums;
  }

  .ledger > div {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
    column-gap: var(--cr-space-4);
    padding-block: 0.125rem;
    border-block-end: 1px solid var(--cr-rule);
  }

  .ledger dt {
    min-inline-size: 0;
    max-inline-size: 12rem;
  }

  .ledger dd {
    margin: 0;
    direction: ltr;
    text-align: end;
  }

  /* A new number moves nothing around it: some change with every move of the pen. */
  .ledger .number span {
    display: block;
    contain: size layout;
    inline-size: 5em;
    block-size: 1.5em;
  }

  .ledger svg {
    display: block;
    inline-size: 100%;
    block-size: 0.5rem;
    fill: currentcolor;
  }

  .ledger line {
    stroke: var(--cr-line);
    stroke-width: 1px;
    vector-effect: non-scaling-stroke;
  }

  .ledger .positive dd {
    color: var(--cr-positive);
  }

  .ledger .negative dd {
    color: var(--cr-negative);
  }

  .ledger .total {
    border-block-end: 0;
    border-block-start: 1px solid var(--cr-ink);
    font-weight: 700;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--cr-space-4);
    color: var(--cr-soft);
    font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
  }

  .legend span {
    display: inline-flex;
    align-items: center;
    gap: var(--cr-space-2);
  }

  .legend span::before {
    content: '';
    flex: none;
    inline-size: 0.75rem;
    block-size: 0.75rem;
    border-radius: 2px;
    background: var(--cr-positive);
  }

  .legend .negative::before {
    background: repeating-linear-gradient(135deg, transparent 0 2px, var(--cr-negative-wash) 2px 3px) var(--cr-negative);
  }

  @media (forced-colors: active) {
    .ledger .bar,
    .legend span::before {
      forced-color-adjust: none;
    }
  }
`;

/** Drawings in a row, each with what was read. */
export const drawings = css`
  .drawings {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cr-space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .drawings li {
    display: grid;
    justify-items: center;
    padding: 2px 4px;
    border: 2px solid var(--cr-rule);
    border-radius: var(--cr-radius);
    font: 450 var(--cr-size-tiny) / 1.5 var(--cr-controls);
  }

  .drawings .wrong {
    border-color: var(--cr-danger);
  }

  .drawings chainrule-stroke-image {
    inline-size: 3.5rem;
  }
`;
