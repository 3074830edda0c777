/** The working of a step: its formula, the same with numbers, and the result. */

import { css, html, mathml, nothing, type TemplateResult } from 'lit';
import { sideways } from '../base/styles';
import type { Step } from '../engine/wire';
import { type FormulaContext, formula, math, nameOf, relation, result } from './formula';
import type { StepPass } from './pass';

/** One line for each form, aligned at their equals signs. */
export function lines(
  step: Step,
  pass: StepPass,
  marked: ReadonlySet<string>,
  hidden: ReadonlySet<string> = new Set(),
): TemplateResult {
  const names: FormulaContext = { values: pass.values, as: 'names', marked };
  const numbers: FormulaContext = { values: pass.values, as: 'numbers', marked, hidden };
  const defined = pass.value(step.defines);
  const forms = step.formulas.map((expression) => formula(expression, names));
  const equals = mathml`<mo>=</mo>`;
  // A product has no name of its own: its first form is on the left, by itself.
  const [left, ...right] = defined.name ? [nameOf(defined, names), ...forms] : forms;
  const working = [mathml`<mo>${relation(step.operands, numbers)}</mo>`, formula(step.working, numbers)];
  // A number that is the whole formula is said once.
  const isResult = step.working.kind === 'constant' && step.working.number.text === defined.number.text;
  const rows = [...(isResult ? [] : [...right.map((form) => [equals, form]), working]), result(defined.number)];
  return html`<div class="lines">
    ${rows.map(
      (row, i) => html`<div class="left">${i === 0 ? math(mathml`${left}`) : nothing}</div>
        <div class=${i === rows.length - 1 ? 'right outcome' : 'right'}>${math(mathml`<mrow>${row}</mrow>`)}</div>`,
    )}
  </div>`;
}

/** For elements that show lines or formulas. */
export const lineStyles = css`
  /* As tall as the tallest step of the pass, so that nothing below moves. */
  .lines {
    display: grid;
    grid-template-columns: auto 1fr;
    grid-auto-rows: minmax(2.2rem, auto);
    align-content: start;
    align-items: center;
    column-gap: 0.35em;
    min-block-size: 8.8rem;
    margin-block: var(--cr-space-3);
    padding-inline: 2px;
    ${sideways}
    direction: ltr;
    font-size: 1.25rem;
  }

  .left {
    text-align: end;
  }

  math {
    font-family: var(--cr-serif);
    font-variant-numeric: tabular-nums lining-nums;
  }

  mi {
    text-transform: none;
    font-style: italic;
  }

  mi.function,
  mi.code {
    font-style: normal;
  }

  mn {
    font-family: var(--cr-controls);
  }

  /* If the typeface has no MATH table, browsers leave a fifth of an em after a subscript. */
  msub {
    margin-inline-end: -0.15em;
  }

  mfrac {
    math-style: normal;
    margin-inline: 0.15em;
    font-size: max(var(--cr-size-tiny), 0.8em);
  }

  msub > :nth-child(2),
  msup > :nth-child(2) {
    font-size: max(var(--cr-size-tiny), 0.71em);
  }

  msub mn {
    font-family: var(--cr-serif);
  }

  mfrac > mn {
    padding-block: 0.12em;
  }

  .radicand {
    padding-block-start: 0.1em;
    border-block-start: 0.06em solid;
  }

  mn.positive {
    color: var(--cr-positive);
  }

  mn.negative {
    color: var(--cr-negative);
  }

  .outcome mn.result {
    font-weight: 650;
  }

  .term {
    padding-block: 0.12em 0.04em;
    border-radius: 0.2em;
  }

  .term:hover,
  .term.marked {
    background: var(--cr-mark);
    outline: 1.5px solid var(--cr-focus);
  }
`;
