import { digits } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { words } from '../../base/words';
import type { Trouble } from '../../engine/wire';
import type { Axis, Tone } from '../../figures/plot/plot-data';
import { activationLabels } from '../../session/activation-names';
import { type State, state } from './state';
import { catalog } from './text';

export const tones: readonly Tone[] = ['s2', 's1'];
export const letters = ['A', 'B'] as const;

/** The names of the two networks: by activation, or by letter where that is the same. */
export function names({ a, b }: State = state.value): readonly [string, string] {
  const labels = activationLabels();
  if (a !== b) return [labels[a], labels[b]];
  const messages = words(catalog);
  return [messages.network('A'), messages.network('B')];
}

/** Whether a network lies on the map: if that is of its activation. */
export function isOnMap(i: number, { a, b, map }: State = state.value): boolean {
  return (i === 0 ? a : b) === map;
}

/** Where numbers became meaningless. */
export function troubleText(name: string, { kind, quantity, layer, before }: Trouble): string {
  const messages = words(catalog);
  return messages.trouble[kind](name, messages.troubleOf[quantity], digits(String(layer)), numberText(before));
}

/** The axis of this many layers, with ticks at layers and not between them. */
export function layerAxis(n: number): Axis {
  const label = words(catalog).layer;
  const domain = [1, Math.max(2, n)] as const;
  return n <= 12 ? { domain, label, ticks: Array.from({ length: n }, (_, i) => i + 1) } : { domain, label };
}

/** A domain of whole powers of ten around the positive finite numbers. */
export function powersAround(...numbers: readonly (readonly (number | undefined)[])[]): readonly [number, number] {
  const powers = numbers
    .flat()
    .filter((x): x is number => x !== undefined && x > 0 && Number.isFinite(x))
    .map(Math.log10);
  if (powers.length === 0) return [0.1, 10];
  const [low, high] = [Math.floor(Math.min(...powers)), Math.ceil(Math.max(...powers))];
  return [10 ** low, 10 ** (high > low ? high : low + 1)];
}
