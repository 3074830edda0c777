import { type InitName, initNames } from '../../engine/wire';

/** The initializations offered: those without a parameter. */
export type OfferedInit = Exclude<InitName, 'constant' | 'normal' | 'uniform'>;

export const offeredInits: readonly OfferedInit[] = initNames.filter(
  (name) => name !== 'constant' && name !== 'normal' && name !== 'uniform',
);
