/** A verdict as a symbol and in words: never by color alone. */

import { css, html, svg, type TemplateResult } from 'lit';
import { digits } from '../../../base/locale';
import { words } from '../../../base/words';
import type { CheckedAnswer, TraceNumber, Verdict } from '../../../engine/wire';
import { placesOf } from './results';
import { catalog } from './text';

export function isRight({ kind }: Verdict): boolean {
  return kind === 'right' || kind === 'rightByOwnNumbers';
}

/** `text` is what was typed; its decimal places say how precisely it is right. */
export function verdictLine({ verdict, number }: CheckedAnswer, text: string): TemplateResult {
  const said = verdict.kind === 'right' ? rightTo(number, text) : words(catalog).verdicts[verdict.kind];
  return html`<span class="verdict" data-verdict=${verdict.kind}>
    <svg viewBox="0 0 16 16" aria-hidden="true">${signs[verdict.kind]}</svg>
    <span>${said}</span>
  </span>`;
}

function rightTo(number: TraceNumber, text: string): string {
  const messages = words(catalog);
  const places = placesOf(text);
  const all = number.exact ? placesOf(number.decimal) : undefined;
  if (places === undefined || (all !== undefined && places >= all)) return messages.right;
  return places === 0 ? messages.rightWhole : messages.rightTo(digits(places), places);
}

const check = svg`<path d="M3 8.5l3.2 3.2L13 4.8" />`;
const signs: Readonly<Record<Verdict['kind'], TemplateResult>> = {
  right: check,
  rightByOwnNumbers: check,
  followsFromMistake: svg`<path d="M3 3v5.5h9.5" /><path d="M9.5 5.5l3 3-3 3" />`,
  wrong: svg`<path d="M4 4l8 8M12 4l-8 8" />`,
  unreadable: svg`<path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9 8 9.8" /><path d="M8 12.6v.1" />`,
};

export const verdictStyles = css`
  .verdict {
    display: inline-flex;
    align-items: baseline;
    gap: 0.3em;
    font: 500 var(--cr-size-tiny) / 1.4 var(--cr-controls);
    overflow-wrap: anywhere;
  }

  .verdict svg {
    flex: none;
    align-self: start;
    inline-size: 1.1em;
    block-size: 1.1em;
    margin-block-start: 0.15em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .verdict[data-verdict="wrong"],
  .verdict[data-verdict="unreadable"] {
    color: var(--cr-danger);
  }

  .verdict[data-verdict="followsFromMistake"] {
    color: var(--cr-soft);
  }
`;
