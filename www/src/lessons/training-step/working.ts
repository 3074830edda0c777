import { html, nothing, type TemplateResult } from 'lit';
import { digits } from '../../base/locale';
import { words } from '../../base/words';
import type { CentralDifference, Name, Step, TraceNumber } from '../../engine/wire';
import { named } from '../../trace/expressions';
import { lines } from '../../trace/lines';
import { nameHtml, typeset } from '../../trace/names';
import type { Pass } from '../../trace/pass';
import { outcome } from './outcome';
import { catalog, type Messages } from './text';
import { wordsOf } from './words';

/** What replaces the lines where the reader is to find the result. */
export type Instead = (step: Step) => TemplateResult | undefined;

/** The current step: in words, as a formula, with numbers, and its result. */
export function working(
  pass: Pass,
  position: number,
  { marked, hidden }: { readonly marked: ReadonlySet<string>; readonly hidden: ReadonlySet<string> },
  instead: Instead,
  continueTraining: () => void,
): TemplateResult {
  const messages = words(catalog);
  const step = pass.stepAt(position);
  if (!step) {
    return html`<h2>${messages.start}</h2>
      <p class="why">${messages.startText}</p>
      <p class="why">${messages.editHint}</p>
      <p class="keys">${messages.keys}</p>`;
  }
  const { title, text, remark } = wordsOf(step, pass);
  const question = instead(step);
  // Remarks on a result, and a derivative by finite differences, would give it away.
  if (question) return html`<h2>${typeset(title)}</h2>${question}`;
  return html`<h2>${typeset(title)}</h2>
    ${lines(step, pass, marked, hidden)}
    <p class="why">${typeset(text)}</p>
    ${remark ? html`<p class="remark">${typeset(remark)}</p>` : nothing}
    ${differencesOf(step, pass)} ${position === pass.last ? outcome(pass, continueTraining) : nothing}`;
}

function differencesOf(step: Step, pass: Pass): TemplateResult | typeof nothing {
  const { role, about } = pass.value(step.defines);
  const isOwn = role === 'gradient' && step.kind !== 'tiedGradient';
  const parameter = isOwn && about ? pass.parameters.get(about) : undefined;
  if (!parameter) return nothing;
  return differences(parameter.difference, { f: named('L'), x: named('w') }, words(catalog));
}

/** A derivative of f by finite differences, beside the one by the chain rule, and how far apart they are. */
export function differences(
  { number, error, h, kink }: CentralDifference,
  { f, x }: { readonly f: Name; readonly x: Name },
  { differencesNone, differencesKink }: Pick<Messages, 'differencesNone' | 'differencesKink'>,
): TemplateResult {
  const messages = words(catalog);
  if (!number || !error) return html`<p class="differences">${differencesNone}</p>`;
  const beside = (sign: string) => html`${nameHtml(f)}(${nameHtml(x)} ${sign} <i>h</i>)`;
  return html`<p class="differences">
    ${messages.differences}
    <bdi class="number" dir="ltr"
      >(${beside('+')} − ${beside('−')}) / ${digits(2)}<i>h</i> ≈ ${shown(number)}</bdi
    >${messages.differencesError} <bdi class="number" dir="ltr">${shown(error)}</bdi>
    (<bdi class="number" dir="ltr"><i>h</i> = ${shown(h)}</bdi>)${kink ? html`. ${differencesKink}` : nothing}
  </p>`;
}

function shown(number: TraceNumber): string {
  return digits(number.decimal);
}
