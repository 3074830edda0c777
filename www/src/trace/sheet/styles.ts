import { css } from 'lit';

/** Black on white paper, whatever the theme; nothing is conveyed by color or background alone. */
export const sheetStyles = css`
  :host {
    --cr-paper: #fff;
    --cr-raised: #fff;
    --cr-sunken: #fff;
    --cr-ink: #000;
    --cr-soft: #333;
    --cr-line: #000;
    --cr-rule: #777;
    --cr-positive: #000;
    --cr-negative: #000;
    --cr-mark: #fff;

    display: none;
    inline-size: 174mm;
    color-scheme: light;
    background: #fff;
    color: #000;
    font: 10pt / 1.4 var(--cr-prose);
  }

  :host([preview]) {
    display: block;
    max-inline-size: 100%;
    padding: 18mm;
    overflow-x: auto;
    inline-size: 210mm;
  }

  :host(:lang(fa)) {
    line-height: 1.75;
  }

  /* So that no border is at the edge of the printable area, where half of it would be cut off. */
  article {
    padding-inline: 0.3mm;
  }

  header {
    display: grid;
    gap: 4mm;
    margin-block-end: 4mm;
  }

  h1 {
    font-size: 16pt;
  }

  h2 {
    margin-block: 5mm 1.5mm;
    font-size: 12pt;
    break-after: avoid;
  }

  h3,
  h4 {
    margin: 2.5mm 0 0.5mm;
    font: 600 1em / 1.4 var(--cr-prose);
    break-after: avoid;
  }

  h3 {
    padding-block-end: 0.5mm;
    border-block-end: 0.2mm solid #777;
  }

  h2 + p {
    margin-block-end: 2mm;
    break-after: avoid;
    break-inside: avoid;
  }

  .who {
    display: grid;
    grid-template-columns: 2fr 1fr;
    gap: 8mm;
  }

  .who span {
    display: flex;
    gap: 2mm;
  }

  .who span::after {
    content: "";
    flex: 1;
    border-block-end: 0.3mm solid #000;
  }

  .conventions {
    text-wrap: pretty;
  }

  chainrule-network-graph {
    block-size: 84mm;
    margin-block: 4mm;
    overflow: visible;
    break-inside: avoid;
  }

  /* As high as that many units need at the text size that the width gives. */
  chainrule-network-graph.rows-4 {
    block-size: 112mm;
  }

  chainrule-network-graph.rows-5 {
    block-size: 138mm;
  }

  /* Its smallest text is as small as a screen allows; paper allows smaller. */
  chainrule-network-graph.columns-5 {
    zoom: 0.9;
  }

  sub {
    line-height: 0;
  }

  table {
    border-collapse: collapse;
    break-inside: avoid;
    inline-size: 100%;
    margin-block: 2mm 3mm;
  }

  th {
    font-weight: 600;
  }

  .given th,
  .given td {
    padding: 1.2mm 2mm;
    border: 0.2mm solid #777;
    text-align: start;
    vertical-align: middle;
  }

  .given th p {
    font-weight: 400;
  }

  .given tr {
    break-inside: avoid;
  }

  .given.samples {
    inline-size: auto;
  }

  .samples :is(th, td) {
    text-align: center;
  }

  .equation {
    display: flex;
    align-items: center;
    gap: 1.5mm;
  }

  .wide .equation {
    font-size: 7pt;
  }

  .wide :is(th, td) {
    padding-inline: 1mm;
  }

  .matrix {
    position: relative;
    display: inline-table;
    padding: 0.5mm 0.6mm;
    border-inline: 0.3mm solid #000;
    text-align: center;
  }

  .matrix .row {
    display: table-row;
  }

  .matrix .row > span {
    display: table-cell;
    padding: 0.2mm 1.2mm;
  }

  /* The feet of the brackets. */
  .matrix::before,
  .matrix::after {
    content: "";
    position: absolute;
    inset-block: 0;
    inline-size: 1mm;
    border-block: 0.3mm solid #000;
  }

  .matrix::before {
    inset-inline-start: 0;
  }

  .matrix::after {
    inset-inline-end: 0;
  }

  dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 5fr);
    gap: 1mm 4mm;
    margin: 0;
  }

  dt {
    font-weight: 600;
  }

  dd {
    grid-column: 2;
    margin: 0;
    break-inside: avoid;
  }

  dd.memory {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(40mm, 1fr));
    gap: 0.5mm 3mm;
    direction: ltr;
    break-inside: auto;
  }

  .formula {
    display: inline-block;
    margin-inline-end: 4mm;
  }

  .places {
    table-layout: fixed;
  }

  .places tr {
    break-inside: avoid;
  }

  .places .head {
    inline-size: 18mm;
  }

  /* Possibly longer than a page, so it may break between the units. */
  .places.long {
    break-inside: auto;
  }

  .places tbody {
    break-inside: avoid;
  }

  .places .corner {
    block-size: auto;
    border: 0;
  }

  .places th {
    padding: 1mm;
    border: 0.2mm solid #777;
    font-size: 9pt;
    line-height: 1.25;
    white-space: nowrap;
  }

  .places td {
    block-size: 10mm;
    padding: 0.8mm 1.2mm;
    border: 0.2mm solid #777;
    direction: ltr;
    text-align: left;
    vertical-align: top;
    font-size: 9pt;
    line-height: 1;
  }

  .places mfrac {
    font-size: 1em;
  }

  .places.roomy td {
    block-size: 16mm;
  }

  .key {
    break-before: page;
    font-size: 8.5pt;
  }

  .phase {
    columns: 2;
    column-gap: 5mm;
  }

  .phase.wide {
    columns: 1;
  }

  .key mfrac {
    font-size: 0.9em;
  }

  .block {
    break-inside: avoid;
  }

  /* So long that it would leave much of a page empty. */
  .block:has(li:nth-child(12)) {
    break-inside: auto;
  }

  .key ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .key li {
    margin-block: 0.4mm;
    padding-inline-start: 3mm;
    text-indent: -3mm;
    line-height: 1.4;
    break-inside: avoid;
  }

  math {
    display: inline-math;
    font-size: 1.05em;
    text-indent: 0;
  }

  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 1mm 6mm;
    margin-block-start: 6mm;
    padding-block-start: 2mm;
    border-block-start: 0.2mm solid #777;
    font-size: 8pt;
    break-inside: avoid;
  }

  footer bdi {
    overflow-wrap: anywhere;
  }

  @media print {
    :host,
    :host([preview]) {
      display: block;
      inline-size: auto;
      padding: 0;
      overflow: visible;
    }
  }
`;
