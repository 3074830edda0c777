import { css } from 'lit';

/** A field that looks like a number until it is used. Its width does not depend on its content. */
export const numberFieldStyles = css`
  :host {
    display: inline-flex;
    align-items: center;
    gap: var(--cr-space-2);
    direction: ltr;
    unicode-bidi: isolate;
    font: 500 var(--cr-size-small) / 1.2 var(--cr-controls);
    font-variant-numeric: tabular-nums;
  }

  :host([hidden]) {
    display: none;
  }

  .name,
  input:not(:focus) {
    cursor: ew-resize;
    touch-action: pan-y;
  }

  .name {
    color: var(--cr-soft);
    user-select: none;
    -webkit-user-select: none;
  }

  .field {
    position: relative;
    flex: auto;
    display: inline-flex;
    min-inline-size: 0;
  }

  input {
    box-sizing: border-box;
    inline-size: var(--cr-number-width, 8em);
    min-inline-size: 100%;
    min-block-size: var(--cr-target);
    margin: 0;
    padding: 0 var(--cr-space-2);
    border: 1px solid var(--cr-line);
    border-radius: var(--cr-radius);
    background: var(--cr-raised);
    color: var(--cr-ink);
    font: inherit;
    font-variant-numeric: inherit;
    text-align: end;
    text-overflow: ellipsis;
  }

  :host([compact]) input {
    inline-size: var(--cr-number-width, 5.5em);
    min-block-size: 1.75rem;
    padding-inline: var(--cr-space-1);
  }

  input:hover {
    border-color: var(--cr-ink);
  }

  input:focus {
    outline: 2px solid var(--cr-focus);
    outline-offset: 1px;
  }

  input:disabled {
    border-color: var(--cr-rule);
    background: none;
    cursor: default;
  }

  :host([disabled]) .name {
    cursor: default;
  }

  input[aria-invalid='true'] {
    border-color: var(--cr-danger);
    box-shadow: inset 0 0 0 1px var(--cr-danger);
  }

  :host([dragging]) input {
    border-color: var(--cr-focus);
    background: var(--cr-mark);
  }

  /* On top of everything, so that nothing moves when it appears and nothing cuts it off. */
  .error {
    position: fixed;
    inset: auto;
    inline-size: max-content;
    margin: 0;
    max-inline-size: min(18rem, 80vw);
    padding: var(--cr-space-1) var(--cr-space-2);
    border: 1px solid var(--cr-danger);
    border-radius: var(--cr-radius);
    background: var(--cr-raised);
    color: var(--cr-danger);
    font-weight: 400;
    line-height: 1.45;
    text-align: start;
    pointer-events: none;
  }

  /* Room for a finger; and below 16 px, phones zoom in on a focused field. */
  @media (pointer: coarse) {
    input,
    :host([compact]) input {
      min-block-size: max(44px, var(--cr-target));
      font-size: max(16px, 1em);
    }
  }
`;
