import { css } from 'lit';
import { sideways } from '../base/styles';

/** The content of the slots of a lab's frame. */
export const labParts = css`
  [slot="controls"] {
    display: grid;
    align-content: start;
    gap: var(--cr-space-3);
    min-inline-size: 0;
  }

  [slot="figure"] {
    display: grid;
    align-content: start;
    gap: var(--cr-space-3);
    min-inline-size: 0;
  }

  [slot="notice"] {
    display: grid;
    gap: var(--cr-space-3);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--cr-space-2) var(--cr-space-3);
  }

  /* The resulting numbers: a small label, and the number below it. */
  .readings {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    gap: var(--cr-space-2) var(--cr-space-4);
    margin: 0;
  }

  .readings dt {
    color: var(--cr-soft);
    font: 500 var(--cr-size-tiny) / 1.4 var(--cr-controls);
  }

  .readings dd {
    margin: 0;
    font: 600 var(--cr-size-lead) / 1.3 var(--cr-controls);
    font-variant-numeric: tabular-nums;
  }

  /* In a column beside the figure, where a label can take two lines but the numbers stay aligned. */
  .readings.lined div {
    display: grid;
    align-content: space-between;
  }

  .small {
    color: var(--cr-soft);
    font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
  }

  .error {
    color: var(--cr-danger);
    font-size: var(--cr-size-small);
  }

  .scroll {
    ${sideways}
  }

  /* What a row is about stays, however far it is scrolled. */
  :where(.scroll tr > th:first-child) {
    position: sticky;
    inset-inline-start: 0;
    background: var(--cr-paper);
  }

  @media print {
    .scroll table {
      inline-size: 100%;
      font-size: var(--cr-size-tiny);
    }

    .scroll :is(th, td) {
      min-inline-size: 0 !important;
      padding-inline: 0 var(--cr-space-2) !important;
      white-space: normal !important;
    }
  }

  table {
    border-collapse: collapse;
    font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: var(--cr-space-1) var(--cr-space-3);
    border-block-end: 1px solid var(--cr-rule);
    text-align: start;
    vertical-align: baseline;
  }

  th {
    font-weight: 600;
  }
`;
