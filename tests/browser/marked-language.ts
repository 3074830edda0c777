/** Words of the other language that are not marked as such, and so are read out by the wrong voice. Runs in the page. */
export function unmarked(): string[] {
  // One Latin word in a Persian sentence is a name: of a function, a data set, a person. Two in a row are English.
  const english = /[A-Za-z][a-z'’]+ +(?:[A-Za-z] +)?[A-Za-z][a-z'’]+/;
  const persian = /[\u0621-\u064a\u067e-\u06cc]{2,}/;
  const spoken = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt'];
  const found = new Set<string>();

  const languageOf = (element: Element): string => {
    const own = element.getAttribute('lang');
    const around = element.parentElement ?? (element.getRootNode() as ShadowRoot).host;
    return own ?? (around ? languageOf(around) : '');
  };
  const check = (text: string, element: Element, what: string): void => {
    const [run] = (languageOf(element) === 'fa' ? english : persian).exec(text) ?? [];
    if (run === undefined || element.closest('code, kbd, math')) return;
    const host = (element.getRootNode() as ShadowRoot).host?.localName ?? '';
    found.add(`${what} "${run}" of ${element.localName}.${element.getAttribute('class') ?? ''} in ${host}`);
  };
  const walk = (root: Node): void => {
    if (root instanceof Text) {
      const parent = root.parentElement ?? (root.parentNode as ShadowRoot).host;
      if (!parent.matches('style, script')) check(root.data, parent, 'text');
    }
    if (root instanceof Element) {
      if (!root.checkVisibility() && !(root instanceof HTMLOptionElement)) return;
      for (const name of spoken) check(root.getAttribute(name) ?? '', root, name);
      if (root.shadowRoot) walk(root.shadowRoot);
    }
    for (const child of root.childNodes) walk(child);
  };
  walk(document.body);
  return [...found];
}
