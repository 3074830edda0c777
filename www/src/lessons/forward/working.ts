import { html, type TemplateResult } from 'lit';
import { words } from '../../app/locale';
import { lines } from '../../trace/lines';
import type { Pass } from '../../trace/pass';
import { catalog } from './text';
import { typeset, wordsOf } from './words';

/** The step at hand: in words, as a formula, with numbers, and what comes out. */
export function working(pass: Pass, position: number, marked: ReadonlySet<string>): TemplateResult {
  const messages = words(catalog);
  const step = pass.stepAt(position);
  if (!step) {
    return html`<h2>${messages.start}</h2>
      <p class="why">${messages.startText}</p>
      <p class="keys">${messages.keys}</p>`;
  }
  const { title, text } = wordsOf(step, pass);
  return html`<h2>${typeset(title)}</h2>
    ${lines(step, pass, marked)}
    <p class="why">${typeset(text)}</p>`;
}
