import { css } from 'lit';

/** A lab on the home page: its name, one sentence, its figure, and what moves it. */
export const card = css`
  article {
    display: grid;
    align-content: start;
    gap: var(--cr-space-2);
    min-inline-size: 0;
  }

  h3 {
    font-size: var(--cr-size-lead);
    font-weight: 600;
  }

  h3 a {
    text-decoration: none;
  }

  h3 a:hover {
    text-decoration: underline;
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
