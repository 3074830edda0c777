/** Whether a course page shows a lesson alone, by `embed=1` in its address: the figure and its controls, and no more. */
export const isEmbedded = new URLSearchParams(location.search).get('embed') === '1';
