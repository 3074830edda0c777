import { words } from '../base/words';
import type { Trace, Value, ValueId } from '../engine/wire';
import { aligned, latexEquation, latexName, latexNumber, relations } from './latex';
import { blockTitle, catalog, outlineOf } from './outline';
import { headLines, type SetUp, samplesOf } from './whole-text';

/** The whole training step as Markdown, its formulas in LaTeX. */
export function markdown(trace: Trace, setUp: SetUp): string {
  const messages = words(catalog);
  const values: ReadonlyMap<ValueId, Value> = new Map(trace.values.map((value) => [value.id, value]));
  const { given, phases } = outlineOf(trace);
  const [title = '', ...rest] = headLines(trace);
  const paragraphs = [`# ${title}`, ...rest, `## ${messages.givenTitle}`];
  for (const { title, values } of given) paragraphs.push(`${title}:`, values.map(givenFormula).join(', '));
  for (const { title, numbers } of samplesOf(trace, setUp)) paragraphs.push(`${title}: $${numbers.join(', ')}$`);
  paragraphs.push(`${messages.loss}: ${setUp.loss}`, `${messages.rule}: ${setUp.rule}`);
  for (const { title, blocks } of phases) {
    paragraphs.push(`## ${title}`);
    for (const block of blocks) {
      const heading = blockTitle(block, ({ name }) => `$${latexName(name)}$`);
      if (heading !== title) paragraphs.push(`### ${heading}`);
      paragraphs.push(aligned(block.steps.map((step) => latexEquation(step, values))));
    }
  }
  return `${paragraphs.join('\n\n')}\n`;
}

function givenFormula({ id, name, number }: Value): string {
  const left = name ? latexName(name) : `\\text{${id}}`;
  if (number.textExact || !number.fraction) {
    return `$${left} ${relations[number.textExact ? '=' : '≈']} ${latexNumber(number)}$`;
  }
  const exact = latexNumber({ ...number, text: number.fraction.text });
  return `$${left} = ${exact} \\approx ${latexNumber(number)}$`;
}
