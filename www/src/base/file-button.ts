import { css } from 'lit';

/**
 * A file input that looks like a button: `label.file` around the label's text and the input, which is hidden except
 * from the keyboard.
 */
export const fileButton = css`
  .file {
    position: relative;
  }

  .file span {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--cr-target);
    padding: var(--cr-space-1) var(--cr-space-3);
    border: 1px solid var(--cr-line);
    border-radius: var(--cr-radius);
    font: 500 var(--cr-size-small) / 1.2 var(--cr-controls);
    cursor: pointer;
  }

  .file span:hover {
    background: var(--cr-sunken);
  }

  .file input:focus-visible + span {
    outline: 2px solid var(--cr-focus);
    outline-offset: 2px;
  }
`;
