import { css } from 'lit';

/** Beside the pad on a wide screen, in little room on a phone, and least of it where the pad is small. */
export const answerStyles = css`
  :host {
    display: grid;
    grid-template:
      'picture verdict' minmax(3.5rem, auto)
      'bars bars' auto
      'doubt doubt' auto / 3.5rem 1fr;
    gap: var(--cr-space-2) var(--cr-space-3);
    align-items: center;
  }

  .verdict {
    grid-area: verdict;
  }

  .verdict > p {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: var(--cr-space-2);
  }

  .refusal {
    display: grid;
    gap: var(--cr-space-1);
    align-content: start;
  }

  .refusal > p:first-child {
    font-size: var(--cr-size-lead);
    line-height: 1.3;
  }

  .refusal .quiet {
    display: grid;
    font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
  }

  :host([compact]) .refusal > p:first-child {
    font-size: var(--cr-size-small);
  }

  :host([compact]) .unlike {
    display: none;
  }

  .quiet,
  .reads,
  figcaption {
    color: var(--cr-soft);
  }

  .reads,
  figcaption,
  .weights {
    font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
  }

  .digit {
    font: 600 2.25rem/1 var(--cr-prose);
    font-variant-numeric: lining-nums;
  }

  .digit.word,
  :host(:not([compact])) .digit.word {
    font-size: var(--cr-size-title);
  }

  .name {
    font-size: var(--cr-size-lead);
  }

  figure {
    grid-area: picture;
    margin: 0;
  }

  figcaption {
    margin-block-start: var(--cr-space-2);
  }

  chainrule-pixel-reader {
    --pixel-lines: 1;
  }

  chainrule-probability-bars {
    grid-area: bars;
  }

  chainrule-save-chart {
    grid-area: verdict;
    place-self: start end;
    z-index: 1;
  }

  chainrule-draw-doubt {
    grid-area: doubt;
  }

  .weights {
    font-variant-numeric: tabular-nums;
  }

  .weights.failure {
    display: grid;
    gap: var(--cr-space-2);
    justify-items: start;
  }

  .failure p,
  p.failure {
    color: var(--cr-danger);
    overflow-wrap: anywhere;
  }

  progress {
    display: block;
    inline-size: 100%;
    block-size: 0.5rem;
    accent-color: var(--cr-ink);
  }

  @media (width < 56rem) {
    figcaption {
      display: none;
    }

    /* The image is too small there to point at its pixels. */
    chainrule-pixel-reader {
      --pixel-text: none;
    }

    /* Two columns of five, where height is scarcer than width. */
    chainrule-probability-bars {
      --bars-grid: repeat(5, auto) / auto 1fr auto auto 1fr auto;
      --bars-flow: column;
      --bars-gap: 0.125rem;
      --bars-gutter: var(--cr-space-3);
    }

    :host([compact]) {
      grid-template: 'verdict' 2.75rem 'bars' 1fr / minmax(0, 1fr);
      row-gap: 0;
      overflow: hidden;
    }

    :host([compact]) figure {
      display: none;
    }

    :host([compact]) .verdict > p {
      flex-wrap: nowrap;
      font-size: var(--cr-size-small);
      line-height: 1.2;
    }

    :host([compact]) .reads {
      display: none;
    }

    :host([compact]) .name {
      font-size: var(--cr-size-small);
    }

    :host([compact]) .refusal .quiet {
      display: none;
    }

    :host([compact]) chainrule-probability-bars {
      --bars-grid: none / auto 1fr auto;
      --bars-flow: row;
      --bars-gutter: 0;
      --bars-gap: 0;
      --bars-size: var(--cr-size-tiny);
      --bars-thickness: 0.5rem;
    }
  }

  @media (width >= 56rem) {
    :host([compact]) chainrule-probability-bars {
      --bars-gap: 0.125rem;
      --bars-size: var(--cr-size-tiny);
      --bars-thickness: 0.625rem;
    }

    :host([compact]) figcaption {
      display: none;
    }

    :host(:not([compact])) {
      grid-template:
        'picture verdict' auto
        'bars bars' auto
        'doubt doubt' auto / 14rem 1fr;
      gap: var(--cr-space-5);
    }

    :host(:not([compact])) chainrule-probability-bars {
      --bars-gap: 0.5rem;
      --bars-thickness: 1rem;
    }

    :host(:not([compact])) .verdict {
      display: grid;
      gap: var(--cr-space-4);
      align-content: space-between;
      align-self: stretch;
    }

    :host(:not([compact])) .verdict > p {
      display: grid;
    }

    :host(:not([compact])) .refusal > p:first-child {
      font: 600 var(--cr-size-title) / 1.25 var(--cr-prose);
    }

    :host(:not([compact])) .digit {
      margin-block: var(--cr-space-2) var(--cr-space-3);
      font-size: 8rem;
      line-height: 0.9;
    }
  }
`;
