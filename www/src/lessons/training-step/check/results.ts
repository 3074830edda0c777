import type { Name, Phase, Role, Value, ValueId } from '../../../engine/wire';
import { Pass, type StepPass } from '../../../trace/pass';

/** What a worksheet asks for, in the order of the steps. */
export interface Results {
  readonly phase: Phase;
  readonly ids: readonly ValueId[];
}

/** The roles of values with a field of their own. Of the pass after the update, only the loss is asked for. */
const asked: Readonly<Record<Phase, readonly Role[]>> = {
  forward: ['preActivation', 'activation', 'output', 'node'],
  loss: ['error', 'lossPart', 'sampleLoss', 'loss'],
  backward: ['derivative', 'delta', 'sampleGradient', 'gradient', 'inputGradient'],
  update: ['newWeight', 'newBias'],
  again: ['sampleLoss', 'loss'],
};

export function resultsOf(pass: StepPass): readonly Results[] {
  return pass.trace.phases
    .map(({ phase }) => {
      const steps = pass.trace.steps.filter((step) => step.phase === phase && step.kind !== 'seed');
      const values = steps.map(({ defines }) => pass.value(defines));
      const isLink = ({ role, name }: Value) => pass instanceof Pass && role === 'derivative' && !isOfLoss(name);
      return { phase, ids: values.filter((value) => isAskedFor(value, phase) && !isLink(value)).map(({ id }) => id) };
    })
    .filter(({ ids }) => ids.length > 0);
}

function isAskedFor({ name, role }: Value, phase: Phase): boolean {
  return name !== undefined && asked[phase].includes(role);
}

/** In a network, a derivative of anything else, such as a slope, is a link of a chain, and mostly computed mentally. */
function isOfLoss(name: Name | undefined): boolean {
  return name?.letter === 'L' || name?.letter === 'ℓ';
}

/** How many decimal places a number is written with; undefined for a fraction or a power of ten. */
export function placesOf(text: string): number | undefined {
  const [number, places = ''] =
    /^[^0-9.٫,،۰-۹٠-٩]*[0-9۰-۹٠-٩]*(?:[.٫,،]([0-9۰-۹٠-٩]*))?[^0-9/eE×*·]*$/.exec(text) ?? [];
  return number === undefined ? undefined : places.length;
}
