import { css } from 'lit';
import { sideways } from '../base/styles';

/** Values and derivatives each have a color and a place of their own; what the step is about is highlighted. */
export const circuitGraphStyles = css`
  :host {
    display: block;
    block-size: 24rem;
    ${sideways}
    overflow-y: auto;
    scrollbar-width: thin;
    direction: ltr;
    unicode-bidi: isolate;
  }

  svg {
    display: block;
    margin: auto;
    user-select: none;
    -webkit-user-select: none;
  }

  text {
    fill: var(--cr-ink);
    font-family: var(--cr-controls);
    font-variant-numeric: tabular-nums;
    /* It has the place that it was drawn to, however wide a reader sets the text around it. */
    letter-spacing: 0;
    word-spacing: 0;
    pointer-events: none;
  }

  .letter {
    font-family: var(--cr-serif);
    font-style: italic;
  }

  .subscript {
    font-family: var(--cr-serif);
  }

  .operation {
    text-anchor: end;
    font-weight: 650;
  }

  .number {
    text-anchor: middle;
    font-weight: 500;
  }

  /* Above the line and below it: told apart by place, too. */
  .value .number {
    fill: var(--cr-s3);
  }

  .gradient .number {
    fill: var(--cr-s6);
  }

  .card {
    fill: var(--cr-raised);
    stroke: var(--cr-line);
  }

  .card.variable {
    fill: var(--cr-sunken);
  }

  .card.lit {
    stroke: var(--cr-mark-line);
    stroke-width: 2.5;
  }

  .card.marked {
    stroke: var(--cr-focus);
    stroke-width: 2.5;
  }

  .between {
    stroke: var(--cr-rule);
  }

  .behind {
    fill: transparent;
  }

  .lit .behind {
    fill: var(--cr-mark);
  }

  .marked .behind {
    stroke: var(--cr-focus);
    stroke-width: 1.5;
  }

  .edge {
    fill: none;
    stroke: var(--cr-line);
    stroke-width: 1.5;
  }

  .edge.forward {
    stroke: var(--cr-s3);
    stroke-width: 3;
  }

  .edge.backward {
    stroke: var(--cr-s6);
    stroke-width: 3;
  }

  .arrow.forward {
    fill: var(--cr-s3);
  }

  .arrow.backward {
    fill: var(--cr-s6);
  }

  .part:focus-visible {
    outline: none;
  }

  .part:focus-visible .card {
    stroke: var(--cr-focus);
    stroke-width: 3;
  }

  /* As wide as the paper at most, and as high as it is then. */
  @media print {
    :host {
      block-size: auto !important;
    }

    svg {
      max-inline-size: 100%;
      block-size: auto;
    }
  }
`;
