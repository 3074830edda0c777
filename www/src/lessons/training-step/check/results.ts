import type { Phase, Role, Value, ValueId } from '../../../engine/wire';
import type { Pass } from '../../../trace/pass';

/** What a worksheet asks for, in the order of the steps. */
export interface Results {
  readonly phase: Phase;
  readonly ids: readonly ValueId[];
}

/** The roles of values with a field of their own. Of the pass after the update, only the loss is asked for. */
const asked: Readonly<Record<Phase, readonly Role[]>> = {
  forward: ['preActivation', 'activation', 'output'],
  loss: ['error', 'lossPart', 'sampleLoss', 'loss'],
  backward: ['derivative', 'delta', 'sampleGradient', 'gradient', 'inputGradient'],
  update: ['newWeight', 'newBias'],
  again: ['sampleLoss', 'loss'],
};

export function resultsOf(pass: Pass): readonly Results[] {
  return pass.trace.phases
    .map(({ phase }) => {
      const steps = pass.trace.steps.filter((step) => step.phase === phase);
      const values = steps.map(({ defines }) => pass.value(defines));
      return { phase, ids: values.filter((value) => isAskedFor(value, phase)).map(({ id }) => id) };
    })
    .filter(({ ids }) => ids.length > 0);
}

/** Of the derivatives, only those of the loss: a slope is a link of their chain, and mostly computed mentally. */
function isAskedFor({ name, role }: Value, phase: Phase): boolean {
  if (!name || !asked[phase].includes(role)) return false;
  return role !== 'derivative' || name.letter === 'L' || name.letter === 'ℓ';
}

/** How many decimal places a number is written with; undefined for a fraction or a power of ten. */
export function placesOf(text: string): number | undefined {
  const [number, places = ''] =
    /^[^0-9.٫,،۰-۹٠-٩]*[0-9۰-۹٠-٩]*(?:[.٫,،]([0-9۰-۹٠-٩]*))?[^0-9/eE×*·]*$/.exec(text) ?? [];
  return number === undefined ? undefined : places.length;
}
