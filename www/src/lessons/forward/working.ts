import { html, mathml, nothing, type TemplateResult } from 'lit';
import { words } from '../../app/locale';
import type { Step } from '../../engine/trace';
import { type FormulaContext, formula, math, nameOf, relation, result } from '../../trace/formula';
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

/** One line for each form, their signs of equality below each other. */
function lines(step: Step, pass: Pass, marked: ReadonlySet<string>): TemplateResult {
  const names: FormulaContext = { values: pass.values, as: 'names', marked };
  const numbers: FormulaContext = { values: pass.values, as: 'numbers', marked };
  const defined = pass.value(step.defines);
  const forms = step.formulas.map((expression) => formula(expression, names));
  const equals = mathml`<mo>=</mo>`;
  // A product has no name of its own: its first form stands alone at the left.
  const [left, ...right] = defined.name ? [nameOf(defined, names), ...forms] : forms;
  const rows = [
    ...right.map((form) => [equals, form]),
    [mathml`<mo>${relation(step.operands, numbers)}</mo>`, formula(step.working, numbers)],
    result(defined.number),
  ];
  return html`<div class="lines" role="group">
    ${rows.map(
      (row, i) => html`<div class="left">${i === 0 ? math(mathml`${left}`) : nothing}</div>
        <div class=${i === rows.length - 1 ? 'right outcome' : 'right'}>${math(mathml`<mrow>${row}</mrow>`)}</div>`,
    )}
  </div>`;
}
