/** The positions of the units: layers in equal columns, the units of each centered vertically. */
export function place(counts: readonly number[], width: number, height: number) {
  const column = width / Math.max(1, counts.length);
  const most = Math.max(1, ...counts);
  // Leaves room for the edges between columns, and for a gap between rows.
  const side = Math.max(16, Math.min(44, column * 0.55, height / (1.25 * most)));
  const row = Math.min(1.5 * side, (height - side - 4) / Math.max(1, most - 1));
  const centers = counts.map((count, layer) =>
    Array.from(
      { length: count },
      (_, unit) => [column * (layer + 0.5), height / 2 + row * (unit - (count - 1) / 2)] as const,
    ),
  );
  return { centers, side };
}
