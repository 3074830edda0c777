import { catalogOf } from '../base/words';
import type { ActivationName } from '../engine/wire';

export type ActivationLabels = Readonly<Record<ActivationName, string>>;

/** What the activation functions are called. */
export const activationLabels = catalogOf<ActivationLabels>('activation-names');
