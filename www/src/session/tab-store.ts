import { Store } from '../base/store';

/**
 * What the reader made, kept in the tab's session: it is still there when the page is loaded again. What lies there is
 * looked at before it is believed; where the session keeps nothing, it holds until the page is closed.
 */
export class TabStore<T> extends Store<T> {
  constructor(
    private readonly key: string,
    fallback: T,
    read: (text: string) => T | undefined,
    private readonly write: (value: T) => string,
  ) {
    const text = lies(key);
    super((text === null ? undefined : read(text)) ?? fallback);
  }

  override set(value: T): void {
    if (Object.is(value, this.value)) return;
    super.set(value);
    try {
      sessionStorage.setItem(this.key, this.write(value));
    } catch {
      // Refused or full. What lies there is no longer what the reader made.
      forget(this.key);
    }
  }
}

function lies(key: string): string | null {
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
    // Nothing is kept.
  }
}
