import { css } from 'lit';

/**
 * For a box that may be wider than its place: a shade behind its content at each side where more of it is, until it has been
 * scrolled there. The box has the color \`--ground\`, or that of the page.
 */
export const sideways = css`
  --shade: color-mix(in srgb, var(--cr-ink) 26%, transparent);

  overflow-x: auto;
  background:
    linear-gradient(to right, var(--ground, var(--cr-paper)) 40%, transparent) left / 2rem 100% no-repeat local,
    linear-gradient(to left, var(--ground, var(--cr-paper)) 40%, transparent) right / 2rem 100% no-repeat local,
    linear-gradient(to right, var(--shade), transparent) left / 0.75rem 100% no-repeat,
    linear-gradient(to left, var(--shade), transparent) right / 0.75rem 100% no-repeat,
    var(--ground, var(--cr-paper));

  @media print {
    overflow: visible;
    max-block-size: none;
    background: none;
  }
`;

/** Shared by every element of the page: box model, headings, links, focus, and text for screen readers only. */
export const base = css`
  :host {
    display: block;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h1,
  h2,
  h3,
  p {
    margin: 0;
  }

  h1,
  h2,
  h3 {
    font-family: var(--cr-prose);
    font-weight: 600;
    line-height: var(--cr-leading-title);
    letter-spacing: var(--cr-tracking-title);
    text-wrap: balance;
  }

  h1 {
    font-size: var(--cr-size-title);
  }

  h2 {
    font-size: var(--cr-size-lead);
  }

  h1:focus {
    outline: none;
  }

  /* The course page has a heading of its own; this one is for screen readers. */
  :host([embedded]) h1 {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  p {
    text-wrap: pretty;
  }

  a {
    color: inherit;
    text-decoration-color: var(--cr-line);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }

  a:hover {
    text-decoration-color: currentcolor;
  }

  :focus-visible {
    outline: 2px solid var(--cr-focus);
    outline-offset: 2px;
    border-radius: 3px;
  }

  sub {
    font-size: max(var(--cr-size-tiny), 0.72em);
    line-height: 0;
  }

  .number {
    font-family: var(--cr-controls);
    font-variant-numeric: tabular-nums;
  }

  /* Latin formulas and signed numbers keep their order inside a Persian line. */
  .isolate {
    direction: ltr;
    unicode-bidi: isolate;
  }

  .visually-hidden:not(:focus-within) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* On paper are pictures, numbers and words, in full, and nothing to press. What is in a figure or a table is a part of it
     (\`content\`), even if it is a button on the screen. */
  @media print {
    button:not(.content),
    input,
    select,
    textarea,
    summary {
      display: none !important;
    }

    details:not([open]),
    label:has(input, select, textarea),
    fieldset:has(> label > input),
    [role='group']:has(> button:not(.content)),
    .row:has(> button:not(.content)) {
      display: none;
    }

    button.content {
      border-color: transparent;
      background: none;
      color: inherit;
    }

    canvas,
    .swatch,
    .own-colors {
      print-color-adjust: exact;
    }

    figure,
    tr,
    li {
      break-inside: avoid;
    }

    h2,
    h3 {
      break-after: avoid;
    }
  }

  /* The reader's own palette is for the page. Pictures and what stands for one of their colors mean something by them, and so
     does the color of what is chosen. */
  @media (forced-colors: active) {
    canvas,
    .swatch,
    .own-colors,
    input:checked + span,
    input:checked + .card,
    [aria-pressed='true'],
    [aria-current] {
      forced-color-adjust: none;
    }
  }
`;

/** Buttons. No class: a border and no background. `primary`: the main action. `bare`: no border until hovered. */
export const controls = css`
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--cr-space-2);
    min-block-size: var(--cr-target);
    min-inline-size: var(--cr-target);
    padding: 0 var(--cr-space-3);
    border: 1px solid var(--cr-line);
    border-radius: var(--cr-radius);
    background: none;
    color: var(--cr-ink);
    font: 500 var(--cr-size-small) / 1.2 var(--cr-controls);
    cursor: pointer;
    touch-action: manipulation;
    transition: background-color var(--cr-quick);
  }

  button:hover {
    background: var(--cr-sunken);
  }

  button:active {
    background: var(--cr-rule);
  }

  button:disabled,
  button[aria-disabled='true'] {
    border-color: var(--cr-rule);
    color: var(--cr-line);
    background: none;
    cursor: default;
  }

  button.primary {
    border-color: var(--cr-ink);
    background: var(--cr-ink);
    color: var(--cr-paper);
    padding: 0 var(--cr-space-4);
  }

  button.primary:hover {
    background: color-mix(in oklab, var(--cr-ink) 85%, var(--cr-paper));
  }

  button.primary:disabled,
  button.primary[aria-disabled='true'] {
    border-color: var(--cr-rule);
    background: none;
    color: var(--cr-line);
  }

  button.bare {
    border-color: transparent;
  }

  button svg {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
