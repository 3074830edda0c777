import { css } from 'lit';

/** A part of the playground with controls in rows, and small print below them. */
export const panel = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--cr-space-2);
    font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--cr-space-2) var(--cr-space-3);
  }

  .small {
    margin: 0;
    color: var(--cr-soft);
  }

  .bad {
    color: var(--cr-danger);
  }
`;
