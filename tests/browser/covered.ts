/**
 * What has the focus and is not in sight: outside the window, or under something that stands over the page. Goes through all
 * that the Tab key reaches. Runs in the page.
 */
export function covered(): string[] {
  const found = new Set<string>();
  const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';

  const nameOf = (element: Element) =>
    `${(element.getRootNode() as ShadowRoot).host?.localName ?? ''} ${element.localName}.${element.getAttribute('class') ?? ''} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}"`;

  const parentOf = (element: Element): Element | null =>
    element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;

  const isIn = (element: Element | null, outer: Element): boolean =>
    element !== null && (element === outer || isIn(parentOf(element), outer));

  /** Of the same picture, or a menu that is open here because all is unfolded, and else closes without the focus. */
  const isPart = (hit: Element | null, seen: Element): boolean =>
    (hit instanceof SVGElement && hit.ownerSVGElement === (seen as SVGElement).ownerSVGElement) ||
    (hit?.getRootNode() as ShadowRoot | undefined)?.host?.localName === 'chainrule-save-chart';

  const at = (x: number, y: number): Element | null => {
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    return hit;
  };

  const look = (element: HTMLElement | SVGElement): void => {
    element.focus();
    // What is seen of a radio button or a switch is its label.
    const seen = element.closest('label') ?? element;
    const { left, right, top, bottom } = seen.getBoundingClientRect();
    const [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    // Without the page's scroll bar.
    const page = document.documentElement.getBoundingClientRect();
    const [start, end] = [Math.max(left, page.left), Math.min(right, page.right)];
    if (to - from < 1 || end - start < 1) {
      found.add(`outside: ${nameOf(element)}`);
      return;
    }
    const places = [1 / 8, 1 / 2, 7 / 8].flatMap((y) =>
      [1 / 8, 1 / 2, 7 / 8].map((x) => at(start + x * (end - start), from + y * (to - from))),
    );
    const over = places.filter((hit) => !isIn(hit, seen) && !(hit && isIn(seen, hit)) && !isPart(hit, seen));
    if (over.length > 1) found.add(`${nameOf(element)} under ${over[0] ? nameOf(over[0]) : 'nothing'}`);
  };

  const walk = (root: ParentNode): void => {
    for (const element of root.querySelectorAll<HTMLElement | SVGElement>('*')) {
      const isReached =
        element.matches(focusable) &&
        element.tabIndex >= 0 &&
        !element.matches(':disabled, input[type=radio]:not(:checked)') &&
        element.checkVisibility({ visibilityProperty: true });
      if (isReached) look(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  return [...found];
}
