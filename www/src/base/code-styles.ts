import { css } from 'lit';
import { sideways } from './styles';

/** A few lines of code to copy. */
export const code = css`
  pre {
    margin: 0;
    padding: var(--cr-space-3);
    --ground: var(--cr-sunken);
    ${sideways}
    border-radius: var(--cr-radius);
    font-size: var(--cr-size-small);
  }
`;
