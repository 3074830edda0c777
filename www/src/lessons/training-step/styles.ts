import { css } from 'lit';
import { sideways } from '../../base/styles';

/**
 * The figure takes the larger part, with the working beside it; on a phone below it, with the transport at the thumb.
 */
export const styles = css`
  :host {
    padding-block-start: var(--cr-space-4);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--cr-space-2) var(--cr-space-5);
    margin-block-end: var(--cr-space-2);
  }

  /* One line, in which the list of examples takes what the others leave, so that the figure is on the first screen. */
  @media (width >= 70rem) {
    .head {
      flex-wrap: nowrap;
    }

    .head h1 {
      white-space: nowrap;
    }

    chainrule-step-bar {
      min-inline-size: 0;
    }
  }

  .problem:not(:empty) p {
    padding: var(--cr-space-2) var(--cr-space-3);
    margin-block-end: var(--cr-space-3);
    border-inline-start: 3px solid var(--cr-mark-line);
    background: var(--cr-mark);
    font-size: var(--cr-size-small);
  }

  .waiting {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--cr-space-4);
    min-block-size: 24rem;
    color: var(--cr-soft);
    text-align: center;
  }

  .lesson {
    display: grid;
    grid-template:
      "figure beside" auto
      "transport beside" 1fr / minmax(0, 1.8fr) minmax(21rem, 1fr);
    gap: var(--cr-space-3) var(--cr-space-6);
  }

  chainrule-network-graph {
    grid-area: figure;
    block-size: clamp(21rem, 100dvh - 17rem, 31rem);
  }

  /* In the corner of the figure; where there is no room, below everything about the step. */
  chainrule-save-chart {
    grid-area: figure;
    place-self: end;
    inline-size: max-content;
    margin-inline-start: auto;
    z-index: 1;
  }

  .transport {
    grid-area: transport;
    align-self: start;
    padding-block: var(--cr-space-2);
    background: var(--cr-paper);
  }

  .beside {
    grid-area: beside;
  }

  .counter {
    min-block-size: 1.5em;
    color: var(--cr-soft);
    font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
    font-variant-numeric: tabular-nums;
  }

  h2 {
    margin-block-start: var(--cr-space-1);
  }

  .why + .why {
    margin-block-start: var(--cr-space-2);
  }

  .why {
    min-block-size: calc(2em * var(--cr-leading));
    color: var(--cr-soft);
  }

  .remark {
    margin-block-start: var(--cr-space-2);
    padding: var(--cr-space-2) var(--cr-space-3);
    border-inline-start: 3px solid var(--cr-mark-line);
    background: var(--cr-mark);
    font-size: var(--cr-size-small);
  }

  .differences {
    margin-block-start: var(--cr-space-2);
    color: var(--cr-soft);
    font: var(--cr-size-small) / 1.6 var(--cr-controls);
  }

  .differences bdi {
    white-space: nowrap;
  }

  .outcome-box {
    display: grid;
    justify-items: start;
    gap: var(--cr-space-2);
    margin-block-start: var(--cr-space-4);
    padding-block-start: var(--cr-space-3);
    border-block-start: 1px solid var(--cr-rule);
  }

  .losses {
    font-size: var(--cr-size-lead);
  }

  .phases {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    gap: var(--cr-space-1);
    margin-block-end: var(--cr-space-3);
  }

  .phase {
    position: relative;
    padding-inline: var(--cr-space-1);
    border: 0;
    border-radius: 0;
    color: var(--cr-soft);
    white-space: nowrap;
  }

  /* How much of the phase is done. */
  .phase .track {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    inline-size: 100%;
    block-size: 3px;
    background: var(--cr-rule);
  }

  .phase .track rect {
    fill: var(--cr-ink);
    stroke: none;
  }

  .phase .track:dir(rtl) {
    transform: scaleX(-1);
  }

  .phase[aria-current="step"] {
    color: var(--cr-ink);
    font-weight: 650;
  }

  .ordinal {
    color: var(--cr-soft);
    font-weight: 400;
  }

  .panels {
    display: grid;
    /* Not as wide as the longest line of the text in one of them. */
    grid-template-columns: minmax(0, 1fr);
    gap: var(--cr-space-2);
    margin-block-start: var(--cr-space-6);
    border-block-start: 1px solid var(--cr-rule);
    padding-block-start: var(--cr-space-4);
  }

  .pair {
    white-space: nowrap;
  }

  .quiet {
    color: var(--cr-soft);
  }

  .name i {
    font-family: var(--cr-serif);
  }

  .table {
    /* Content for screen readers only scrolls along, and does not widen the page. */
    position: relative;
    display: grid;
    gap: var(--cr-space-4);
    margin-block-start: var(--cr-space-4);
    ${sideways}
    max-block-size: 34rem;
    overflow-y: auto;
  }

  .keys {
    margin-block-start: var(--cr-space-3);
    color: var(--cr-soft);
    font: var(--cr-size-small) / 1.6 var(--cr-controls);
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font: var(--cr-size-small) / 1.4 var(--cr-controls);
    font-variant-numeric: tabular-nums;
  }

  caption {
    padding-block-end: var(--cr-space-2);
    color: var(--cr-soft);
    text-align: start;
  }

  th,
  td {
    padding: var(--cr-space-1) var(--cr-space-2);
    border-block-end: 1px solid var(--cr-rule);
    text-align: end;
    font-weight: 500;
  }

  th:first-child {
    padding-inline-start: 0;
    text-align: start;
  }

  thead th {
    color: var(--cr-soft);
  }

  td .value {
    display: inline-block;
    padding: 0.1em 0.35em;
    border-radius: 0.3em;
    direction: ltr;
    unicode-bidi: isolate;
  }

  td .value + .value {
    margin-inline-start: 0.2em;
  }

  td .value.marked {
    background: var(--cr-mark);
    outline: 1.5px solid var(--cr-focus);
  }

  td .value.lit {
    background: var(--cr-mark);
  }

  /* Beside the field, wherever that is: a number can be typed in the figure and in every panel. */
  .doubtful {
    position: sticky;
    inset-block-end: var(--cr-space-3);
    z-index: 2;
    justify-self: start;
    max-inline-size: 100%;
  }

  .two-readings {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cr-space-2);
    padding: var(--cr-space-2) var(--cr-space-3);
    border: 1px solid var(--cr-line);
    border-radius: var(--cr-radius);
    background: var(--cr-raised);
    font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
  }

  /* On a phone, the list of examples offers the other kind. */
  @media (width < 40rem) {
    .kind {
      display: none;
    }
  }

  @media (width < 56rem) {
    :host {
      padding-block-start: var(--cr-space-2);
    }

    .lesson {
      display: block;
    }

    .panels {
      padding-block-end: 7rem;
    }

    .phases {
      grid-template-columns: repeat(5, auto);
      margin-block-end: var(--cr-space-2);
    }

    .phase {
      font-size: var(--cr-size-tiny);
      white-space: normal;
    }

    .ordinal {
      display: none;
    }

    h1 {
      font-size: var(--cr-size-lead);
    }

    chainrule-network-graph {
      block-size: clamp(16.5rem, 76vw, 26rem);
    }

    .beside {
      margin-block-start: var(--cr-space-3);
    }

    th,
    td {
      padding-inline: var(--cr-space-1);
    }

    td .value {
      padding-inline: 0.15em;
    }

    .lines {
      margin-block: var(--cr-space-1) var(--cr-space-2);
      font-size: 1.1rem;
    }

    /* The transport shows it. */
    .counter {
      display: none;
    }

    .transport {
      position: fixed;
      inset-block-end: 0;
      inset-inline: 0;
      z-index: 1;
      padding: var(--cr-space-1) var(--cr-margin) max(var(--cr-space-2), env(safe-area-inset-bottom));
      border-block-start: 1px solid var(--cr-rule);
    }

    /* At the foot of the window as long as the lesson is there: the window is not the lesson's. */
    :host([embedded="element"]) .transport {
      position: sticky;
      inset-inline: auto;
    }
  }

  /* In a low window, as with large magnification, it would hide what has the focus: it may take a sixth of the height. */
  @media (height < 32rem) {
    .transport,
    :host([embedded="element"]) .transport {
      position: static;
    }
  }

  /* What is left of a lesson on paper is the figure at this step, its working and its numbers. */
  @media print {
    chainrule-step-bar,
    .phases,
    .lesson .transport,
    .panels {
      display: none;
    }
  }

  /* The result has to be above a phone's transport: the title, which the link above says too, is for screen readers. */
  @media (width < 40rem) {
    .head h1 {
      position: absolute;
      clip-path: inset(50%);
    }
  }
`;
