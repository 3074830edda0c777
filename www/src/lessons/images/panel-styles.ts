import { css } from 'lit';

/** Parts below each other, and a frame around one that asks something. */
export const panel = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--cr-space-3);
  }

  .panel {
    display: grid;
    gap: var(--cr-space-3);
    padding: var(--cr-space-4);
    border: 1px solid var(--cr-line);
    border-radius: var(--cr-radius);
  }
`;
