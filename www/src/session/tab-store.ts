import { keptName, oldName } from '../base/kept-names';
import { Store } from '../base/store';

/**
 * Something the reader made, stored in the tab's session, so that it survives a reload. What is stored is validated
 * before it is used; where the session stores nothing, it lasts until the page is closed.
 */
export class TabStore<T> extends Store<T> {
  constructor(
    private readonly name: string,
    fallback: T,
    read: (text: string) => T | undefined,
    private readonly write: (value: T) => string,
  ) {
    const text = readSession(name);
    super((text === null ? undefined : read(text)) ?? fallback);
  }

  override set(value: T): void {
    if (Object.is(value, this.value)) return;
    super.set(value);
    try {
      sessionStorage.setItem(keptName(this.name), this.write(value));
    } catch {
      // Refused or full. What is stored is no longer what the reader made.
      forget(this.name);
    }
  }
}

/** Also what version 0.1.0 stored, whose pages may be in the same tab's history. */
function readSession(name: string): string | null {
  try {
    return sessionStorage.getItem(keptName(name)) ?? sessionStorage.getItem(oldName.session(name));
  } catch {
    return null;
  }
}

function forget(name: string): void {
  try {
    sessionStorage.removeItem(keptName(name));
    sessionStorage.removeItem(oldName.session(name));
  } catch {
    // Nothing is stored.
  }
}
