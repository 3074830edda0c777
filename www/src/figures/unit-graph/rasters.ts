import { drawable, Palette, resolveColor } from '../plot/palette';

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
  const strip = drawable(pixels(painted, n, new Palette(...(colors as ConstructorParameters<typeof Palette>))));
  painted.forEach(({ x, y, side }, i) => {
    context.drawImage(strip, 0, i * n, n, n, x, y, side, side);
  });
}

/** Stacked on top of one another. */
function pixels(painted: readonly Painted[], n: number, palette: Palette): ImageData {
  const image = new ImageData(n, n * painted.length);
  const cells = new Uint32Array(image.data.buffer);
  painted.forEach(({ raster: { values, full } }, i) => {
    for (let row = 0; row < n; row++) {
      const [from, to] = [(n - 1 - row) * n, (i * n + row) * n];
      for (let column = 0; column < n; column++) cells[to + column] = palette.at((values[from + column] ?? 0) / full);
    }
  });
  return image;
}
