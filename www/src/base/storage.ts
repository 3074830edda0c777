/**
 * The browser's storage, which private windows and strict settings may refuse: then nothing is remembered, but
 * everything else works.
 */
import { keptName, oldName } from './kept-names';

/** Also what version 0.1.0 kept, until it is kept anew. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(keptName(name)) ?? localStorage.getItem(oldName.local(name));
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(keptName(name), value);
  } catch {
    // Refused or full: the choice still holds until the page is closed, and the address carries it.
  }
}

/** Whether it keeps anything: not in a frame of another site where the browser keeps such apart, nor with strict settings. */
export function canKeep(): boolean {
  const key = keptName('test');
  try {
    localStorage.setItem(key, '');
    localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
