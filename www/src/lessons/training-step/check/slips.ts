/** Explains how a wrong number came about, in the reader's language. */

import { settings } from '../../../base/settings';
import { words } from '../../../base/words';
import type { FoundSlip, Slip, Step, ValueId } from '../../../engine/wire';
import { functionName } from '../../../trace/activations';
import { isolated, nameInText } from '../../../trace/names';
import type { Pass } from '../../../trace/pass';
import { catalog, type SlipNames } from './slip-text';

/** Where it happened, what happened, and what to do; and which other slips would give the same number. */
export function slipSentence({ slip, step, steps, also }: FoundSlip, id: ValueId, pass: Pass): string {
  const messages = words(catalog);
  const happened = sentenceOf(slip, step, pass);
  const at = nameOf(id, pass);
  const first = steps.includes(id)
    ? messages.here(at, happened)
    : messages.before(
        at,
        listed(
          steps.map((one) => nameOf(one, pass)),
          'conjunction',
        ),
        happened,
      );
  if (also.length === 0) return first;
  return `${first} ${messages.also(
    listed(
      also.map((other) => messages.brief[other]),
      'disjunction',
    ),
  )}`;
}

/** What happened in a step, and what to do. It continues after a colon. */
export function sentenceOf(slip: Slip, id: ValueId, pass: Pass): string {
  return words(catalog).slip[slip](namesOf(slip, id, pass));
}

/** The name of a value; for one without a name, the names that it is the product of. */
export function nameOf(id: ValueId, pass: Pass): string {
  const name = pass.find(id)?.name;
  if (name) return nameInText(name);
  const step = pass.stepAt(pass.definedAt(id));
  if (step?.working.kind !== 'product') return isolated(id);
  return step.operands.map((operand) => nameOf(operand, pass)).join(' · ');
}

function namesOf(slip: Slip, id: ValueId, pass: Pass): SlipNames {
  const step = pass.stepAt(pass.definedAt(id));
  const owner = pass.unit(step?.unit);
  const layer = pass.trace.layers.find(({ units }) => units.some((unit) => unit.id === step?.unit));
  const isAgain = step?.phase === 'again';
  const now = (of: ValueId = '') => (isAgain && pass.find(`${of}′`) ? `${of}′` : of);
  const named = (of: ValueId = '') => nameOf(of, pass);
  const [first, second] = step?.operands ?? [];
  // In a slope the unit's own sum is mixed up with its output, elsewhere those of the unit on the other end.
  const mixed =
    step?.kind === 'slope' ? owner : pass.units.find(({ output }) => output === second || `${output}′` === second);
  const parameter = step ? parameterOf(slip, step) : '';
  return {
    bias: named(now(owner?.bias ?? undefined)),
    z: named(now(owner?.preActivation)),
    a: named(now(owner?.output)),
    // Without a unit, it is the probability of an output.
    f: isolated(layer ? functionName(layer.activation) : 'σ'),
    unit: owner ? nameInText(owner.name) : '',
    first: named(first),
    second: named(second),
    sourceZ: named(now(mixed?.preActivation)),
    source: named(now(mixed?.output)),
    old: named(parameter),
    new: named(`${parameter}′`),
  };
}

/** The weight or bias that was taken from the wrong side of the update. */
function parameterOf(slip: Slip, { kind, operands }: Step): ValueId {
  if (slip === 'newWeight') return operands[1] ?? '';
  const after = (kind === 'sum' ? operands.at(-1) : operands[0]) ?? '';
  return after.replace(/′$/, '');
}

function listed(parts: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(settings.value.locale, { type }).format(parts);
}
