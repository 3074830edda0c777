/**
 * The browser's storage, which private windows and strict settings may refuse: then nothing is remembered, but
 * everything else works.
 */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Refused or full: the choice still holds until the page is closed, and the address carries it.
  }
}

/** Whether it keeps anything: not in a frame of another site where the browser keeps such apart, nor with strict settings. */
export function canKeep(): boolean {
  const key = 'chainrule-can-keep';
  try {
    localStorage.setItem(key, '');
    localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
