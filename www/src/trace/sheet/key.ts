/** The answer key of a sheet: every step of every sample on a line, by phase and unit. */

import { html, mathml, nothing, type TemplateResult } from 'lit';
import { words } from '../../base/words';
import type { Expression, Phase, Step } from '../../engine/wire';
import { equationOf, type Source } from '../equation';
import { type FormulaContext, formula, math, symbol } from '../formula';
import { nameInText, typeset } from '../names';
import { type Block, blockTitle, outlineOf } from '../outline';
import type { Pass, StepPass } from '../pass';
import { plainText } from '../plain-text';
import { sampleNumber } from './given';
import { catalog } from './text';

/** Steps that all samples share. They are nameInText once, after those of the single samples. */
const batchStepKinds: ReadonlySet<string> = new Set(['batchMean', 'batchGradient']);

export function key(passes: readonly Pass[]): TemplateResult {
  const outlines = passes.map((pass) => ({ pass, phases: outlineOf(pass.trace).phases }));
  const [first] = outlines;
  const several = passes.length > 1;
  const sections = first?.phases.map(({ phase, title }) => {
    const own = (phase === 'update' ? [] : outlines).map(({ pass, phases }) => ({
      pass,
      heading: several ? words(catalog).sampleOf(sampleNumber(pass)) : undefined,
      blocks: blocksIn(phases, phase, (step) => !several || !batchStepKinds.has(step.kind)),
    }));
    const shared = blocksIn(
      first.phases,
      phase,
      (step) => phase === 'update' || (several && batchStepKinds.has(step.kind)),
    );
    const heading = several && phase !== 'update' ? words(catalog).batch : undefined;
    const parts = [...own, { pass: first.pass, heading, blocks: shared }].filter(({ blocks }) => blocks.length > 0);
    const content = parts.map(
      ({ pass, heading, blocks }) => html`
        ${heading ? html`<h3>${heading}</h3>` : nothing} ${blocks.map((block) => blockOf(block, pass, title))}
      `,
    );
    return html`<h2>${title}</h2>
      <section class="phase">${content}</section>`;
  });
  return html`${sections}`;
}

function blocksIn(
  phases: readonly { phase: Phase; blocks: readonly Block[] }[],
  phase: Phase,
  wanted: (step: Step) => boolean,
): Block[] {
  const blocks = phases.find((section) => section.phase === phase)?.blocks ?? [];
  return blocks
    .map((block) => ({ ...block, steps: block.steps.filter(wanted) }))
    .filter(({ steps }) => steps.length > 0);
}

/** Without a heading where it would repeat the one above. */
function blockOf(block: Block, pass: Pass, above: string): TemplateResult {
  const heading = blockTitle(block, ({ name }) => nameInText(name));
  return html`<div class="block">
    ${heading === above ? nothing : html`<h4>${typeset(heading)}</h4>`}
    <ul dir="ltr">
      ${block.steps.map((step) => html`<li>${line(step, pass)}</li>`)}
    </ul>
  </div>`;
}

/** Its parts are formulas of their own, so that the line can break between them. */
export function line(step: Step, pass: StepPass): TemplateResult[] {
  const { leftExpression, links } = equationOf(step, pass.values, plainText(pass.values));
  const name = pass.find(step.defines)?.name;
  const left = leftExpression
    ? formulaOf(leftExpression, 'names', pass)
    : name
      ? symbol(name)
      : mathml`<mtext></mtext>`;
  return [
    math(left),
    ...links.map(({ sign, source }) => html` ${math(mathml`<mo>${sign}</mo>${linkOf(source, pass)}`)}`),
  ];
}

function linkOf(source: Source, pass: StepPass): TemplateResult {
  if ('expression' in source) return formulaOf(source.expression, source.as, pass);
  const { number } = source;
  const { fraction, decimal } = number;
  const text = source.as === 'fraction' && fraction ? fraction.text : decimal;
  return formulaOf({ kind: 'constant', number: { ...number, text } }, 'numbers', pass);
}

function formulaOf(expression: Expression, as: FormulaContext['as'], pass: StepPass): TemplateResult {
  return formula(expression, { values: pass.values, as, marked: new Set() });
}
