import { css, unsafeCSS } from 'lit';
import { sideways } from '../../base/styles';

/** Widths of edges from w0, for a weight of 0, to w10. */
const widths = Array.from(
  { length: 11 },
  (_, i) => `.w${i} { stroke-width: ${0.35 + 0.42 * i}; stroke-opacity: ${0.25 + 0.07 * i}; }`,
);
/** The least width for the given number of columns. */
const columns = Array.from({ length: 9 }, (_, i) => `.n${i} { min-inline-size: ${3.7 * i}rem; }`);

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
    direction: ltr;
  }

  .scroll {
    ${sideways}
  }

  .heads {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    align-items: end;
  }

  .heads > div {
    min-inline-size: 0;
    padding-inline: 2px;
  }

  .area {
    position: relative;
    block-size: 23rem;
  }

  canvas,
  svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }

  .edge {
    fill: none;
  }

  .positive {
    stroke: var(--cr-positive);
  }

  .negative {
    stroke: var(--cr-negative);
    stroke-dasharray: 5 3;
  }

  rect {
    fill: transparent;
    stroke: var(--cr-line);
    stroke-width: 1;
  }

  .input rect {
    fill: var(--cr-raised);
  }

  .input text {
    fill: var(--cr-ink);
    font: 500 var(--cr-size-small) / 1 var(--cr-controls);
  }

  .unit {
    cursor: pointer;
    outline: none;
  }

  .unit:hover rect,
  .unit:focus-visible rect,
  .unit[aria-pressed="true"] rect {
    stroke: var(--cr-ink);
    stroke-width: 2.5;
  }

  .unit:focus-visible rect {
    stroke: var(--cr-focus);
  }

  ${unsafeCSS([...widths, ...columns].join('\n'))}
`;
