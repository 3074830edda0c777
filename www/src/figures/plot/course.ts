/** The course of a line in words, for those who cannot see it. */
import { ltr, numberText } from '../../base/numbers';
import { words } from '../../base/words';
import { catalog } from './chart-text';
import type { Axis, Line } from './plot-data';

/** A place on a line. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a line begins, turns and ends: `turn` is its lowest or highest point, if that lies between its ends. */
export interface Course {
  readonly first: Point;
  readonly turn: Point | undefined;
  readonly last: Point;
}

/** Less than this share of all that a line goes up or down is no turn. */
const slight = 0.05;

/** The course of a line over the values that an axis can show; `undefined` with fewer than two of them. */
export function courseOf({ x, y }: Pick<Line, 'x' | 'y'>, scale: Axis['scale'] = 'linear'): Course | undefined {
  let [first, last, lowest, highest]: (Point | undefined)[] = [];
  let n = 0;
  for (let i = 0; i < x.length; i++) {
    const point = { x: x[i] ?? Number.NaN, y: y[i] ?? Number.NaN };
    if (!Number.isFinite(point.y) || (scale === 'log' && point.y <= 0)) continue;
    n += 1;
    first ??= point;
    last = point;
    if (!lowest || point.y < lowest.y) lowest = point;
    if (!highest || point.y > highest.y) highest = point;
  }
  if (n < 2 || !first || !last || !lowest || !highest) return undefined;
  const at = (point: Point) => (scale === 'log' ? Math.log(point.y) : point.y);
  const range = at(highest) - at(lowest);
  const down = Math.min(at(first), at(last)) - at(lowest);
  const up = at(highest) - Math.max(at(first), at(last));
  const turn = Math.max(down, up) <= slight * range ? undefined : down >= up ? lowest : highest;
  return { first, turn, last };
}

/** `test loss falls from 0.9 to 0.31 at 12, then rises to 0.52`, for each line that has a name. */
export function courses(lines: readonly Line[], x: Axis, y: Axis): string {
  const messages = words(catalog);
  const value = (point: Point) => ltr(y.format?.(point.y) ?? numberText(point.y, 3));
  const said = lines.flatMap((line) => {
    const course = line.name ? courseOf(line, y.scale) : undefined;
    if (!line.name || !course) return [];
    const { first, turn, last } = course;
    const [from, to] = [value(first), value(last)];
    if (!turn) return [messages.straight(line.name, from, to, Math.sign(last.y - first.y))];
    const place = ltr(`${x.label ? `${x.label} ` : ''}${numberText(turn.x, 4)}`);
    return [messages.turning(line.name, from, value(turn), place, to, turn.y < first.y)];
  });
  return said.join(messages.semicolon);
}
