import { css } from 'lit';

/** A lesson's miniature on the home page: its figure and its controls. */
export const miniature = css`
  :host {
    display: grid;
    align-content: start;
    gap: var(--cr-space-2);
    min-inline-size: 0;
  }

  chainrule-plot {
    block-size: 15rem;
  }

  .reading {
    color: var(--cr-soft);
    font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
    font-variant-numeric: tabular-nums;
  }

  .error {
    color: var(--cr-danger);
    font-size: var(--cr-size-small);
  }
`;
