/** The views of this lesson, as named in the address; it opens with the first. */
export const views = ['ask', 'train', 'paper'] as const;
export type View = (typeof views)[number];
