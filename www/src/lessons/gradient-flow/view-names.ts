/** What can be looked at in this lesson, as the address names it; the first is how the lesson opens. */
export const views = ['norms', 'training', 'edge'] as const;
export type View = (typeof views)[number];
