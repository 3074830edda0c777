export type Color = readonly [red: number, green: number, blue: number];

/** The shades on each side of 0. */
const shades = 255;

/**
 * The colors from −1 to 1 as pixels, from `low` through `paper` to `high`: a raster has too many cells to mix each
 * color.
 */
export class Palette {
  private readonly pixels = new Uint32Array(2 * shades + 1);

  constructor(
    low: Color,
    readonly paper: Color,
    high: Color,
  ) {
    for (let i = -shades; i <= shades; i++) {
      this.pixels[i + shades] = pixel(mix(paper, i < 0 ? low : high, Math.abs(i) / shades));
    }
  }

  /** Values beyond ±1 are clamped. */
  at(share: number): number {
    // Adding the half before truncating rounds to nearest, because the sum is positive.
    const i = share < -1 ? 0 : share > 1 ? 2 * shades : (share * shades + shades + 0.5) | 0;
    return this.pixels[i] ?? 0;
  }
}

export function mix(from: Color, to: Color, share: number): Color {
  return [0, 1, 2].map((i) => (from[i] ?? 0) + share * ((to[i] ?? 0) - (from[i] ?? 0))) as unknown as Color;
}

/** A pixel of an ImageData, whose first byte is red: browsers run only on little-endian machines. */
export function pixel([red, green, blue]: Color): number {
  return ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
}

/** The color of a token at this element, in the current theme. */
export function resolveColor(element: HTMLElement, token: string): Color {
  const before = element.style.color;
  element.style.color = `var(${token})`;
  const resolved = color(getComputedStyle(element).color);
  element.style.color = before;
  return resolved;
}

function color(text: string): Color {
  const parts = text.match(/[\d.]+/g) ?? [];
  return [Number(parts[0] ?? 0), Number(parts[1] ?? 0), Number(parts[2] ?? 0)];
}

/**
 * The palette of three tokens at this element. They are set once as unused canvas colors: reading them then costs a
 * single style lookup, even when many images are painted in each frame.
 */
export function paletteOf(canvas: HTMLCanvasElement, low: string, paper: string, high: string): Palette {
  const { style } = canvas;
  const wanted = [low, paper, high].map((token) => `var(${token})`);
  if (style.outlineColor !== wanted[0]) style.outlineColor = wanted[0] ?? '';
  if (style.caretColor !== wanted[1]) style.caretColor = wanted[1] ?? '';
  if (style.columnRuleColor !== wanted[2]) style.columnRuleColor = wanted[2] ?? '';
  const { outlineColor, caretColor, columnRuleColor } = getComputedStyle(canvas);
  const key = `${outlineColor} ${caretColor} ${columnRuleColor}`;
  const known = palettes.get(key);
  if (known) return known;
  const palette = new Palette(color(outlineColor), color(caretColor), color(columnRuleColor));
  palettes.set(key, palette);
  return palette;
}

/** There are as many as themes. */
const palettes = new Map<string, Palette>();

let scratch: OffscreenCanvas | undefined;

/** Pixels as a drawable image that can be scaled. The next call reuses it. */
export function drawable(image: ImageData): OffscreenCanvas {
  scratch ??= new OffscreenCanvas(image.width, image.height);
  // Setting the size clears the canvas, and costs more than leaving it.
  if (scratch.width !== image.width) scratch.width = image.width;
  if (scratch.height !== image.height) scratch.height = image.height;
  scratch.getContext('2d')?.putImageData(image, 0, 0);
  return scratch;
}
