import { type Color, drawable, mix, paletteOf, pixel } from './palette';
import type { Raster } from './plot-data';
import type { Frame } from './scales';
import { stripe, stripeAt } from './stripes';
import { toneToken } from './tones';

/** Paints a raster between the corners of the frame. */
export function paint(canvas: HTMLCanvasElement, raster: Raster | undefined, { x, y }: Frame): void {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  if (!raster || raster.columns === 0 || raster.rows === 0) return;
  const small = drawable(pixels(canvas, raster));
  context.imageSmoothingEnabled = raster.isSmooth ?? false;
  const [left, right, top, bottom] = [x(raster.x[0]), x(raster.x[1]), y(raster.y[1]), y(raster.y[0])];
  context.drawImage(small, left, top, right - left, bottom - top);
  if (raster.colors !== 'diverging') return;
  const mask = drawable(below(raster));
  const { paper } = paletteOf(canvas, '--cr-negative', '--cr-raised', '--cr-positive');
  stripe(canvas, paper, (stripes) => {
    stripes.drawImage(mask, left, top, right - left, bottom - top);
  });
}

/** Opaque where it is below 0, the highest row first. */
export function below({ values, columns, rows, limit }: Raster): ImageData {
  const image = new ImageData(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[(rows - 1 - row) * columns + column] ?? 0;
      image.data[4 * (row * columns + column) + 3] = stripeAt(value / limit);
    }
  }
  return image;
}

/** The colors of its cells, the highest row first, in the theme of the canvas. */
export function pixels(canvas: HTMLCanvasElement, raster: Raster): ImageData {
  const { values, columns, rows, colors, limit, classes } = raster;
  const high = colors === 'diverging' ? '--cr-positive' : '--cr-ink';
  const palette = paletteOf(canvas, '--cr-negative', '--cr-raised', high);
  const ofClasses = (classes?.tones ?? []).map((tone) =>
    paletteOf(canvas, '--cr-negative', '--cr-raised', toneToken(tone)),
  );
  const image = new ImageData(columns, rows);
  const cells = new Uint32Array(image.data.buffer);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = (rows - 1 - row) * columns + column;
      const value = values[from] ?? Number.NaN;
      const own = classes && ofClasses[classes.of[from] ?? 0];
      cells[row * columns + column] = Number.isNaN(value)
        ? hatch(row + column, palette.paper)
        : (own ?? palette).at(value / limit);
    }
  }
  return image;
}

/** What is not a number is neither high nor low: a checkerboard of two grays. */
function hatch(cell: number, paper: Color): number {
  return pixel(mix(paper, [128, 128, 128], cell % 2 ? 0.8 : 0.35));
}
