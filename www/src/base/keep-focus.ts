/** What takes the focus of the keyboard, in the order of the page. Each shadow tree is searched by itself. */
const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Where the focus is in a tree, before a change. */
export interface Focus {
  readonly element: Element;
  /** How many elements that take the focus come before it. */
  readonly position: number;
}

/** The focus in a shadow tree; `undefined` if it is elsewhere. */
export function focusIn(root: ShadowRoot | null): Focus | undefined {
  const element = root?.activeElement;
  return root && element ? { element, position: positionOf(element, root) } : undefined;
}

/**
 * After a change that took away or disabled what had the focus: gives it to what is in its place, so that the keyboard is not
 * thrown back to the top of the page. Where nothing of the tree is left, what follows its host has the place.
 */
export function keepFocus(root: ShadowRoot, { element, position }: Focus): void {
  const hasIt = element.isConnected && !element.matches(':disabled');
  // Or somewhere else it was given on purpose.
  if (hasIt || (root.activeElement && root.activeElement !== element)) return;
  focusAt(root, position, element);
}

function focusAt(root: ShadowRoot, position: number, gone: Element): void {
  const left = takers(root).filter((one) => one !== gone && !one.matches(':disabled') && one.checkVisibility());
  const next = left[Math.min(position, left.length - 1)];
  const around = root.host.getRootNode();
  if (next) next.focus({ preventScroll: true });
  else if (around instanceof ShadowRoot) focusAt(around, positionOf(root.host, around), gone);
}

function positionOf(element: Element, root: ShadowRoot): number {
  return takers(root).filter((one) => element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING).length;
}

function takers(root: ShadowRoot): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(focusable)];
}
