import { css } from 'lit';
import { sideways } from '../base/styles';

/** Each sign has a color and a line style of its own; what the step is about is highlighted. */
export const networkGraphStyles = css`
  :host {
    display: block;
    block-size: 24rem;
    ${sideways}
    overflow-y: auto;
    scrollbar-width: thin;
    direction: ltr;
    unicode-bidi: isolate;
  }

  .sheet {
    position: relative;
    inline-size: fit-content;
    min-inline-size: 100%;
    min-block-size: 100%;
  }

  chainrule-number-field {
    position: absolute;
    z-index: 1;
    gap: 0;
    --cr-number-width: 7em;
    border-radius: var(--cr-radius);
    background: var(--cr-raised);
    box-shadow: 0 2px 8px rgb(0 0 0 / 25%);
  }

  svg {
    display: block;
    overflow: visible;
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
    text-anchor: middle;
    pointer-events: none;
  }

  .caption {
    fill: var(--cr-soft);
  }

  .symbol {
    fill: var(--cr-soft);
    text-anchor: start;
  }

  .end {
    text-anchor: end;
  }

  .letter {
    font-family: var(--cr-serif);
    font-style: italic;
  }

  .code,
  .subscript {
    font-family: var(--cr-serif);
  }

  .number {
    font-weight: 500;
  }

  text.positive {
    fill: var(--cr-positive);
  }

  text.negative {
    fill: var(--cr-negative);
  }

  .line {
    fill: none;
    stroke: var(--cr-line);
    opacity: 0.55;
  }

  .line.lit,
  .line.done {
    opacity: 1;
  }

  .line.faint:not(.lit) {
    opacity: 0.45;
  }

  .line.positive {
    stroke: var(--cr-positive);
  }

  .line.negative {
    stroke: var(--cr-negative);
    stroke-dasharray: 0.5em 0.3em;
  }

  .line.zero {
    stroke-dasharray: 0.05em 0.35em;
    stroke-linecap: round;
    stroke-width: 0.13em;
    opacity: 0.85;
  }

  .mark {
    fill: none;
    stroke: var(--cr-mark);
    stroke-linecap: round;
  }

  .pulse {
    display: none;
    fill: none;
    stroke: var(--cr-ink);
    stroke-linecap: round;
    stroke-dasharray: 0 200;
  }

  .pulse.positive {
    stroke: var(--cr-positive);
  }

  .pulse.negative {
    stroke: var(--cr-negative);
  }

  .link {
    stroke: var(--cr-line);
    stroke-width: 1.5;
  }

  .link.lit {
    stroke: var(--cr-mark-line);
    stroke-width: 3;
  }

  .touch {
    stroke: transparent;
    cursor: default;
  }

  .touch[data-tap] {
    cursor: pointer;
  }

  .hit {
    fill: transparent;
  }

  /* A finger over a number scrolls the figure up and down, and drags the number sideways. */
  .editable {
    cursor: text;
  }

  /* Chromium ignores this on inline elements, and treats shapes as inline. */
  .editable > rect {
    display: block;
    touch-action: pan-y;
  }

  .under {
    display: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-dasharray: 1.5 2.5;
    pointer-events: none;
  }

  .editable:hover > .under {
    display: inline;
  }

  @media (hover: none) {
    .editable > .under {
      display: inline;
      opacity: 0.45;
    }
  }

  :host([dragging]) * {
    cursor: ew-resize;
  }

  .ring {
    stroke: var(--cr-focus);
    stroke-width: 3;
  }

  .box {
    fill: var(--cr-raised);
    stroke: var(--cr-line);
    stroke-width: 1.5;
  }

  .coming > .box {
    fill: var(--cr-paper);
  }

  .lit > .box {
    stroke: var(--cr-mark-line);
    stroke-width: 2.5;
  }

  .box.marked {
    stroke: var(--cr-focus);
    stroke-width: 2.5;
  }

  .hatched {
    pointer-events: none;
  }

  .stripe {
    stroke: var(--cr-rule);
  }

  .plate {
    fill: var(--cr-paper);
    stroke: var(--cr-soft);
    stroke-width: 1.2;
    stroke-dasharray: 3 2;
  }

  .ground {
    fill: transparent;
  }

  .label > .ground {
    fill: var(--cr-paper);
  }

  .lit > .ground {
    fill: var(--cr-mark);
  }

  .marked > .ground {
    fill: var(--cr-mark);
    stroke: var(--cr-focus);
    stroke-width: 1.5;
  }

  .result > .ground {
    fill: var(--cr-paper);
    stroke: var(--cr-line);
  }

  .result.lit > .ground {
    fill: var(--cr-mark);
    stroke: var(--cr-mark-line);
  }

  .part:focus {
    outline: none;
  }

  .part:focus-visible > .touch {
    stroke: color-mix(in srgb, var(--cr-focus) 20%, transparent);
  }

  .part:focus-visible > .box,
  .part:focus-visible > .label > .ground {
    stroke: var(--cr-focus);
    stroke-width: 3;
  }

  /* A pulse runs along the edge whose product is being computed: the cause of the number at its end. */
  @media (prefers-reduced-motion: no-preference) {
    .pulse {
      display: inline;
      animation: pulse 700ms ease-in-out both;
    }

    @keyframes pulse {
      from {
        stroke-dasharray: 0.1 200;
        stroke-dashoffset: 0;
        opacity: 1;
      }

      85% {
        opacity: 1;
      }

      to {
        stroke-dasharray: 0.1 200;
        stroke-dashoffset: -100;
        opacity: 0;
      }
    }
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
