import type { Color } from './palette';

/** The distance from stripe to stripe, in pixels of the page. */
const period = 6;

/**
 * Stripes over what is below 0, so that it can be told from what is above without any color. `drawMask` draws what is opaque
 * where there are to be stripes, in the coordinates of the canvas, which are those of its pixels afterwards.
 */
export function stripe(
  canvas: HTMLCanvasElement,
  color: Color,
  drawMask: (context: OffscreenCanvasRenderingContext2D) => void,
): void {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  // A canvas without a size cannot be drawn.
  const stripes = new OffscreenCanvas(width || 1, height || 1).getContext('2d');
  if (!context || !stripes) return;
  stripes.setTransform(context.getTransform());
  drawMask(stripes);
  stripes.globalCompositeOperation = 'source-in';
  stripes.fillStyle = diagonals(stripes, color, context.getTransform().a) ?? 'transparent';
  stripes.resetTransform();
  stripes.fillRect(0, 0, width, height);
  context.resetTransform();
  context.drawImage(stripes.canvas, 0, 0);
}

/** How opaque the stripes are at a share of the strongest color, from −1 to 1: there are none where there is hardly a color. */
export function stripeAt(share: number): number {
  return share < 0 ? Math.min(255, Math.round(-share * 4 * 255)) : 0;
}

function diagonals(context: OffscreenCanvasRenderingContext2D, color: Color, ratio: number): CanvasPattern | null {
  const side = Math.round(period * ratio);
  const tile = new OffscreenCanvas(side, side);
  const lines = tile.getContext('2d');
  if (!lines) return null;
  lines.strokeStyle = `rgb(${color.join(' ')} / 50%)`;
  lines.lineWidth = ratio;
  // The corners of the tile have the stripes of its neighbors.
  for (const at of [-side, 0, side]) {
    lines.moveTo(at - 1, side + 1);
    lines.lineTo(at + side + 1, -1);
  }
  lines.stroke();
  return context.createPattern(tile, 'repeat');
}
