import { css } from 'lit';
import { sideways } from '../../base/styles';

/**
 * Wide: the pad beside image and bars. Narrow: the pad as wide as the page, and the answer below it, so that the
 * drawing hand does not cover it. With a view open both are small and stay in sight: beside the view, or above it. The
 * view is then at least as high as the window: if the page became too short for its scroll position when a view has
 * nothing to show, the pad would move away from the pen.
 */
export const layout = css`
  :host {
    display: grid;
    grid-template: 'top' auto 'views' auto 'pad' auto 'answer' auto 'samples' auto 'more' auto / minmax(0, 1fr);
    row-gap: var(--cr-space-2);
    padding-block-start: var(--cr-space-2);
  }

  :host([open]) {
    display: block;
  }

  .desk,
  .held,
  .hand {
    display: contents;
  }

  /* The browser then keeps the painting of what does not change. */
  .hand,
  .samples,
  .more,
  chainrule-draw-view {
    isolation: isolate;
  }

  h1 {
    grid-area: top;
    align-self: center;
  }

  .tools {
    grid-area: top;
    display: flex;
    justify-self: end;
    margin-inline-end: calc(-1 * var(--cr-space-2));
    /* Undo before redo, from left to right in every language, as their arrows point. */
    direction: ltr;
  }

  .tools:dir(rtl) {
    margin-inline: calc(-1 * var(--cr-space-2)) 0;
  }

  .views {
    --choices-wrap: nowrap;
    grid-area: views;
    min-inline-size: 0;
  }

  .views chainrule-choices {
    margin-inline: calc(-1 * var(--cr-margin));
    padding: 2px var(--cr-margin);
    ${sideways}
    scrollbar-width: none;
  }

  .complaints p {
    padding: var(--cr-space-2) var(--cr-space-3);
    border-inline-start: 3px solid var(--cr-mark-line);
    background: var(--cr-mark);
    font-size: var(--cr-size-small);
  }

  chainrule-digit-pad {
    grid-area: pad;
    justify-self: center;
    /* On a short screen the bars matter more than the last bit of the pad. */
    inline-size: min(100%, max(15rem, 100dvh - 23rem));
  }

  chainrule-draw-answer {
    grid-area: answer;
    min-inline-size: 0;
  }

  .samples {
    grid-area: samples;
    display: grid;
    gap: var(--cr-space-2);
    padding-block-start: var(--cr-space-4);
  }

  .more {
    grid-area: more;
    display: grid;
    gap: var(--cr-space-4);
    padding-block-start: var(--cr-space-4);
    max-inline-size: var(--cr-measure);
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
    padding-block: 0.15rem;
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

    :host([open]) .samples div {
      grid-template-columns: repeat(10, 1fr);
    }
  }

  @media (width < 56rem) {
    :host([open]) .hand {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      display: grid;
      grid-template: 'pad answer' auto 'top answer' auto / 9.5rem minmax(0, 1fr);
      gap: 0 var(--cr-space-3);
      margin-inline: calc(-1 * var(--cr-margin));
      padding: var(--cr-space-2) var(--cr-margin) var(--cr-space-1);
      border-block-end: 1px solid var(--cr-rule);
      background: var(--cr-paper);
    }

    :host([open]) .views {
      padding-block-start: var(--cr-space-2);
    }

    :host([open]) .tools {
      justify-self: center;
      margin: 0;
    }

    :host([open]) chainrule-digit-pad {
      inline-size: 100%;
    }

    :host([open]) chainrule-draw-view {
      min-block-size: 100dvh;
      padding-block-start: var(--cr-space-4);
    }
  }

  /* A screen so low that pad and bars would fill it. */

  @media (height < 30rem) {
    :host([open]) .hand {
      position: static;
    }
  }

  @media (width >= 56rem) {
    :host {
      --pad: clamp(20rem, 100dvh - 17rem, 38rem);
      grid-template: 'top views' auto 'pad answer' auto 'samples .' auto 'more .' auto / var(--pad) minmax(22rem, 1fr);
      padding-block-start: var(--cr-space-5);
    }

    .views {
      align-self: center;
      padding-inline-start: var(--cr-space-6);
    }

    .views chainrule-choices {
      margin: 0;
      padding: 2px;
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
      max-inline-size: none;
    }

    :host([open]) {
      display: grid;
      grid-template: 'top views' auto 'desk view' 1fr 'more more' auto / 20rem minmax(0, 1fr);
      gap: var(--cr-space-3) var(--cr-space-6);
    }

    :host([open]) .views {
      padding: 0;
    }

    /* What is held has its way in a box of its own: in a cell of the grid it would go on, over what is below. */
    :host([open]) .desk {
      grid-area: desk;
      display: block;
    }

    :host([open]) .held {
      position: sticky;
      inset-block-start: var(--cr-space-3);
      display: block;
    }

    :host([open]) .hand {
      display: grid;
      grid-template: 'pad' auto 'top' auto 'answer' auto / minmax(0, 1fr);
      gap: var(--cr-space-1);
    }

    :host([open]) .tools {
      margin: 0;
    }

    :host([open]) chainrule-draw-answer {
      padding: 0;
    }

    :host([open]) chainrule-draw-view {
      grid-area: view;
      min-inline-size: 0;
      min-block-size: 100dvh;
    }

    :host([open]) .more {
      max-inline-size: var(--cr-measure);
    }
  }

  /* In a low window, it would hide what has the focus. */
  @media (height < 32rem) {
    :host([open]) .hand,
    :host([open]) .held {
      position: static;
    }
  }
`;
