/**
 * The views of this lesson, as named in the address; it opens with the first. `draw` is the pad and the answer alone.
 */
export const views = ['draw', 'inside', 'pipeline', 'attack', 'teach', 'play'] as const;
export type View = (typeof views)[number];
