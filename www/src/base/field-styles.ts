import { css } from 'lit';

/** A small label above what it names, in bars and panels. */
export const fields = css`
  label {
    display: inline-grid;
    gap: 0.15rem;
    font: 500 var(--cr-size-small) / 1.3 var(--cr-controls);
  }

  label > span {
    color: var(--cr-soft);
    font-size: var(--cr-size-tiny);
  }

  input:not([type]) {
    min-block-size: var(--cr-target);
    padding-inline: var(--cr-space-2);
    border: 1px solid var(--cr-line);
    border-radius: var(--cr-radius);
    background: var(--cr-raised);
    color: var(--cr-ink);
    font: inherit;
  }

  input[aria-invalid="true"] {
    border-color: var(--cr-danger);
  }

  select {
    min-block-size: var(--cr-target);
    padding-inline: var(--cr-space-2);
    border: 1px solid var(--cr-line);
    border-radius: var(--cr-radius);
    background: var(--cr-raised);
    color: var(--cr-ink);
    font: inherit;
    text-overflow: ellipsis;
    cursor: pointer;
  }

  option {
    background: var(--cr-raised);
    color: var(--cr-ink);
  }

  details > summary {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--cr-target);
    color: var(--cr-ink);
    font: 500 var(--cr-size-body) / 1.5 var(--cr-controls);
    cursor: pointer;
    list-style: none;
  }

  details > summary::-webkit-details-marker {
    display: none;
  }

  details > summary::before {
    content: "+";
    inline-size: 1.2em;
    color: var(--cr-soft);
  }

  details[open] > summary::before {
    content: "−";
  }
`;
