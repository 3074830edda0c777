import { css, unsafeCSS } from 'lit';
import type { Tone } from './plot-data';
import { tones, toneToken } from './tones';

/** Distinguish series without color. */
const dashes: Readonly<Partial<Record<Tone, string>>> = {
  s2: '7 3',
  s3: '2 2.5',
  s4: '9 3 2 3',
  s5: '12 4',
  s6: '5 2 1.5 2 1.5 2',
  s7: '4 4',
  s8: '1.5 4',
  s9: '14 3 4 3',
  s10: '6 2 6 2 1.5 2',
  s11: '1.5 2',
  s12: '10 2 1.5 2',
};

const colors = tones.map((tone) => `.${tone} { --tone: var(${toneToken(tone)}); }`);
const patterns = Object.entries(dashes).map(([tone, pattern]) => `.line.${tone} { stroke-dasharray: ${pattern}; }`);

export const styles = css`
  :host {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    min-inline-size: 0;
    block-size: 20rem;
    direction: ltr;
    font: 450 var(--cr-size-tiny) / 1.3 var(--cr-controls);
    font-variant-numeric: tabular-nums;
  }

  ${unsafeCSS([...colors, ...patterns].join('\n'))}

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cr-space-1) var(--cr-space-4);
    margin: 0;
    padding: 0 0 var(--cr-space-1);
    list-style: none;
    font-size: var(--cr-size-small);
  }

  .legend li {
    display: inline-flex;
    align-items: center;
    gap: var(--cr-space-2);
  }

  /* A Persian name keeps its order, even if it ends in a Latin one. */
  .legend span {
    unicode-bidi: plaintext;
  }

  .sample {
    flex: none;
    inline-size: 1.75rem;
    block-size: 0.75rem;
  }

  .area {
    grid-row: 2;
    grid-column: 1;
    position: relative;
    min-inline-size: 0;
    overflow: hidden;
  }

  /* In the corner above the picture, beside the name of the y axis. */
  chainrule-save-chart {
    grid-row: 2;
    grid-column: 1;
    place-self: start end;
    z-index: 1;
  }

  .area.probed {
    cursor: ew-resize;
    touch-action: pan-y;
  }

  canvas,
  .area > svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }

  text {
    fill: var(--cr-soft);
  }

  text.name {
    fill: var(--cr-ink);
    unicode-bidi: plaintext;
  }

  .axes line {
    stroke: var(--cr-line);
  }

  .axes .grid {
    stroke: var(--cr-rule);
  }

  .line {
    fill: none;
    stroke: var(--tone);
    stroke-width: 2;
    stroke-linejoin: round;
  }

  .line.strong {
    stroke-width: 3;
  }

  .line.thin {
    stroke-width: 1.25;
  }

  .line.pale {
    stroke-width: 1.25;
    opacity: 0.5;
  }

  .line.solid {
    stroke-dasharray: none;
  }

  .line.dashed,
  .rule.dashed {
    stroke-dasharray: 7 4;
  }

  .line.dotted,
  .rule.dotted {
    stroke-dasharray: 1.5 3.5;
  }

  .filled,
  .bars {
    fill: color-mix(in oklab, var(--tone) 35%, transparent);
  }

  .bars {
    stroke: var(--tone);
    stroke-width: 1;
  }

  .ribbon {
    fill: color-mix(in oklab, var(--tone) 22%, transparent);
  }

  .band {
    fill: color-mix(in oklab, var(--tone) 14%, transparent);
  }

  .dots {
    fill: var(--tone);
    stroke: var(--cr-paper);
    stroke-width: 1;
  }

  .dots.ring,
  .dots.cross {
    fill: none;
    stroke: var(--tone);
    stroke-width: 2;
  }

  .rule {
    stroke: var(--tone);
    stroke-width: 1.5;
  }

  .rule-label {
    fill: var(--tone);
    paint-order: stroke;
    stroke: var(--cr-paper);
    stroke-width: 3px;
    unicode-bidi: plaintext;
  }

  .probe {
    outline: none;
  }

  .probe line {
    stroke: var(--cr-ink);
    stroke-width: 1.25;
  }

  .probe circle {
    fill: var(--cr-mark-line);
    stroke: var(--cr-paper);
    stroke-width: 2;
  }

  .probe:focus-visible circle {
    stroke: var(--cr-focus);
    stroke-width: 4;
  }
`;
