/** What is too small for an eye or a finger on a phone, or lies where nobody looks. Runs in the page. */

export interface Faults {
  /** Text below 12 px, superscripts and text of pictures as well. */
  readonly small: readonly string[];
  /** Boxes that scroll sideways, and do not show it. */
  readonly secret: readonly string[];
  /** Less than 24 px high or wide; of main actions, less than 44. */
  readonly narrow: readonly string[];
}

export function faults(): Faults {
  const small = new Set<string>();
  const secret = new Set<string>();
  const narrow = new Set<string>();
  const usable = 'button, a[href], input, select, textarea, summary, [role=button], [role=switch]';

  const nameOf = (element: Element) =>
    `${(element.getRootNode() as ShadowRoot).host?.localName ?? ''} ${element.localName}.${element.getAttribute('class') ?? ''}`;

  const sizeOf = (element: Element): number => {
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : undefined;
    return matrix ? size * Math.hypot(matrix.a, matrix.b) : size;
  };

  const look = (element: Element): void => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
    // A twentieth of a pixel is lost where a picture is scaled to its box.
    if ((hasText || element.matches('input:not([type]), textarea, select')) && sizeOf(element) < 11.95) {
      small.add(`${nameOf(element)}: ${sizeOf(element).toFixed(1)} px, "${element.textContent?.trim().slice(0, 20)}"`);
    }
    const scrolls = /auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const shows = style.backgroundAttachment.includes('local') && style.backgroundImage.includes('gradient');
    if (scrolls && element.clientWidth > 0 && !shows) secret.add(nameOf(element));
    // A link in a sentence is as high as its line. The handle of a chart is moved from anywhere in it.
    const isInline = element.localName === 'a' && style.display === 'inline';
    if (!element.matches(usable) || isInline || element instanceof SVGElement || box.width === 0) return;
    const target = (element.closest('label') ?? element).getBoundingClientRect();
    const least = element.matches('.primary') ? 44 : 24;
    if (target.height < least - 0.1 || target.width < least - 0.1) {
      narrow.add(`${nameOf(element)}: ${Math.round(target.width)} × ${Math.round(target.height)}`);
    }
  };

  const walk = (root: ParentNode): void => {
    for (const element of root.children) {
      const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      if (element.matches('style, script, template, .visually-hidden')) continue;
      if (isShown && element.getClientRects().length > 0) look(element);
      walk(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document.body);
  return { small: [...small], secret: [...secret], narrow: [...narrow] };
}

/** Sets the text as wide as WCAG 1.4.12 says, in every tree of the page. */
export function spaceText(): void {
  const css = `:host, body, * {
      line-height: 1.5 !important;
      letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important;
    }
    p { margin-block-end: 2em !important; }`;
  // The page's policy allows no style elements.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const add = (root: Document | ShadowRoot): void => {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) add(element.shadowRoot);
  };
  add(document);
}

/** Text that is cut off, or runs into other text. */
export function clashes(): string[] {
  interface Line {
    readonly of: Element;
    readonly text: string;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }
  const lines: Line[] = [];
  const found = new Set<string>();
  const nameOf = (element: Element) =>
    `${(element.getRootNode() as ShadowRoot).host?.localName ?? ''} ${element.localName}.${element.getAttribute('class') ?? ''}`;
  const parentOf = (element: Element): Element | null =>
    element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;

  /** What its line is in: beside other words of that line there is only a space. */
  const blockOf = (element: Element): Element => {
    const parent = parentOf(element);
    return parent && getComputedStyle(element).display === 'inline' ? blockOf(parent) : element;
  };

  /** Whether it is for screen readers, over the page as the transport or a menu, or out of sight in a box that scrolls. */
  const isAside = (element: Element, rect: DOMRect): boolean => {
    for (let at: Element | null = element; at && at !== document.body; at = parentOf(at)) {
      const style = getComputedStyle(at);
      if (style.clipPath !== 'none') return true;
      if (/fixed|sticky/.test(style.position) || (style.position === 'absolute' && style.zIndex !== 'auto'))
        return true;
      const box = at.getBoundingClientRect();
      const isOut = rect.right > box.right + 1 || rect.left < box.left - 1 || rect.bottom > box.bottom + 1;
      if (isOut && /auto|scroll/.test(style.overflow)) return true;
      const isCut =
        rect.right > box.right + 2 || rect.left < box.left - 2 || rect.bottom > box.bottom + rect.height / 3;
      if (isCut && /hidden|clip/.test(style.overflow))
        found.add(`cut: "${element.textContent?.trim().slice(0, 30)}" in ${nameOf(at)}`);
    }
    return false;
  };

  const read = (node: Text): void => {
    const of = node.parentElement;
    if (
      !of ||
      node.data.trim() === '' ||
      of.closest('svg, math, style, script, option, textarea, pre, .visually-hidden')
    )
      return;
    if (!of.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 2 || rect.height < 2 || isAside(of, rect)) continue;
      const { left, right, top, height } = rect;
      if (left < -1 || right > innerWidth + 1)
        found.add(`outside: "${node.data.trim().slice(0, 30)}" in ${nameOf(of)}`);
      // The letters, without the room above and below them.
      lines.push({
        of,
        text: node.data.trim().slice(0, 30),
        left,
        right,
        top: top + height * 0.25,
        bottom: top + height * 0.75,
      });
    }
  };
  const walk = (root: Node): void => {
    if (root instanceof Text) read(root);
    if (root instanceof Element && root.shadowRoot) walk(root.shadowRoot);
    for (const child of root.childNodes) walk(child);
  };
  walk(document.body);

  lines.sort((a, b) => a.top - b.top);
  lines.forEach((a, i) => {
    for (let j = i + 1; j < lines.length; j++) {
      const b = lines[j];
      if (!b || b.top >= a.bottom - 1) break;
      const apart = blockOf(a.of) === blockOf(b.of) ? -2 : 2;
      if (a.left < b.right + apart && b.left < a.right + apart)
        found.add(`"${a.text}" (${nameOf(a.of)}) on "${b.text}" (${nameOf(b.of)})`);
    }
  });
  return [...found];
}
