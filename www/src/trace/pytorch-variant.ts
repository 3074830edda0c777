/** What a problem that is not plain adds to its PyTorch script. */

import type { Problem, Trace, ValueId } from '../engine/wire';
import { python } from './python-number';

type Variant = Problem['variant'];

/** Where the script has a parameter: `weights[0]`, and the place in it, `1, 0`. */
interface Place {
  readonly id: ValueId;
  readonly name: 'weights' | 'biases';
  readonly l: number;
  readonly at: string;
}

/** Where the script has each weight and bias of the network, in the order of the update. */
export function placesOf(trace: Trace): Place[] {
  return trace.layers.flatMap(({ units }, l) => {
    const sources = l === 0 ? trace.inputs : (trace.layers[l - 1]?.units.map(({ output }) => output) ?? []);
    return units.flatMap(({ connections, bias }, j): Place[] => [
      ...connections.map(
        ({ weight, source }): Place => ({ id: weight, name: 'weights', l, at: `${j}, ${sources.indexOf(source)}` }),
      ),
      ...(bias ? [{ id: bias, name: 'biases', l, at: `${j}` } as const] : []),
    ]);
  });
}

export function placeOfWeight(l: number, j: number, i: number): string {
  return `(weights[${l}], (${j}, ${i}))`;
}

export function placeOfBias(l: number, j: number): string {
  return `(biases[${l}], (${j},))`;
}

function textOf({ name, l, at }: Place): string {
  return name === 'weights' ? `(weights[${l}], (${at}))` : `(biases[${l}], (${at},))`;
}

/** The places of the weights and biases that the network does not have. */
export function absentPlaces(trace: Trace, layers: Problem['layers']): string[] {
  const there = new Set(placesOf(trace).map(textOf));
  const all = layers.flatMap(({ weight, bias }, l) => [
    ...weight.flatMap((row, j) => row.map((_, i) => placeOfWeight(l, j, i))),
    ...bias.map((_, j) => placeOfBias(l, j)),
  ]);
  return all.filter((place) => !there.has(place));
}

export function isInTurn({ samples, variant }: Pick<Problem, 'samples' | 'variant'>): boolean {
  return variant.inTurn && samples.length > 1;
}

export const useSample = [
  'all_inputs, all_targets = inputs, targets',
  '',
  '',
  'def use_sample(step):',
  '    """The samples are used in turn: training step `step`, counted from 1, has a batch of one."""',
  '    global inputs, targets',
  '    k = (step - 1) % len(all_inputs)',
  '    inputs, targets = all_inputs[k : k + 1], all_targets[k : k + 1]',
];

/** The call that makes an update. */
export function update({ absent, frozen, tied }: Variant): string {
  return absent.length + frozen.length + tied.length > 0 ? 'update()' : 'optimizer.step()';
}

/** An update that leaves some numbers as they are and gives others the sum of their gradients. */
export function constraints({ layers, variant }: Problem, trace: Trace): string[] {
  if (update(variant) !== 'update()') return [];
  const places = placesOf(trace);
  const listed = (ids: readonly string[]) => places.filter(({ id }) => ids.includes(id)).map(textOf);
  const frozen = variant.tied.filter((group) => group.some((id) => variant.frozen.includes(id)));
  return [
    [
      '# Numbers that no update changes: the network does not have them, or they are frozen.',
      `fixed = [${[...absentPlaces(trace, layers), ...listed([...variant.frozen, ...frozen.flat()])].join(', ')}]`,
      '# Groups of numbers that are one parameter, whose gradient is the sum of theirs.',
      `tied = [${variant.tied.map((group) => `[${listed(group).join(', ')}]`).join(', ')}]`,
      '',
      '',
      'def update():',
      '    for group in tied:',
      '        total = sum(numbers.grad[place].item() for numbers, place in group)',
      '        for numbers, place in group:',
      '            numbers.grad[place] = total',
      '    kept = [numbers[place].item() for numbers, place in fixed]',
      '    optimizer.step()',
      '    with torch.no_grad():',
      '        for (numbers, place), number in zip(fixed, kept):',
      '            numbers[place] = number',
    ].join('\n'),
  ];
}

/** PyTorch's weights under Nesterov's rule are the point ahead, at which the gradient is taken. */
export function backFromAhead({ rule, learningRate }: Problem['optimizer'], { lookAhead }: Variant): string[] {
  if (!lookAhead || typeof rule !== 'object' || !('nesterov' in rule) || rule.nesterov.momentum === 0) return [];
  const factor = `(${python(learningRate)}) * ${rule.nesterov.momentum}`;
  return [
    '# PyTorch has the point ahead for its weights. The weights themselves are one velocity, times the momentum, back from it.',
    'with torch.no_grad():',
    '    for parameter in parameters:',
    `        parameter += ${factor} * optimizer.state[parameter]["momentum_buffer"]`,
  ];
}

/** The derivatives with respect to the inputs of the written-out sample. */
export function inputChecks(trace: Trace, k: number, check: (id: ValueId, tensor: string) => string[]): string[] {
  const gradients = trace.values.filter(({ role }) => role === 'inputGradient');
  return [
    `(d_inputs,) = torch.autograd.grad(losses[${k}], [inputs], retain_graph=True)`,
    ...gradients.flatMap(({ id }, i) => check(id, `d_inputs[${k}, ${i}]`)),
  ];
}
