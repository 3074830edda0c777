import { css } from 'lit';

/** A lesson on the home page: its figure, and beside it (below on a phone) its title and what to do. */
export const feature = css`
  section {
    display: grid;
    gap: var(--cr-space-4) var(--cr-space-6);
    align-items: center;
  }

  h2 a {
    text-decoration: none;
  }

  h2 a:hover {
    text-decoration: underline;
  }

  .beside {
    display: grid;
    gap: var(--cr-space-3);
    justify-items: start;
    min-inline-size: 0;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cr-space-2) var(--cr-space-4);
  }

  .actions a {
    padding-block: 0.15rem;
  }

  .quiet {
    color: var(--cr-soft);
  }

  .small {
    font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
    font-variant-numeric: tabular-nums;
  }

  @media (width >= 56rem) {
    section {
      grid-template-columns: minmax(0, 1.8fr) minmax(21rem, 1fr);
    }
  }
`;
