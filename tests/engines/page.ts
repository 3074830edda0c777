/** What runs on the page. Each of these names nothing but the others and its own arguments. */

/** All elements that a selector finds, in whatever shadow roots; `outer >> inner` finds what is anywhere in an outer one. */
export function all(selector: string): Element[] {
  const inside = (root: Element | Document | ShadowRoot, one: string): Element[] => [
    ...root.querySelectorAll(one),
    ...[root, ...root.querySelectorAll('*')].flatMap((node) =>
      node instanceof Element && node.shadowRoot ? inside(node.shadowRoot, one) : [],
    ),
  ];
  const found = selector
    .split(' >> ')
    .reduce<(Element | Document)[]>((roots, one) => roots.flatMap((root) => inside(root, one)), [document]);
  return found.filter((one) => one instanceof Element);
}

/** The first of them that is shown, with such a text in it. */
export function first(selector: string, text: string): Element | undefined {
  return all(selector).find((one) => one.checkVisibility() && (one.textContent ?? '').includes(text));
}

/** Its text, in a list that is never empty. */
export function textOf(selector: string, text: string): [string] | undefined {
  const element = first(selector, text);
  return element && [element.textContent ?? ''];
}

export function countOf(selector: string): number {
  return all(selector).length;
}

/** Chooses a file of such bytes in a field for files, as soon as there is one. */
export function chooseFile(selector: string, name: string, bytes: readonly number[]): boolean {
  const [input] = all(selector);
  if (!(input instanceof HTMLInputElement)) return false;
  const chosen = new DataTransfer();
  chosen.items.add(new File([new Uint8Array(bytes)], name));
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

export function focus(selector: string): boolean {
  const element = first(selector, '');
  if (element instanceof HTMLElement || element instanceof SVGElement) element.focus();
  return element !== undefined;
}

/** Where to press an element: its middle, scrolled into sight. Nothing while it is not there, or lies below another. */
export function place(selector: string, text: string, x: number, y: number): { x: number; y: number } | undefined {
  const element = first(selector, text);
  if (!element || element.matches(':disabled, [aria-disabled=true]')) return undefined;
  const isInSight = () => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  };
  if (!isInSight()) element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  const at = { x: Math.round(box.left + x * box.width), y: Math.round(box.top + y * box.height) };
  let hit = document.elementFromPoint(at.x, at.y);
  for (;;) {
    const deeper: Element | null = hit?.shadowRoot?.elementFromPoint(at.x, at.y) ?? null;
    if (!deeper || deeper === hit) break;
    hit = deeper;
  }
  for (let node: Node | null = hit; node; node = node instanceof ShadowRoot ? node.host : node.parentNode)
    if (node === element) return at;
  return undefined;
}

/** The nodes around a node, as they are drawn. */
function around(node: Node): Element[] {
  const parents: Element[] = [];
  let at: Node | null = node;
  while (at) {
    const slot: Element | null = at instanceof Element || at instanceof Text ? at.assignedSlot : null;
    at = slot ?? (at instanceof ShadowRoot ? at.host : at.parentNode);
    if (at instanceof Element) parents.push(at);
  }
  return parents;
}

interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** What scrolls or stays by itself: two texts of different layers may well lie on one another. */
  readonly layer: Element | undefined;
  readonly node: Node;
}

/** The lines of all texts that are seen, without those in boxes that hide what leaves them. */
function textBoxes(): TextBox[] {
  const boxes: TextBox[] = [];
  const visit = (root: ParentNode & Node) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (node.shadowRoot) visit(node.shadowRoot);
        continue;
      }
      const text = node.textContent?.replace(/[\u200e\u200f\u2066-\u2069]/g, '').trim();
      const parents = around(node);
      const parent = parents[0];
      if (!text || !parent?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (parent.matches('style, script, title, desc, option, textarea, select, noscript')) continue;
      // A hat or a bar over a letter lies on it.
      if (parent.matches('mover > :last-child')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) boxes.push(...shown(box, text, parents, node));
    }
  };
  const shown = (box: DOMRect, text: string, parents: readonly Element[], node: Node): TextBox[] => {
    let { left, right } = box;
    // Heights are those of digits, not of lines.
    let [top, bottom] = [box.top + box.height * 0.25, box.bottom - box.height * 0.25];
    let layer: Element | undefined;
    for (const parent of parents) {
      const style = getComputedStyle(parent);
      if (!layer && /sticky|fixed/.test(style.position)) layer = parent;
      if (style.overflowX === 'visible' && style.clipPath === 'none') continue;
      if (parent === document.documentElement || parent === document.body) continue;
      if (parent instanceof SVGElement && parent.localName !== 'svg') continue;
      const frame = parent.getBoundingClientRect();
      [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
    }
    return right - left > 1.5 && bottom - top > 1.5 ? [{ text, left, right, top, bottom, layer, node }] : [];
  };
  visit(document.body);
  return boxes;
}

/** Texts that touch, that leave the page sideways, or the button or cell that they are in. */
export function faults(): string[] {
  const boxes = textBoxes();
  const named = ({ text }: TextBox) => `“${text.slice(0, 40)}”`;
  const touching = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => b.node !== a.node && b.layer === a.layer)
      // A pixel at each side is room between letters.
      .filter((b) => a.left + 1 < b.right - 1 && b.left + 1 < a.right - 1 && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${named(a)} touches ${named(b)}`),
  );
  const { clientWidth, scrollWidth } = document.documentElement;
  const outside = boxes.filter(({ left, right }) => left < -1 || right > clientWidth + 1);
  const leaving = boxes.filter(({ node, left, right }) => {
    const frame = around(node).find((parent) => parent.matches('button, summary, th, td, [role=button], [role=alert]'));
    const box = frame?.getBoundingClientRect();
    return box && !(frame instanceof SVGElement) && (left < box.left - 1 || right > box.right + 1);
  });
  return [
    ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth - clientWidth} px too wide`] : []),
    ...outside.map((box) => `${named(box)} is outside`),
    ...leaving.map((box) => `${named(box)} leaves its box`),
    ...touching,
  ];
}

/** How far the middle of each number and name in a network's picture is from the middle of its box, in pixels. */
export function heights(): { text: string; off: number; em: number }[] {
  return all('chainrule-network-graph').flatMap((graph) =>
    [...(graph.shadowRoot?.querySelectorAll('[data-value] > .ground') ?? [])].flatMap((ground) =>
      [...(ground.parentElement?.querySelectorAll(':scope > text') ?? [])].flatMap((text) => {
        const [box, frame] = [
          (text.querySelector('tspan') ?? text).getBoundingClientRect(),
          ground.getBoundingClientRect(),
        ];
        const off = (box.top + box.bottom) / 2 - (frame.top + frame.bottom) / 2;
        return [{ text: text.textContent ?? '', off, em: Number.parseFloat(getComputedStyle(text).fontSize) }];
      }),
    ),
  );
}

/** All of them as source, for an expression on the page. */
export const source = [all, first, textOf, countOf, focus, place, around, textBoxes, faults, heights].join('\n');
