/** What a reader of Persian sees of a page, in the order in which it stands on the screen. Runs in the page. */

export interface Seen {
  /** The text nodes that are visible, with the contents of fields and options. */
  readonly texts: readonly string[];
  /** What stands the wrong way around: a number from the right, a percent sign or an arrow on the wrong side. */
  readonly reversed: readonly string[];
}

export function seen(): Seen {
  const texts: string[] = [];
  const reversed: string[] = [];
  const persian = /[\u0621-\u064a\u067e-\u06cc]/;
  const number = /[-−+±]?[0-9۰-۹]+(?:[.٫/,][0-9۰-۹]+)*(?: ?[×·] ?[0-9۰-۹]+[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*)?/g;

  const left = (node: Text, at: number): { left: number; top: number } | undefined => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const [rect] = range.getClientRects();
    return rect && rect.width > 0 ? { left: rect.left, top: rect.top } : undefined;
  };

  /** Whether each of the glyphs is on the right of the one before, as far as they are on one line. */
  const runs = (node: Text, from: number, to: number): boolean => {
    let before: { left: number; top: number } | undefined;
    for (let at = from; at < to; at++) {
      const here = /\s/.test(node.data.charAt(at)) ? undefined : left(node, at);
      if (before && here && Math.abs(before.top - here.top) < 6 && here.left < before.left) return false;
      before = here ?? before;
    }
    return true;
  };

  const look = (node: Text): void => {
    const parent = node.parentElement;
    if (!parent || node.data.trim() === '' || parent.closest('style, script, title')) return;
    if (!parent.checkVisibility({ visibilityProperty: true }) || parent.closest('.visually-hidden')) return;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (range.getClientRects().length === 0) return;
    if (!parent.closest('sub, .subscript, msub, pre, kbd, [lang=en]')) texts.push(node.data);
    const where = `"${node.data.trim()}" in ${parent.localName}.${parent.className} of ${(parent.getRootNode() as ShadowRoot).host?.localName}`;
    for (const match of node.data.matchAll(number)) {
      if (!runs(node, match.index, match.index + match[0].length)) reversed.push(`${match[0]} in ${where}`);
    }
    for (const { index } of node.data.matchAll(/(?<=[0-9۰-۹]\u2069?)[%٪]/g)) {
      const digit = node.data.slice(0, index).search(/[0-9۰-۹][^0-9۰-۹]*$/);
      const [sign, last] = [left(node, index), left(node, digit)];
      if (sign && last && sign.left > last.left) reversed.push(`percent in ${where}`);
    }
    if (getComputedStyle(parent).direction === 'rtl' && !parent.closest('kbd')) {
      const unisolated = node.data.replace(/[\u2066\u2068][^\u2069]*\u2069/g, '');
      if (/→/.test(unisolated) && !/←/.test(unisolated)) reversed.push(`arrow in ${where}`);
    }
    // A line of Persian begins on the right of where it ends, whatever it ends with.
    if (persian.test(node.data) && !/^[^\u0621-\u06cc]*[A-Za-z]/.test(node.data)) {
      const glyphs = [...node.data].flatMap((_, at) => left(node, at) ?? []);
      const [first, last] = [glyphs[0], glyphs.at(-1)];
      const isOneLine = glyphs.every(({ top }) => Math.abs(top - (first?.top ?? 0)) < 8);
      if (first && last && isOneLine && first.left < last.left) reversed.push(`Persian from the left in ${where}`);
    }
  };

  const walk = (root: Node): void => {
    if (root instanceof Text) look(root);
    if (root instanceof HTMLInputElement || root instanceof HTMLTextAreaElement) {
      const isText = root instanceof HTMLTextAreaElement || root.type === 'text';
      if (isText && root.checkVisibility()) texts.push(root.value, root.placeholder);
    }
    if (root instanceof HTMLOptionElement && root.closest('select')?.checkVisibility()) texts.push(root.text);
    if (root instanceof Element && root.shadowRoot) walk(root.shadowRoot);
    for (const child of root.childNodes) walk(child);
  };
  walk(document.body);
  return { texts, reversed };
}
