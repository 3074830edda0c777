import type { Exercise, Preset } from '../../engine/wire';

/** Where a problem comes from, as the address says it. */
export type Source =
  | { readonly kind: 'preset'; readonly name: Preset }
  | { readonly kind: 'exercise'; readonly exercise: Exercise }
  | { readonly kind: 'link'; readonly text: string }
  /** Made by the reader from one of the others; the address then contains the problem itself. */
  | { readonly kind: 'edited' };

export const assignment: Source = { kind: 'preset', name: 'assignment' };
