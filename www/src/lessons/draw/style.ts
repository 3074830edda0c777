import { css } from 'lit';

/**
 * Wide: the pad beside picture and bars. Narrow: the pad as wide as the page, and the answer under it, so that a hand
 * that draws does not cover it.
 */
export const layout = css`
  :host {
    display: grid;
    grid-template: 'top' auto 'pad' auto 'answer' auto 'more' auto / minmax(0, 1fr);
    row-gap: var(--cr-space-2);
    padding-block-start: var(--cr-space-2);
  }

  .top {
    grid-area: top;
    display: flex;
    align-items: center;
    justify-content: space-between;
  }

  .tools {
    display: flex;
    margin-inline-end: calc(-1 * var(--cr-space-2));
  }

  chainrule-digit-pad {
    grid-area: pad;
    justify-self: center;
    /* On a short screen the bars matter more than the last bit of the pad. */
    inline-size: min(100%, max(15rem, 100dvh - 20rem));
  }

  chainrule-draw-answer {
    grid-area: answer;
  }

  .more {
    grid-area: more;
    display: grid;
    gap: var(--cr-space-4);
    padding-block-start: var(--cr-space-5);
    max-inline-size: var(--cr-measure);
  }

  .samples {
    display: grid;
    gap: var(--cr-space-2);
  }

  h2 {
    font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
    color: var(--cr-soft);
    letter-spacing: 0;
  }

  .samples div {
    display: grid;
    grid-template-columns: repeat(10, 1fr);
    gap: var(--cr-space-1);
    direction: ltr;
  }

  .samples button {
    min-inline-size: 0;
    padding: 0;
    border-color: var(--cr-rule);
    font-size: var(--cr-size-body);
    background: var(--cr-raised);
  }

  .samples button:hover {
    border-color: var(--cr-line);
  }

  summary {
    inline-size: fit-content;
    font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
    cursor: pointer;
  }

  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--cr-space-2) var(--cr-space-4);
    margin: var(--cr-space-3) 0 0;
    font-size: var(--cr-size-small);
  }

  dt {
    display: flex;
    gap: var(--cr-space-1);
    direction: ltr;
    justify-content: end;
  }

  dd {
    margin: 0;
  }

  kbd {
    block-size: fit-content;
    padding: 0 0.4em;
    border: 1px solid var(--cr-line);
    border-radius: 4px;
    background: var(--cr-raised);
    font: 500 var(--cr-size-tiny) / 1.6 var(--cr-sans);
    white-space: nowrap;
  }

  .card {
    color: var(--cr-soft);
    font-size: var(--cr-size-small);
  }

  @media (width < 40rem) {
    .samples div {
      grid-template-columns: repeat(5, 1fr);
    }
  }

  @media (width >= 56rem) {
    :host {
      --pad: clamp(20rem, 100dvh - 17rem, 38rem);
      grid-template: 'top .' auto 'pad answer' auto 'more more' auto / var(--pad) minmax(22rem, 1fr);
      padding-block-start: var(--cr-space-5);
    }

    chainrule-digit-pad {
      place-self: start stretch;
      inline-size: auto;
    }

    chainrule-draw-answer {
      align-self: start;
      padding-inline-start: var(--cr-space-6);
    }

    .more {
      inline-size: var(--pad);
      max-inline-size: none;
      padding-block-start: var(--cr-space-4);
    }
  }
`;
