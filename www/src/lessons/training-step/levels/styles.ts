import { css } from 'lit';

export const styles = css`
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    margin-block-end: var(--cr-space-1);
    padding: 0;
    color: var(--cr-soft);
    font: 500 var(--cr-size-tiny) / 1.5 var(--cr-controls);
  }

  .choice {
    display: inline-grid;
    grid-auto-flow: column;
    max-inline-size: 100%;
    border: 1px solid var(--cr-line);
    border-radius: var(--cr-radius);
    overflow: clip;
  }

  .choice label {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--cr-target);
    justify-content: center;
    padding-inline: clamp(0.4rem, 2vw, var(--cr-space-3));
    font: 500 var(--cr-size-small) / 1.3 var(--cr-controls);
    text-align: center;
    cursor: pointer;
  }

  .choice label + label {
    border-inline-start: 1px solid var(--cr-rule);
  }

  .choice label:hover {
    background: var(--cr-sunken);
  }

  .choice label:has(:checked) {
    background: var(--cr-ink);
    color: var(--cr-paper);
  }

  .choice label:has(:focus-visible) {
    outline: 2px solid var(--cr-focus);
    outline-offset: -4px;
    border-radius: var(--cr-radius);
  }

  .choice label {
    position: relative;
  }

  .choice input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .how {
    max-inline-size: var(--cr-measure);
    margin-block-start: var(--cr-space-2);
    color: var(--cr-soft);
    font-size: var(--cr-size-small);
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cr-space-2) var(--cr-space-3);
    margin-block-start: var(--cr-space-2);
    font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
    font-variant-numeric: tabular-nums;
  }

  progress {
    inline-size: 8rem;
    max-inline-size: 30%;
    accent-color: var(--cr-ink);
  }

  .last .name {
    margin-inline-end: 0.3em;
  }

  .danger {
    color: var(--cr-danger);
    font-size: var(--cr-size-small);
  }

  .name i {
    font-family: var(--cr-serif);
  }
`;
