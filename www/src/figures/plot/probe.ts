import type { Axis, Stops } from './plot-data';

/** The position of a plot's probe. */
export interface Place {
  readonly x: number;
  /** Absent for a probe that moves along x only. */
  readonly y: number | undefined;
}

/**
 * Where a key moves the probe, if anywhere. Without stops: by a hundredth of the axis, with Shift by a thousandth,
 * with the Page keys by a tenth. With stops: from one to the next, with Shift to the next finer one, with the Page
 * keys by ten.
 */
export function moved(
  event: KeyboardEvent,
  { x, y }: Place,
  axes: { x: Axis; y: Axis },
  stops?: Stops,
): Place | undefined {
  const fine = event.shiftKey;
  const along = { ArrowRight: 1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[event.key];
  const across = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  const unit = fine && (along === undefined || Math.abs(along) === 1) ? 0.1 : 1;
  if (event.key === 'Home' || event.key === 'End') {
    const end = event.key === 'Home' ? 0 : -1;
    return { x: stops ? (stops.fine.at(end) ?? x) : (axes.x.domain.at(end) ?? x), y };
  }
  if (stops) {
    const n = along ?? across;
    return n === undefined
      ? undefined
      : { x: stop(fine || stops.coarse.length === 0 ? stops.fine : stops.coarse, x, n), y };
  }
  if (along !== undefined) return { x: shifted(x, along * unit, axes.x), y };
  if (across === undefined) return undefined;
  return y === undefined ? { x: shifted(x, across * unit, axes.x), y } : { x, y: shifted(y, across * unit, axes.y) };
}

/** The nearest of ascending numbers, if there are any. */
export function nearest(ascending: readonly number[], x: number): number | undefined {
  const after = firstNotBelow(ascending, x);
  const [low, high] = [ascending[after - 1], ascending[after]];
  if (low === undefined || high === undefined) return low ?? high;
  return x - low < high - x ? low : high;
}

/** The stop that is `n` places beyond x, or the last one on that side. */
function stop(ascending: readonly number[], x: number, n: number): number {
  const at = firstNotBelow(ascending, x);
  const isOn = ascending[at] === x;
  const next = n > 0 ? at + n - (isOn ? 0 : 1) : at + n;
  return ascending[Math.max(0, Math.min(ascending.length - 1, next))] ?? x;
}

function firstNotBelow(ascending: readonly number[], x: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

function shifted(value: number, hundredths: number, { domain, scale }: Axis): number {
  if (scale === 'log') return value * (domain[1] / domain[0]) ** (hundredths / 100);
  return value + (hundredths / 100) * (domain[1] - domain[0]);
}

export function within(value: number, { domain }: Axis): number {
  return Math.max(Math.min(...domain), Math.min(Math.max(...domain), value));
}
