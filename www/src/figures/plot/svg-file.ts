/** A figure as a standalone SVG file: the styles are written into it, and the legend is drawn. */

import { resolveColor } from './palette';

const namespace = 'http://www.w3.org/2000/svg';
/** The style properties of shapes, and those of text in addition. All of them can be attributes. */
const shapeProperties = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'stroke-linecap',
  'paint-order',
];
const textProperties = [
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
  'direction',
  'unicode-bidi',
];
const colors = new Set(['fill', 'stroke']);
/** Default values, which need not be written. */
const defaultValues = new Set(['none', 'normal', '1', 'butt']);
/** Attributes that belong to the page, not to the image. */
const pageAttributes = /^(class|role|tabindex|aria-.*|data-.*)$/;
/** The margin around the image, in pixels. */
const margin = 12;
/** Where the page's typefaces are not installed: one that has Persian, and any. */
const fallbacks = ', Tahoma, sans-serif';

/**
 * The image is as large as what is `around` it, by default `host`, which may have a legend, and as its `layers`, which are drawn
 * from the lowest to the highest; `words` are texts of HTML.
 */
export function svgFile(
  host: HTMLElement,
  layers: Iterable<HTMLCanvasElement | SVGSVGElement>,
  label: string,
  {
    words = [],
    around = [host],
  }: { readonly words?: readonly HTMLElement[]; readonly around?: readonly Element[] } = {},
): string {
  const file = document.implementation.createDocument(namespace, 'svg');
  const root = file.documentElement;
  const box = boxAround([...around, ...layers]);
  const [width, height] = [String(Math.ceil(box.width)), String(Math.ceil(box.height))];
  setAll(root, { width, height, viewBox: `0 0 ${width} ${height}` });
  const add = (name: string, attributes: Readonly<Record<string, string | number>>) => {
    const element = root.appendChild(file.createElementNS(namespace, name));
    setAll(element, attributes);
    return element;
  };
  add('title', {}).textContent = label;
  add('rect', { width, height, fill: `rgb(${resolveColor(host, '--cr-paper').join(', ')})` });
  const write = (name: HTMLElement) => {
    const { left, right, top, height: line } = name.getBoundingClientRect();
    const isRightToLeft = /^[^A-Za-z]*[\u0590-\u08ff]/.test(name.textContent ?? '');
    const { color } = getComputedStyle(name);
    const x = (isRightToLeft ? right : left) - box.left;
    const text = add('text', {
      x,
      y: top - box.top + line / 2,
      dy: '0.35em',
      ...ofText(name),
      ...paint('fill', color),
    });
    setAll(text, { direction: isRightToLeft ? 'rtl' : 'ltr', 'unicode-bidi': 'embed' });
    text.textContent = name.textContent;
  };
  for (const item of host.shadowRoot?.querySelectorAll('.legend li') ?? []) {
    const [sample, name] = [item.querySelector('svg'), item.querySelector('span')];
    if (!sample || !name) continue;
    root.append(picture(file, sample, box));
    write(name);
  }
  for (const drawn of layers) {
    if (drawn instanceof SVGSVGElement) root.append(picture(file, drawn, box));
    else {
      const { left, top, width, height } = drawn.getBoundingClientRect();
      const rendering = getComputedStyle(drawn).imageRendering;
      const own = { x: left - box.left, y: top - box.top, width, height, href: drawn.toDataURL() };
      add('image', { ...own, ...(rendering === 'auto' ? {} : { 'image-rendering': rendering }) });
    }
  }
  for (const word of words) write(word);
  return new XMLSerializer().serializeToString(file);
}

/** The smallest box around all of them, with a margin. */
function boxAround(elements: readonly Element[]): DOMRect {
  const all = elements.map((element) => element.getBoundingClientRect());
  const [left, top] = [Math.min(...all.map((one) => one.left)), Math.min(...all.map((one) => one.top))];
  const [right, bottom] = [Math.max(...all.map((one) => one.right)), Math.max(...all.map((one) => one.bottom))];
  return new DOMRect(left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin);
}

/** The image in the file, at twice the size. */
export async function pngFile(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2 * image.naturalWidth, 2 * image.naturalHeight];
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the image is empty'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** An image from the page, at its place in the box. */
function picture(file: Document, drawn: SVGSVGElement, box: DOMRect): Element {
  const { left, top, width, height } = drawn.getBoundingClientRect();
  const copied = copy(file, drawn);
  setAll(copied, { x: left - box.left, y: top - box.top, width, height });
  return copied;
}

function copy(file: Document, element: Element): Element {
  const copied = file.createElementNS(namespace, element.localName);
  for (const { name, value } of element.attributes) if (!pageAttributes.test(name)) copied.setAttribute(name, value);
  const style = getComputedStyle(element);
  if (element instanceof SVGGElement && style.opacity !== '1') copied.setAttribute('opacity', style.opacity);
  if (element instanceof SVGGeometryElement || element instanceof SVGTextContentElement) {
    for (const name of shapeProperties) {
      const value = style.getPropertyValue(name);
      if (colors.has(name)) setAll(copied, paint(name, value));
      else if (!defaultValues.has(value)) copied.setAttribute(name, value);
    }
    if (element instanceof SVGTextContentElement) setAll(copied, ofText(element));
  }
  for (const child of element.childNodes) {
    if (child instanceof Element && isOfThePage(child)) continue;
    if (child instanceof Element) copied.append(copy(file, child));
    else if (child instanceof Text && child.data.trim() !== '') copied.append(file.createTextNode(child.data.trim()));
  }
  return copied;
}

/** The reader's place, what moves, and what is not shown are no part of the figure. */
function isOfThePage(element: Element): boolean {
  const isMoving = element.classList.contains('probe') || element.classList.contains('pulse');
  return isMoving || (!(element instanceof SVGDefsElement) && getComputedStyle(element).display === 'none');
}

function ofText(element: Element): Record<string, string> {
  const style = getComputedStyle(element);
  const entries = textProperties.map((name): [string, string] => [name, style.getPropertyValue(name)]);
  return Object.fromEntries(entries.map(([name, value]) => [name, name === 'font-family' ? value + fallbacks : value]));
}

/** A color in a notation that every program reads, with its opacity in a separate attribute. */
function paint(name: string, color: string): Record<string, string> {
  if (color === 'none' || color.startsWith('url(')) return { [name]: color.replaceAll('"', '') };
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) return { [name]: color };
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
  return {
    [name]: `#${hex}`,
    ...(alpha === 255 ? {} : { [`${name}-opacity`]: String(Number((alpha / 255).toFixed(3))) }),
  };
}

function setAll(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
