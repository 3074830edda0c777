import { css } from 'lit';

export const styles = css`
  .how {
    max-inline-size: var(--cr-measure);
    color: var(--cr-soft);
    font-size: var(--cr-size-small);
  }

  h3 {
    margin-block-start: var(--cr-space-4);
    font: 600 var(--cr-size-small) / 1.5 var(--cr-controls);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--cr-space-2) var(--cr-space-3);
    margin-block-start: var(--cr-space-2);
  }

  .row label,
  .row select {
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  .seed input {
    inline-size: 7.5rem;
    min-block-size: var(--cr-target);
    padding-inline: var(--cr-space-2);
    border: 1px solid var(--cr-line);
    border-radius: var(--cr-radius);
    background: var(--cr-raised);
    color: var(--cr-ink);
    font: inherit;
    font-variant-numeric: tabular-nums;
  }

  input[aria-invalid="true"] {
    border-color: var(--cr-danger);
  }

  .danger {
    color: var(--cr-danger);
    font-size: var(--cr-size-small);
  }

  .link {
    align-items: center;
    font: var(--cr-size-small) / 1.5 var(--cr-controls);
  }

  .link a {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
`;
