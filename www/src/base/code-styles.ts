import { css } from 'lit';

/** A few lines of code to copy. */
export const code = css`
  pre {
    margin: 0;
    padding: var(--cr-space-3);
    overflow-x: auto;
    border-radius: var(--cr-radius);
    background: var(--cr-sunken);
    font-size: var(--cr-size-small);
  }
`;
