import { scaleLinear, scaleLog } from 'd3-scale';
import { numberText, powerOfTen } from '../../base/numbers';
import type { Axis } from './plot-data';

/** Maps the units of an axis to pixels and back. */
export interface Scale {
  (value: number): number;
  invert(pixel: number): number;
}

export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** The layout of a plot, in pixels. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

/** The frame of a plot of this size; `em` is its font size. */
export function frame(width: number, height: number, em: number, xAxis: Axis, yAxis: Axis): Frame {
  const top = (yAxis.label ? 1.9 : 0.7) * em;
  const bottom = height - (xAxis.label ? 3.1 : 1.8) * em;
  const yTicks = ticks(yAxis, Math.max(2, Math.floor((bottom - top) / (2.6 * em))));
  const widest = Math.max(2, ...yTicks.map(({ text }) => text.length));
  const left = Math.ceil((0.62 * widest + 1) * em);
  const right = width - 1.2 * em;
  const xTicks = ticks(xAxis, Math.max(2, Math.floor((right - left) / (5 * em))));
  return { left, right, top, bottom, x: scale(xAxis, [left, right]), y: scale(yAxis, [bottom, top]), xTicks, yTicks };
}

function scale({ scale, domain }: Axis, range: readonly [number, number]): Scale {
  return scale === 'log' ? scaleLog(domain, range) : scaleLinear(domain, range);
}

function ticks(axis: Axis, most: number): Tick[] {
  const { domain, format } = axis;
  const write = format ?? (axis.scale === 'log' ? powerText : (value: number) => numberText(value, 6));
  const places = axis.ticks ?? (axis.scale === 'log' ? powers(domain, most) : scaleLinear(domain, [0, 1]).ticks(most));
  return places.map((at) => ({ at, text: write(at) }));
}

/** As many powers of ten as there is room for; round ones if there is a choice. */
function powers(domain: readonly [number, number], most: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(Math.min(...domain))), Math.floor(Math.log10(Math.max(...domain)))];
  const every = Math.max(1, Math.ceil((last - first) / (most - 1)));
  const downFrom = (top: number) => {
    const count = Math.max(0, Math.floor((top - first) / every) + 1);
    return Array.from({ length: count }, (_, i) => 10 ** (top - i * every)).reverse();
  };
  const round = downFrom(Math.floor(last / every) * every);
  return round.length > 1 ? round : downFrom(last);
}

function powerText(value: number): string {
  const power = Math.round(Math.log10(value));
  return power >= 0 && power <= 3 ? numberText(value) : powerOfTen(power);
}
