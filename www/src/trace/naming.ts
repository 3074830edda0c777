/** How weights and biases are named: as on the sheet, w₁₃ and b₃, or as PyTorch indexes them, W2[0][0] and b2[0]. */

import type { Layer, Name, Trace, ValueId } from '../engine/wire';

export const namings = ['sheet', 'pytorch'] as const;
export type Naming = (typeof namings)[number];

/** The trace with the names of its weights and biases, and of all that is named after them, in that naming. Ids stay. */
export function namedBy(naming: Naming, trace: Trace): Trace {
  if (naming === 'sheet') return trace;
  const names = pytorchNames(trace);
  return { ...trace, values: renamed(trace.values, names), steps: renamed(trace.steps, names) };
}

/** `w13` is `W2[0][0]`: the second layer's weight, its row of the first unit, the first input. Absent ones have names, too. */
export function pytorchNames({
  inputs,
  layers,
}: {
  readonly inputs: readonly ValueId[];
  readonly layers: readonly Pick<Layer, 'units'>[];
}): ReadonlyMap<ValueId, string> {
  const names = new Map<ValueId, string>();
  for (const [layer, { units }] of layers.entries()) {
    const nSources = layers[layer - 1]?.units.length ?? inputs.length;
    for (const [row, { number }] of units.entries()) {
      names.set(`b${number}`, `b${layer + 1}[${row}]`);
      for (let column = 0; column < nSources; column++) {
        const comma = number >= 10 ? ',' : '';
        names.set(`w${column + 1}${comma}${number}`, `W${layer + 1}[${row}][${column}]`);
      }
    }
  }
  return names;
}

/** Whether a name is one of PyTorch's: written on one line, as code is. */
export function isIndexed(text: string): boolean {
  return text.includes('[');
}

/** Text in which parameters are named as on the sheet, whichever naming it was typed in. */
export function toSheetNames(text: string, names: ReadonlyMap<ValueId, string>): string {
  const ids = new Map([...names].map(([id, name]) => [name.toLowerCase(), id]));
  return text.replace(/[wb]\d+(?:\[\d+\])+/gi, (name) => ids.get(name.toLowerCase()) ?? name);
}

/** A part of a trace with every name in it replaced. */
function renamed<Part>(part: Part, names: ReadonlyMap<ValueId, string>): Part;
function renamed(part: unknown, names: ReadonlyMap<ValueId, string>): unknown {
  if (Array.isArray(part)) return part.map((one) => renamed(one, names));
  if (typeof part !== 'object' || part === null) return part;
  const copy = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, renamed(value, names)]));
  return 'letter' in copy && 'subscript' in copy ? renameOne(copy as unknown as Name, names) : copy;
}

function renameOne(name: Name, names: ReadonlyMap<ValueId, string>): Name {
  const { letter, subscript } = name;
  // What stands above the letter, such as the tilde of a weight ahead, stays above it.
  const [plain = '', mark = ''] = [letter.slice(0, 1), letter.slice(1)];
  const own = nameOf(`${plain}${subscript}`, names);
  if (own !== undefined)
    return { ...name, letter: mark ? own.replace(/[wb]/i, (first) => first + mark) : own, subscript: '' };
  // The optimizer's state for a parameter.
  return { ...name, subscript: nameOf(subscript, names) ?? subscript };
}

/** Of one parameter, or of several that are one: `w11=12` is `(W1[0][0]=W1[1][0])`. */
function nameOf(id: string, names: ReadonlyMap<ValueId, string>): string | undefined {
  const [first = '', ...others] = id.split('=');
  const own = names.get(first);
  if (own === undefined || others.length === 0) return own;
  const rest = others.map((subscript) => names.get(`${first.slice(0, 1)}${subscript}`) ?? subscript);
  return `(${[own, ...rest].join('=')})`;
}
