import { test as base, expect } from '@playwright/test';

export { expect };

/** What must not happen on any page of any test, and the errors that a test announces. */
export class Guard {
  readonly #seen: string[] = [];
  readonly #expected: RegExp[] = [];
  readonly #allowed: RegExp[] = [];
  readonly #origins: Set<string>;

  constructor(home: string) {
    this.#origins = new Set([home]);
  }

  /** Announces an error that this test causes on purpose. It must then occur. */
  expectError(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  /** Announces an error that some browsers report. */
  allowError(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  /** Announces requests to another origin that this test serves itself. */
  allowOrigin(origin: string): void {
    this.#origins.add(origin);
  }

  isAllowed({ origin, protocol }: URL): boolean {
    return this.#origins.has(origin) || protocol === 'data:' || protocol === 'blob:';
  }

  note(what: string): void {
    this.#seen.push(what);
  }

  /** The errors that were not announced, and the announced ones that did not occur. */
  complaints(): string[] {
    const announced = [...this.#expected, ...this.#allowed];
    const unannounced = this.#seen.filter((what) => !announced.some((pattern) => pattern.test(what)));
    const missing = this.#expected.filter((pattern) => !this.#seen.some((what) => pattern.test(what)));
    return [...unannounced, ...missing.map((pattern) => `expected, and did not come: ${pattern}`)];
  }
}

/**
 * Playwright's `test` with a guard around every test: an error on the console, an uncaught exception on the page or in
 * a worker, or a request to another origin fails it.
 */
export const test = base.extend<{ guard: Guard }>({
  guard: [
    async ({ context, baseURL }, use) => {
      const guard = new Guard(new URL(baseURL ?? '').origin);
      context.on('console', (message) => {
        if (message.type() === 'error') guard.note(`console: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (webError) => guard.note(`uncaught: ${webError.error().stack ?? webError.error()}`));
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (!guard.isAllowed(url)) guard.note(`request to another origin: ${url}`);
      });
      await use(guard);
      expect(guard.complaints()).toEqual([]);
    },
    { auto: true },
  ],
});
