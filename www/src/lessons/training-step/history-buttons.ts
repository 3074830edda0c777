import { css, html, svg, type TemplateResult } from 'lit';
import { words } from '../../base/words';
import { catalog } from './text';

interface Acts {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly reset: () => void;
}

/** Undo, redo, and back to where the lesson begins. */
export function historyButtons(
  { canUndo, canRedo, reset }: { readonly canUndo: boolean; readonly canRedo: boolean; readonly reset: string },
  acts: Acts,
): TemplateResult {
  const messages = words(catalog);
  return html`<div class="buttons ${canUndo || canRedo ? '' : 'idle'}">
    ${button('undo', messages.undo, !canUndo, acts.undo)} ${button('redo', messages.redo, !canRedo, acts.redo)}
    ${button('reset', reset, false, acts.reset)}
  </div>`;
}

function button(icon: keyof typeof icons, label: string, idle: boolean, act: () => void): TemplateResult {
  return html`<button type="button" class="bare" data-action=${icon} aria-label=${label} title=${label} aria-disabled=${idle} @click=${() => idle || act()}>
    <svg viewBox="0 0 24 24" aria-hidden="true">${icons[icon]}</svg>
  </button>`;
}

const icons = {
  undo: svg`<path d="M9 14L4 9l5-5" /><path d="M4 9h10.5a5.5 5.5 0 0 1 0 11H11" />`,
  redo: svg`<path d="M15 14l5-5-5-5" /><path d="M20 9H9.5a5.5 5.5 0 0 0 0 11H13" />`,
  reset: svg`<path d="M4 4v6h6" /><path d="M4.6 14a8 8 0 1 0 1.2-6.5L4 10" />`,
};

export const historyStyles = css`
  /* Undo points back in time, which is to the left in every language, as in the transport. */
  .buttons {
    display: flex;
    margin-inline-start: auto;
    direction: ltr;
  }

  .buttons button {
    padding: 0;
  }

  @media (width < 40rem) {
    .buttons button {
      min-inline-size: 2rem;
    }

    /* The selects need the room for what they say. */
    .buttons.idle,
    .buttons [data-action="reset"] {
      display: none;
    }
  }
`;
