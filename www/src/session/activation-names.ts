import { catalogOf, words } from '../base/words';
import type { ActivationName } from '../engine/wire';

export interface ActivationWords {
  /** The names of the activation functions. */
  readonly names: Readonly<Record<ActivationName, string>>;
  /** Where each of them is used. */
  readonly uses: Readonly<Record<ActivationName, string>>;
}

export const activationWords = catalogOf<ActivationWords>('activation-names');

/** The names in the reader's language. */
export function activationLabels(): ActivationWords['names'] {
  return words(activationWords).names;
}
