/** The title of a step of a circuit and why it is done, in the reader's language. */

import { digits } from '../../../base/locale';
import { words } from '../../../base/words';
import type { OperationKind, Step, ValueId } from '../../../engine/wire';
import { isolated, nameInText } from '../../../trace/names';
import type { CircuitPass } from './bench';
import { catalog } from './text';

interface StepWords {
  readonly title: string;
  /** One sentence on what happened. */
  readonly text: string;
  /** A remark for this particular step. */
  readonly remark?: string;
}

export function wordsOf(step: Step, pass: CircuitPass): StepWords {
  const { title, text } = plainWordsOf(step, pass);
  const remark = remarkOf(step, pass);
  return { title, text: digits(text), ...(remark ? { remark: digits(remark) } : {}) };
}

function plainWordsOf(step: Step, pass: CircuitPass): StepWords {
  const messages = words(catalog);
  const { output } = pass.trace;
  const defined = pass.value(step.defines);
  const node = nameOf(step.unit ?? output, pass);
  const source = nameOf(defined.about ?? output, pass);
  switch (step.kind) {
    case 'operation':
      return {
        title: messages.operation(node),
        text: step.defines === output ? messages.outputText : messages.operationText(node),
      };
    case 'seed':
      return { title: messages.seed(nameOf(step.defines, pass)), text: messages.seedText(node) };
    case 'localDerivative':
      return { title: messages.local(node, source), text: localText(step, pass) };
    case 'chainRule': {
      if (defined.name) return { title: messages.chain(node, source), text: messages.chainText(node) };
      return { title: messages.path(node, source), text: messages.pathText(source, node) };
    }
    default:
      return { title: messages.sum(source), text: messages.sumText(source) };
  }
}

/** What a local derivative is by its operation, and what else it is for the output. */
function localText(step: Step, pass: CircuitPass): string {
  const messages = words(catalog);
  const defined = pass.value(step.defines);
  const about = defined.about ?? '';
  const own = ownText(step, pass);
  if (step.unit !== pass.trace.output) return own;
  if (defined.role !== 'localDerivative') return `${own} ${messages.localOfOutput(nameOf(step.defines, pass))}`;
  return `${own} ${messages.partOfOutput(nameOf(step.defines, pass), nameOf(about, pass))}`;
}

function ownText(step: Step, pass: CircuitPass): string {
  const { locals } = words(catalog);
  const { about = '', number } = pass.value(step.defines);
  const kind = operationOf(step, pass);
  const source = nameOf(about, pass);
  const isBinary = kind !== undefined && binary.some((one) => one === kind);
  if (isBinary && step.working.kind === 'sum') return locals.twice(source);
  if (step.remark === 'kink') return locals.other(source);
  switch (kind) {
    case 'add':
      return locals.add;
    case 'subtract':
      return number.sign < 0 ? locals.subtractSecond : locals.subtractFirst;
    case 'multiply':
      return locals.multiply;
    case 'max':
      return number.sign === 0 ? locals.notLarger : locals.larger;
    case 'min':
      return number.sign === 0 ? locals.notSmaller : locals.smaller;
    default:
      return locals.other(source);
  }
}

const binary: readonly OperationKind[] = ['add', 'subtract', 'multiply', 'divide', 'raise', 'max', 'min'];

function remarkOf(step: Step, pass: CircuitPass): string | undefined {
  const messages = words(catalog);
  if (step.remark === 'saturated') return messages.saturated;
  if (step.remark !== 'kink') return undefined;
  const kind = operationOf(step, pass);
  return kind === 'max' || kind === 'min' ? messages.kinkEqual : messages.kinkZero;
}

function operationOf(step: Step, pass: CircuitPass): OperationKind | undefined {
  return pass.trace.nodes.find(({ id }) => id === step.unit)?.operation?.kind;
}

function nameOf(id: ValueId, pass: CircuitPass): string {
  const name = pass.find(id)?.name;
  return name ? nameInText(name) : isolated(id);
}
