import { area, curveStepAfter, line } from 'd3-shape';
import { svg, type TemplateResult } from 'lit';
import type { Band, Bars, Dots, Line, Ribbon, Rule } from './plot-data';
import type { Frame, Scale } from './scales';

export function renderBand({ axis, from, to, tone }: Band, { left, right, top, bottom, x, y }: Frame): TemplateResult {
  const [a, b] = axis === 'x' ? ordered(x(from), x(to)) : ordered(y(from), y(to));
  const [first, last] =
    axis === 'x' ? [Math.max(a, left), Math.min(b, right)] : [Math.max(a, top), Math.min(b, bottom)];
  const length = Math.max(0, last - first);
  return axis === 'x'
    ? svg`<rect class="band ${tone}" x=${first} y=${top} width=${length} height=${bottom - top}></rect>`
    : svg`<rect class="band ${tone}" x=${left} y=${first} width=${right - left} height=${length}></rect>`;
}

export function renderBars({ edges, heights, tone }: Bars, { x, y, bottom }: Frame): TemplateResult {
  let path = '';
  const base = Math.min(bottom, y(0));
  for (let i = 0; i < heights.length; i++) {
    const [left, right, top] = [x(edges[i] ?? 0), x(edges[i + 1] ?? 0), y(heights[i] ?? 0)];
    path += `M${left},${base}V${top}H${right}V${base}`;
  }
  return svg`<path class="bars ${tone}" d=${path}></path>`;
}

export function renderLine(one: Line, { x, y, bottom }: Frame): TemplateResult {
  const indices = Array.from({ length: Math.min(one.x.length, one.y.length) }, (_, i) => i);
  const at = (scale: Scale, values: ArrayLike<number>) => (i: number) => scale(values[i] ?? Number.NaN);
  const isThere = (i: number) =>
    Number.isFinite(x(one.x[i] ?? Number.NaN)) && Number.isFinite(y(one.y[i] ?? Number.NaN));
  const path = line<number>(at(x, one.x), at(y, one.y)).defined(isThere);
  const filled = area<number>(at(x, one.x), bottom, at(y, one.y)).defined(isThere);
  if (one.isStepped) {
    path.curve(curveStepAfter);
    filled.curve(curveStepAfter);
  }
  const classes = `line ${one.tone} ${one.weight ?? 'normal'} ${one.dash ?? ''}`;
  return svg`
    ${one.isArea ? svg`<path class="filled ${one.tone}" d=${filled(indices) ?? ''}></path>` : ''}
    <path class=${classes} d=${path(indices) ?? ''}></path>
    ${one.hasDots ? svg`<path class="dots ${one.tone}" d=${shapes(one.x, one.y, x, y, 'circle', 2.5)}></path>` : ''}
  `;
}

export function renderRibbon({ x: xs, low, high, tone }: Ribbon, { x, y }: Frame): TemplateResult {
  const at = (scale: Scale, values: ArrayLike<number>) => (i: number) => scale(values[i] ?? Number.NaN);
  const [px, from, to] = [at(x, xs), at(y, low), at(y, high)];
  const isThere = (i: number) => [px(i), from(i), to(i)].every(Number.isFinite);
  const path = area<number>(px, from, to).defined(isThere);
  return svg`<path class="ribbon ${tone}" d=${path(Array.from({ length: xs.length }, (_, i) => i)) ?? ''}></path>`;
}

export function renderDots(
  { x: xs, y: ys, tone, shape = 'circle', size = 'normal' }: Dots,
  { x, y }: Frame,
): TemplateResult {
  const radius = { small: 2.2, normal: 3.5, large: 5.5 }[size];
  return svg`<path class="dots ${tone} ${shape}" d=${shapes(xs, ys, x, y, shape, radius)}></path>`;
}

export function renderRule(
  { axis, at, tone = 'soft', label, dash }: Rule,
  { left, right, top, bottom, x, y }: Frame,
): TemplateResult {
  const place = axis === 'x' ? x(at) : y(at);
  const isInside = axis === 'x' ? place >= left - 1 && place <= right + 1 : place >= top - 1 && place <= bottom + 1;
  if (!isInside) return svg``;
  const classes = `rule ${tone} ${dash ?? ''}`;
  if (axis === 'y') {
    return svg`<line class=${classes} x1=${left} x2=${right} y1=${place} y2=${place}></line>
      ${label ? svg`<text class="rule-label ${tone}" x=${right - 4} y=${place - 4} text-anchor="end">${label}</text>` : ''}`;
  }
  const isRight = place > (left + right) / 2;
  return svg`<line class=${classes} x1=${place} x2=${place} y1=${top} y2=${bottom}></line>
    ${
      label
        ? svg`<text class="rule-label ${tone}" x=${place + (isRight ? -5 : 5)} y=${top} dy="1em" text-anchor=${isRight ? 'end' : 'start'}>${label}</text>`
        : ''
    }`;
}

/** All of them as one path, because a plot can have thousands. */
function shapes(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  x: Scale,
  y: Scale,
  shape: NonNullable<Dots['shape']>,
  r: number,
): string {
  let path = '';
  for (let i = 0; i < Math.min(xs.length, ys.length); i++) {
    const [cx, cy] = [x(xs[i] ?? Number.NaN), y(ys[i] ?? Number.NaN)];
    if (!Number.isFinite(cx) || !Number.isFinite(cy)) continue;
    path += outlines[shape](cx, cy, r);
  }
  return path;
}

const circle = (x: number, y: number, r: number) =>
  `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0`;

const outlines: Readonly<Record<NonNullable<Dots['shape']>, (x: number, y: number, r: number) => string>> = {
  circle,
  ring: circle,
  square: (x, y, r) => `M${x - r},${y - r}h${2 * r}v${2 * r}h${-2 * r}z`,
  cross: (x, y, r) => `M${x - r},${y - r}l${2 * r},${2 * r}M${x - r},${y + r}l${2 * r},${-2 * r}`,
  triangle: (x, y, r) => `M${x},${y - 1.2 * r}l${1.1 * r},${2 * r}h${-2.2 * r}z`,
};

function ordered(a: number, b: number): [number, number] {
  return a <= b ? [a, b] : [b, a];
}
