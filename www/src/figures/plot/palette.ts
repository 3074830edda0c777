export type Color = readonly [red: number, green: number, blue: number];

/** The shades on each side of 0. */
const shades = 255;

/** The colors of −1 to 1 as pixels, from `low` over `paper` to `high`: a raster has too many cells to mix each of them. */
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

  /** Shares beyond ±1 are ±1. */
  at(share: number): number {
    // The fraction is cut off, here above 0, so that the half makes it the nearest.
    const i = share < -1 ? 0 : share > 1 ? 2 * shades : (share * shades + shades + 0.5) | 0;
    return this.pixels[i] ?? 0;
  }
}

export function mix(from: Color, to: Color, share: number): Color {
  return [0, 1, 2].map((i) => (from[i] ?? 0) + share * ((to[i] ?? 0) - (from[i] ?? 0))) as unknown as Color;
}

/** A pixel of an ImageData, red in the byte that comes first: every machine that browsers run on has it lowest. */
export function pixel([red, green, blue]: Color): number {
  return ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
}

/** The color that a token stands for in this place, theme and all. */
export function resolve(element: HTMLElement, token: string): Color {
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
 * The palette of three tokens in this place. They are put on the canvas as colors that it has no use for, once: to read them
 * then costs no more than one look at its style, also when many pictures are painted in each frame.
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

/** Pixels as something that can be drawn at another size; the next call takes it away again. */
export function drawable(image: ImageData): OffscreenCanvas {
  scratch ??= new OffscreenCanvas(image.width, image.height);
  // A new size clears it, and costs more than none.
  if (scratch.width !== image.width) scratch.width = image.width;
  if (scratch.height !== image.height) scratch.height = image.height;
  scratch.getContext('2d')?.putImageData(image, 0, 0);
  return scratch;
}
