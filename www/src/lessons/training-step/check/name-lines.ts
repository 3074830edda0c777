import { html, mathml, nothing, type TemplateResult } from 'lit';
import type { Step } from '../../../engine/wire';
import { type FormulaContext, formula, math, nameOf } from '../../../trace/formula';
import type { StepPass } from '../../../trace/pass';

/** The formulas of a step with names instead of numbers, one below the other. Needs `lineStyles`. */
export function nameLines(step: Step, pass: StepPass, marked: ReadonlySet<string> = new Set()): TemplateResult {
  const context: FormulaContext = { values: pass.values, as: 'names', marked };
  const defined = pass.value(step.defines);
  const forms = step.formulas.map((expression) => formula(expression, context));
  // A product has no name of its own: its first form is on the left, by itself.
  const [left, ...right] = defined.name ? [nameOf(defined, context), ...forms] : forms;
  const rows = right.length > 0 ? right : [nothing];
  return html`<div class="lines">
    ${rows.map(
      (form, i) => html`<div class="left">${i === 0 ? math(mathml`${left}`) : nothing}</div>
        <div class="right">
          ${form === nothing ? nothing : math(mathml`<mrow><mo>=</mo>${form}</mrow>`)}
        </div>`,
    )}
  </div>`;
}
