/** All steps of an expression as text: to be read, or as Markdown with its formulas in LaTeX. */

import { direction } from '../../../base/locale';
import { settings } from '../../../base/settings';
import { words } from '../../../base/words';
import type { CircuitProblem, Step } from '../../../engine/wire';
import { aligned, latexEquation } from '../../../trace/latex';
import { givenFormula } from '../../../trace/markdown';
import { equation } from '../../../trace/plain-text';
import { givenText } from '../../../trace/whole-text';
import { catalog as lessonCatalog } from '../text';
import type { CircuitPass } from './bench';
import { catalog } from './text';

export function circuitText({ expression }: CircuitProblem, pass: CircuitPass): string {
  const messages = words(catalog);
  const given = pass.trace.variables.map(({ id }) => givenText(pass.value(id)));
  const paragraphs = [
    `${messages.expression}: ${isolated(expression)}`,
    `${messages.given}: ${isolated(given.join(', '))}`,
    ...sections(pass).map(({ title, steps }) =>
      [title, ...steps.map((step) => isolated(equation(step, pass.values)))].join('\n'),
    ),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

export function circuitMarkdown({ expression }: CircuitProblem, pass: CircuitPass): string {
  const messages = words(catalog);
  const given = pass.trace.variables.map(({ id }) => givenFormula(pass.value(id)));
  const paragraphs = [
    `# ${messages.expression}: \`${expression}\``,
    `${messages.given}: ${given.join(', ')}`,
    ...sections(pass).flatMap(({ title, steps }) => [
      `## ${title}`,
      aligned(steps.map((step) => latexEquation(step, pass.values))),
    ]),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function sections(pass: CircuitPass): { readonly title: string; readonly steps: readonly Step[] }[] {
  const { phase: titles } = words(lessonCatalog);
  const { phases, steps } = pass.trace;
  return phases.map(({ phase, end }) => ({ title: titles[phase], steps: steps.slice(pass.startOf(phase), end) }));
}

/** Formulas run from left to right, even between lines of Persian. */
function isolated(text: string): string {
  return direction(settings.value.locale) === 'rtl' ? `\u2066${text}\u2069` : text;
}
