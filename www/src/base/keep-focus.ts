/** What takes the focus of the keyboard, in the order of the page. Each shadow tree is searched by itself. */
const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Where the focus is in a tree, before a change. */
export interface Focus {
  readonly element: Element;
  /** What takes the focus before it, in the order of the page. */
  readonly before: readonly HTMLElement[];
}

/** The focus in a shadow tree; `undefined` if it is elsewhere. */
export function focusIn(root: ShadowRoot | null): Focus | undefined {
  const element = root?.activeElement;
  return root && element ? { element, before: takersBefore(element, root) } : undefined;
}

/**
 * After a change that took away or disabled what had the focus: gives it to what is in its place, so that the keyboard is not
 * thrown back to the top of the page. Where nothing of the tree is left, what follows its host has the place.
 */
export function keepFocus(root: ShadowRoot, { element, before }: Focus): void {
  const hasIt = element.isConnected && !element.matches(':disabled');
  // Or somewhere else it was given on purpose.
  if (hasIt || (root.activeElement && root.activeElement !== element)) return;
  focusAfter(root, before, element);
}

/** Of what was before, some may be gone, and others may have come. */
function focusAfter(root: ShadowRoot, before: readonly HTMLElement[], gone: Element): void {
  const left = takers(root).filter((one) => one !== gone && isOpen(one));
  const previous = before.findLast((one) => left.includes(one));
  const next = left[previous ? left.indexOf(previous) + 1 : 0] ?? previous;
  const around = root.host.getRootNode();
  if (next) next.focus({ preventScroll: true });
  else if (around instanceof ShadowRoot) focusAfter(around, takersBefore(root.host, around), gone);
}

/** What is hidden until it has the focus would push others away under a pointer. */
function isOpen(element: HTMLElement): boolean {
  return !element.matches(':disabled, .visually-hidden') && element.checkVisibility();
}

function takersBefore(element: Element, root: ShadowRoot): HTMLElement[] {
  return takers(root).filter((one) => element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING);
}

function takers(root: ShadowRoot): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(focusable)];
}
