/** What takes the focus of the keyboard. */
const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Where the focus is in a tree, before a change. */
export interface Focus {
  readonly element: Element;
  /** What takes the focus before it, or may have something in it that does, in the order of the page. */
  readonly before: readonly HTMLElement[];
}

/** The focus in a shadow tree; `undefined` if it is elsewhere. */
export function focusIn(root: ShadowRoot | null): Focus | undefined {
  const element = root?.activeElement;
  return root && element ? { element, before: allBefore(element, root) } : undefined;
}

/** What has the focus, in whichever tree; `undefined` if nothing has. */
export function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : undefined;
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
  const previous = before.flatMap(takersOf).findLast((one) => left.includes(one));
  const next = left[previous ? left.indexOf(previous) + 1 : 0] ?? previous;
  const around = root.host.getRootNode();
  if (next) next.focus({ preventScroll: true });
  else if (around instanceof ShadowRoot) focusAfter(around, allBefore(root.host, around), gone);
}

/** What is hidden until it has the focus would push others away under a pointer. */
function isOpen(element: HTMLElement): boolean {
  return !element.matches(':disabled, .visually-hidden') && element.checkVisibility();
}

/** This tree alone is searched, and not those in it: it is done at every change of what has the focus. */
function allBefore(element: Element, root: ShadowRoot): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].filter(
    (one) =>
      (one.shadowRoot || one.matches(focusable)) &&
      element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING,
  );
}

function takers(root: ShadowRoot): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap(takersOf);
}

/** An element that takes the focus, or what does in its tree. */
function takersOf(element: HTMLElement): HTMLElement[] {
  if (element.matches(focusable)) return [element];
  return element.shadowRoot ? takers(element.shadowRoot) : [];
}
