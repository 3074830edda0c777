/** What can be looked at in this lesson, as the address names it; the first is how the lesson opens. `draw` is the pad and the answer alone. */
export const views = ['draw', 'inside', 'pipeline', 'attack', 'teach', 'play'] as const;
export type View = (typeof views)[number];
