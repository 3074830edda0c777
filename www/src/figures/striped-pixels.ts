import { type Color, mix, paletteOf } from './plot/palette';
import type { Raster } from './plot/plot-data';
import { below, pixels } from './plot/raster';

/** The pixels for the side of a cell. */
const scale = 4;

/**
 * The colors of the cells of a raster, with stripes over those below 0: for a picture that is at least three times as large as
 * it has cells.
 */
export function stripedPixels(canvas: HTMLCanvasElement, raster: Raster): ImageData {
  const cells = pixels(canvas, raster);
  const signs = below(raster);
  const { paper } = paletteOf(canvas, '--cr-negative', '--cr-raised', '--cr-positive');
  const [width, height] = [raster.columns * scale, raster.rows * scale];
  const image = new ImageData(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [to, from] = [4 * (y * width + x), 4 * (Math.floor(y / scale) * raster.columns + Math.floor(x / scale))];
      const share = (x + y) % scale === 0 ? (signs.data[from + 3] ?? 0) / 255 / 2 : 0;
      const [red, green, blue] = mix([0, 1, 2].map((i) => cells.data[from + i] ?? 0) as unknown as Color, paper, share);
      image.data.set([red, green, blue, 255], to);
    }
  }
  return image;
}
