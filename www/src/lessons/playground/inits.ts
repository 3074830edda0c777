import { type InitName, initNames } from '../../engine/wire';

/** The initial weights that are offered: those that have no number of their own. */
export type OfferedInit = Exclude<InitName, 'constant' | 'normal' | 'uniform'>;

export const offeredInits: readonly OfferedInit[] = initNames.filter(
  (name) => name !== 'constant' && name !== 'normal' && name !== 'uniform',
);
