import { drawable, Palette, resolveColor } from '../plot/palette';
import { stripe, stripeAt } from '../plot/stripes';

/** A small raster and its position. */
export interface Painted {
  readonly raster: { readonly values: ArrayLike<number>; readonly full: number };
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Paints all rasters, which have the same number of cells: orange below 0, blue above. */
export function paint(canvas: HTMLCanvasElement, painted: readonly Painted[]): void {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width / ratio, height / ratio);
  const n = Math.round(Math.sqrt(painted[0]?.raster.values.length ?? 0));
  if (n === 0) return;
  const colors = ['--cr-negative', '--cr-raised', '--cr-positive'].map((token) => resolveColor(canvas, token));
  const palette = new Palette(...(colors as ConstructorParameters<typeof Palette>));
  const all = drawable(cells(painted, n, (share) => palette.at(share)));
  painted.forEach(({ x, y, side }, i) => {
    context.drawImage(all, 0, i * n, n, n, x, y, side, side);
  });
  const mask = drawable(cells(painted, n, (share) => stripeAt(share) << 24));
  stripe(canvas, palette.paper, (stripes) => {
    painted.forEach(({ x, y, side }, i) => {
      stripes.drawImage(mask, 0, i * n, n, n, x, y, side, side);
    });
  });
}

/** Stacked on top of one another. */
function cells(painted: readonly Painted[], n: number, pixelAt: (share: number) => number): ImageData {
  const image = new ImageData(n, n * painted.length);
  const all = new Uint32Array(image.data.buffer);
  painted.forEach(({ raster: { values, full } }, i) => {
    for (let row = 0; row < n; row++) {
      const [from, to] = [(n - 1 - row) * n, (i * n + row) * n];
      for (let column = 0; column < n; column++) all[to + column] = pixelAt((values[from + column] ?? 0) / full);
    }
  });
  return image;
}
