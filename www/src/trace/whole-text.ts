import { digits, direction } from '../base/locale';
import { settings } from '../base/settings';
import { words } from '../base/words';
import type { Trace, Value } from '../engine/wire';
import { blockTitle, catalog, outlineOf } from './outline';
import { equation } from './plain-text';

/** The whole training step as plain text. */
export function wholeText(trace: Trace): string {
  const messages = words(catalog);
  const values = new Map(trace.values.map((value) => [value.id, value]));
  const { given, phases } = outlineOf(trace);
  const paragraphs = [headLines(trace).join('\n')];
  const givenLines = given.map(({ title, values }) => `${title}: ${isolated(values.map(givenText).join(', '))}`);
  paragraphs.push([messages.givenTitle, ...givenLines].join('\n'));
  for (const { title, blocks } of phases) {
    paragraphs.push(title);
    for (const block of blocks) {
      const steps = block.steps.map((step) => isolated(equation(step, values)));
      const heading = blockTitle(block, ({ id }) => isolated(id));
      paragraphs.push([...(heading === title ? [] : [heading]), ...steps].join('\n'));
    }
  }
  return `${paragraphs.join('\n\n')}\n`;
}

/** What the text is about: the title, and which sample, if there are several. */
export function headLines({ sample, nSamples, trainingStep }: Trace): string[] {
  const messages = words(catalog);
  const title = trainingStep === 1 ? messages.title : messages.titleOfStep(digits(trainingStep));
  return nSamples === 1 ? [title] : [title, messages.sample(sampleNumber(sample), digits(nSamples))];
}

/** Counted from 1, as people do. */
function sampleNumber(sample: number): string {
  return digits(sample + 1);
}

/** `w11 = 1/3 ≈ 0.333333`, without a fraction where the number as it is says it all. */
export function givenText({ id, number: { text, textExact, fraction } }: Value): string {
  if (textExact) return `${id} = ${digits(text)}`;
  return `${id} ${fraction ? `= ${digits(fraction.text)} ` : ''}≈ ${digits(text)}`;
}

/** Formulas run from left to right, even between lines of Persian. */
function isolated(text: string): string {
  return direction(settings.value.locale) === 'rtl' ? `\u2066${text}\u2069` : text;
}
