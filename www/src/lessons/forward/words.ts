/** What a step is called and why it is done, in the reader's language. */

import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../../app/locale';
import type { Name, Step, ValueId } from '../../engine/trace';
import { functionName } from '../../trace/formula';
import type { Pass } from '../../trace/pass';
import { catalog } from './text';

interface StepWords {
  readonly title: string;
  /** One sentence on what happened. */
  readonly text: string;
}

export function wordsOf(step: Step, pass: Pass): StepWords {
  const messages = words(catalog);
  const { reduction } = pass.trace;
  const layer = pass.trace.layers.find(({ units }) => units.some(({ id }) => id === step.unit));
  const owner = layer?.units.find(({ id }) => id === step.unit);
  const unit = owner ? written(owner.name) : '';
  switch (step.kind) {
    case 'product': {
      const [weight = '', source = ''] = step.operands;
      const from = sourceName(source, pass);
      return { title: messages.product(from, valueName(weight, pass)), text: messages.productText(unit, from) };
    }
    case 'sum': {
      const isOutput = owner?.preActivation === owner?.output;
      const text = isOutput ? messages.sumOutputText : messages.sumText(unit, isolated('z'));
      return { title: messages.sum(unit), text };
    }
    case 'activation': {
      const activation = layer?.activation ?? 'identity';
      const [z = ''] = step.operands;
      const relu = pass.value(z).number.sign > 0 ? messages.reluPassed(unit) : messages.reluBlocked(unit);
      return {
        title: messages.activation(isolated(functionName(activation)), unit),
        text: activation === 'relu' ? relu : messages.activationText(unit),
      };
    }
    case 'difference':
      return { title: messages.difference, text: messages.differenceText };
    case 'square':
      return { title: messages.square, text: step.defines === pass.trace.loss ? messages.squareText : '' };
    case 'reduction':
      return { title: messages.reduction[reduction], text: messages.reductionText[reduction] };
  }
}

/** An input by its own name, an activation by the name of its unit. */
function sourceName(id: ValueId, pass: Pass): string {
  const unit = pass.trace.layers.flatMap(({ units }) => units).find(({ output }) => output === id);
  return unit ? written(unit.name) : valueName(id, pass);
}

function valueName(id: ValueId, pass: Pass): string {
  const { name } = pass.value(id);
  return name ? written(name) : isolated(id);
}

/** `w₂₁`, in one piece inside of a line of Persian. */
export function written({ letter, subscript }: Name): string {
  return isolated(letter + subscript.replace(/\d/g, (digit) => subscripts.charAt(Number(digit))));
}

/** A sentence with its names set as in formulas. */
export function typeset(sentence: string): (string | TemplateResult)[] {
  return sentence.split(/(\u2066[^\u2069]*\u2069)/).map((part) => {
    const [, letter, subscript] = /^\u2066([A-Za-z])([₀-₉,]*)\u2069$/.exec(part) ?? [];
    if (letter === undefined || subscript === undefined) return part;
    return nameHtml({ letter, subscript: subscript.replace(/[₀-₉]/g, (digit) => String(subscripts.indexOf(digit))) });
  });
}

/** A name as in formulas, the letter in italics and the subscript lowered, where MathML would be out of place. */
export function nameHtml({ letter, subscript }: Name): TemplateResult {
  return html`<bdi class="name" dir="ltr"><i>${letter}</i>${subscript ? html`<sub>${subscript}</sub>` : nothing}</bdi>`;
}

const subscripts = '₀₁₂₃₄₅₆₇₈₉';

function isolated(text: string): string {
  return `\u2066${text}\u2069`;
}
