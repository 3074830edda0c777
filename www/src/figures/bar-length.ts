/** The length of a bar in thousandths of the longest, which nobody sees: one that changes by less is not drawn again. */
export function barLength(share: number): number {
  return Math.round(1000 * share) / 1000;
}
