import { digits, direction } from '../base/locale';
import { settings } from '../base/settings';
import { words } from '../base/words';
import type { Problem, Trace, Value } from '../engine/wire';
import { blockTitle, catalog, outlineOf } from './outline';
import { equation, nameText } from './plain-text';

/** What a text lists besides the trace: the loss and the rule by their names, and every sample. */
export interface SetUp {
  readonly loss: string;
  readonly rule: string;
  readonly samples: Problem['samples'];
}

/** The whole training step as plain text. */
export function wholeText(trace: Trace, setUp: SetUp): string {
  const messages = words(catalog);
  const values = new Map(trace.values.map((value) => [value.id, value]));
  const { given, phases } = outlineOf(trace);
  const paragraphs = [headLines(trace).join('\n')];
  const givenLines = given.map(({ title, values }) => `${title}: ${isolated(values.map(givenText).join(', '))}`);
  const setUpLines = [
    ...samplesOf(trace, setUp).map(({ title, numbers }) => `${title}: ${isolated(numbers.join(', '))}`),
    `${messages.loss}: ${setUp.loss}`,
    `${messages.rule}: ${setUp.rule}`,
  ];
  paragraphs.push([messages.givenTitle, ...givenLines, ...setUpLines].join('\n'));
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

/** Every sample with its numbers as they were typed; none if the one that is written out is the only one. */
export function samplesOf({ inputs, targets }: Trace, { samples }: SetUp): { title: string; numbers: string[] }[] {
  const messages = words(catalog);
  if (samples.length === 1) return [];
  const ids = [...inputs, ...targets];
  return samples.map(({ input, target }, i) => ({
    title: messages.sample(sampleNumber(i), digits(samples.length)),
    numbers: [...input, ...target].map((text, k) => `${ids[k] ?? ''} = ${digits(text)}`),
  }));
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
export function givenText({ id, name, number: { text, textExact, fraction } }: Value): string {
  const own = name ? nameText(name) : id;
  if (textExact) return `${own} = ${digits(text)}`;
  return `${own} ${fraction ? `= ${digits(fraction.text)} ` : ''}≈ ${digits(text)}`;
}

/** Formulas run from left to right, even between lines of Persian. */
function isolated(text: string): string {
  return direction(settings.value.locale) === 'rtl' ? `\u2066${text}\u2069` : text;
}
