import { ltr } from '../../base/numbers';
import { words } from '../../base/words';
import type { Feature, PlaygroundSnapshot } from '../../engine/wire';
import { catalog } from './text';

/** The computed inputs as formulas. */
export const featureFormulas: Readonly<Record<Feature, string>> = {
  x1: 'x₁',
  x2: 'x₂',
  x1_squared: 'x₁²',
  x2_squared: 'x₂²',
  x1_x2: 'x₁x₂',
  sin_x1: 'sin πx₁',
  sin_x2: 'sin πx₂',
};

/** The name of an input: that of its column, isolated from the text around it, or x₁, x₂. */
export function inputName(shown: PlaygroundSnapshot | undefined, idx: number): string {
  const name = shown?.inputNames[idx];
  return name === undefined ? ltr(idx === 0 ? 'x₁' : 'x₂') : `\u2068${name}\u2069`;
}

/** The names of the classes, or of values below and above their middle. */
export function targetNames({ task, classNames, nTargets, middle }: PlaygroundSnapshot): readonly string[] {
  const messages = words(catalog);
  if (task === 'values') return middle === 0 ? messages.signs : messages.belowAndAbove;
  return Array.from({ length: nTargets }, (_, i) => classNames[i] ?? messages.classes[i === 0 ? 0 : 1]);
}
