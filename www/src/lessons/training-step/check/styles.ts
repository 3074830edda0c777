import { css } from 'lit';

export const styles = css`
  .how,
  .note {
    max-inline-size: var(--cr-measure);
    color: var(--cr-soft);
    font-size: var(--cr-size-small);
  }

  form {
    display: grid;
    gap: var(--cr-space-2);
    margin-block-start: var(--cr-space-3);
  }

  .outcome {
    display: grid;
    gap: var(--cr-space-2);
    max-inline-size: var(--cr-measure);
  }

  .danger {
    color: var(--cr-danger);
    font-size: var(--cr-size-small);
    overflow-wrap: anywhere;
  }

  .first-wrong {
    display: grid;
    justify-items: start;
    gap: var(--cr-space-2);
    padding: var(--cr-space-3);
    border-inline-start: 3px solid var(--cr-danger);
    background: var(--cr-sunken);
  }

  .first-wrong h3 {
    font: 600 var(--cr-size-small) / 1.5 var(--cr-controls);
  }

  .first-wrong .lines {
    min-block-size: 0;
    max-inline-size: 100%;
    margin-block: 0;
  }

  .first-wrong p i,
  .name i {
    font-family: var(--cr-serif);
  }

  details.phase {
    border-block-start: 1px solid var(--cr-rule);
  }

  details.phase > summary {
    gap: var(--cr-space-1);
    font-size: var(--cr-size-small);
  }

  .typed {
    margin-inline-start: var(--cr-space-3);
    color: var(--cr-soft);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 8.75rem), 1fr));
    gap: var(--cr-space-2) var(--cr-space-4);
    padding-block: var(--cr-space-2) var(--cr-space-3);
    /* The names run like formulas, and so do their columns. */
    direction: ltr;
  }

  .field {
    display: grid;
    align-content: start;
    gap: 2px;
  }

  .answer {
    display: grid;
    grid-template-columns: minmax(3.4rem, auto) minmax(0, 1fr);
    align-items: center;
    gap: var(--cr-space-2);
  }

  .answer > .name {
    display: flex;
    align-items: center;
    justify-content: end;
    gap: 0.3em;
    color: var(--cr-ink);
    font-size: 1.05rem;
  }

  .answer > .name mfrac {
    font-size: 0.85em;
  }

  input {
    inline-size: 100%;
    min-block-size: var(--cr-target);
    padding-inline: var(--cr-space-2);
    border: 1px solid var(--cr-line);
    border-radius: var(--cr-radius);
    background: var(--cr-raised);
    color: var(--cr-ink);
    font: var(--cr-size-body) / 1.2 var(--cr-controls);
    font-variant-numeric: tabular-nums;
  }

  input[aria-invalid="true"] {
    border-color: var(--cr-danger);
  }

  .worth {
    min-block-size: 1.1rem;
    padding-inline-start: calc(3.4rem + var(--cr-space-2));
    line-height: 1.2;
  }

  .two-readings {
    display: block;
    font: 450 var(--cr-size-tiny) / 1.5 var(--cr-controls);
  }

  .verdict:dir(rtl) {
    direction: rtl;
  }

  .buttons {
    display: flex;
    gap: var(--cr-space-2);
    padding-block-start: var(--cr-space-3);
    border-block-start: 1px solid var(--cr-rule);
  }
`;
