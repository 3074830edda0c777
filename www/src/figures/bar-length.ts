/** The length of a bar in thousandths of the longest one. Smaller changes are invisible, so they cause no redraw. */
export function barLength(share: number): number {
  return Math.round(1000 * share) / 1000;
}
