import { css } from 'lit';

/** Something to know about the page as a whole, with a button beside it. */
export const banner = css`
  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--cr-space-2) var(--cr-space-4);
    padding: var(--cr-space-2) var(--cr-space-4);
    margin-block-start: var(--cr-space-3);
    border: 1px solid var(--cr-rule);
    border-radius: var(--cr-radius);
    background: var(--cr-raised);
    font-size: var(--cr-size-small);
  }

  .banner p {
    flex: 1 1 16rem;
    overflow-wrap: anywhere;
  }
`;
