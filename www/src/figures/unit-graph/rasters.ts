import { type Color, mix, resolve } from '../plot/raster';

/** A small raster and where it goes. */
export interface Painted {
  readonly raster: { readonly values: readonly number[]; readonly full: number };
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Paints all of them: orange below 0, blue above. */
export function paint(canvas: HTMLCanvasElement, painted: readonly Painted[]): void {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  const colors = ['--cr-raised', '--cr-negative', '--cr-positive'].map((token) => resolve(canvas, token));
  for (const { raster, x, y, side } of painted) {
    const n = Math.round(Math.sqrt(raster.values.length));
    if (n === 0) continue;
    const small = new OffscreenCanvas(n, n);
    small.getContext('2d')?.putImageData(pixels(raster, n, colors), 0, 0);
    context.drawImage(small, x, y, side, side);
  }
}

function pixels({ values, full }: Painted['raster'], n: number, colors: readonly Color[]): ImageData {
  const [paper, low, high] = colors as [Color, Color, Color];
  const image = new ImageData(n, n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      const share = Math.max(-1, Math.min(1, (values[(n - 1 - row) * n + column] ?? 0) / full));
      image.data.set([...mix(paper, share < 0 ? low : high, Math.abs(share)), 255], 4 * (row * n + column));
    }
  }
  return image;
}
