import { Store } from '../base/store';

/**
 * Something the reader made, stored in the tab's session, so that it survives a reload. What is stored is validated
 * before it is used; where the session stores nothing, it lasts until the page is closed.
 */
export class TabStore<T> extends Store<T> {
  constructor(
    private readonly key: string,
    fallback: T,
    read: (text: string) => T | undefined,
    private readonly write: (value: T) => string,
  ) {
    const text = readSession(key);
    super((text === null ? undefined : read(text)) ?? fallback);
  }

  override set(value: T): void {
    if (Object.is(value, this.value)) return;
    super.set(value);
    try {
      sessionStorage.setItem(this.key, this.write(value));
    } catch {
      // Refused or full. What is stored is no longer what the reader made.
      forget(this.key);
    }
  }
}

function readSession(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing is stored.
  }
}
