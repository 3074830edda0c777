import type { Raster } from './plot-data';
import type { Frame } from './scales';

/** Paints a raster where the frame has its corners. */
export function paint(canvas: HTMLCanvasElement, raster: Raster | undefined, { x, y }: Frame): void {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  if (!raster || raster.columns === 0 || raster.rows === 0) return;
  const small = new OffscreenCanvas(raster.columns, raster.rows);
  small.getContext('2d')?.putImageData(pixels(canvas, raster), 0, 0);
  context.imageSmoothingEnabled = raster.isSmooth ?? false;
  const [left, right, top, bottom] = [x(raster.x[0]), x(raster.x[1]), y(raster.y[1]), y(raster.y[0])];
  context.drawImage(small, left, top, right - left, bottom - top);
}

export type Color = readonly [red: number, green: number, blue: number];

/** The colors of its cells, the highest row first, as the theme has them where the canvas is. */
export function pixels(canvas: HTMLCanvasElement, { values, columns, rows, colors, limit }: Raster): ImageData {
  const [paper, low, high] = [
    '--cr-raised',
    '--cr-negative',
    colors === 'diverging' ? '--cr-positive' : '--cr-ink',
  ].map((token) => resolve(canvas, token)) as [Color, Color, Color];
  const image = new ImageData(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[(rows - 1 - row) * columns + column] ?? Number.NaN;
      const share = Math.max(-1, Math.min(1, value / limit));
      const [r, g, b] = Number.isNaN(value)
        ? hatch(row + column, paper)
        : mix(paper, share < 0 ? low : high, Math.abs(share));
      image.data.set([r, g, b, 255], 4 * (row * columns + column));
    }
  }
  return image;
}

export function mix(from: Color, to: Color, share: number): Color {
  return [0, 1, 2].map((i) => (from[i] ?? 0) + share * ((to[i] ?? 0) - (from[i] ?? 0))) as unknown as Color;
}

/** What is not a number is neither high nor low: a checkerboard of two greys. */
function hatch(cell: number, paper: Color): Color {
  return mix(paper, [128, 128, 128], cell % 2 ? 0.8 : 0.35);
}

/** The color that a token stands for in this place, theme and all. */
export function resolve(canvas: HTMLCanvasElement, token: string): Color {
  canvas.style.color = `var(${token})`;
  const parts = getComputedStyle(canvas).color.match(/[\d.]+/g) ?? [];
  return [Number(parts[0] ?? 0), Number(parts[1] ?? 0), Number(parts[2] ?? 0)];
}
