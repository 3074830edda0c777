import { svgFile } from './plot/svg-file';

/** A figure as a standalone SVG file: its drawings, from the lowest to the highest, and its words that are HTML. */
export function figureFile(figure: Element | null, label: string, written = ''): string {
  const root = figure?.shadowRoot;
  if (!root || !(figure instanceof HTMLElement)) return '';
  const words = written === '' ? [] : [...root.querySelectorAll<HTMLElement>(written)];
  return svgFile(figure, root.querySelectorAll<HTMLCanvasElement | SVGSVGElement>('canvas, svg'), label, {
    words,
    around: words,
  });
}
