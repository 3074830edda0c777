import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { test as base, expect, type TestInfo } from '@playwright/test';
import type { Facts } from '../browser/kept/seen';
import type { Driver, Engine } from './driver';
import { startFirefox } from './firefox';
import { ofPlaywright } from './own';
import { Reader } from './reader';
import { startWebKit } from './webkit';

export { expect };

export interface Options {
  /** The engine, and the program that is or drives it; without one, it is Playwright's own. */
  readonly engine: { readonly name: 'chromium' | 'firefox' | 'webkit'; readonly program?: string | undefined };
}

/** What a test sees of a page in Chromium, and then has to see in other engines and places. */
export class Record {
  readonly #file: string;
  readonly #seen: { [what: string]: Facts } = {};
  readonly #isFirst: boolean;

  constructor(name: string, { isFirst }: { readonly isFirst: boolean }) {
    this.#file = resolve(__dirname, 'results/facts', `${name}.json`);
    this.#isFirst = isFirst;
    if (this.#isFirst) return;
    if (!existsSync(this.#file)) throw new Error(`Chromium has to walk first: ${this.#file}`);
    this.#seen = JSON.parse(readFileSync(this.#file, 'utf8'));
  }

  /** Keeps what is shown, or compares it. */
  async compare(reader: Reader, what: string): Promise<Facts> {
    const known = this.#seen[what];
    if (this.#isFirst) {
      const facts = await reader.atRest();
      this.#seen[what] = facts;
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(this.#file, JSON.stringify(this.#seen, null, 2));
      return facts;
    }
    if (!known) throw new Error(`Chromium did not record ${what}`);
    await reader.shows(known, what);
    return known;
  }
}

/** Playwright's `test` with a reader in the engine of the project. Any error on a page that nobody announced fails it. */
export const test = base.extend<{ reader: Reader }, Options & { running: Engine }>({
  engine: [{ name: 'chromium' }, { option: true, scope: 'worker' }],
  running: [
    async ({ engine: { name, program }, playwright, launchOptions }, use) => {
      let running: Engine;
      if (name === 'firefox' && program !== undefined) running = await startFirefox(program);
      else if (name === 'webkit' && program !== undefined) running = await startWebKit(program);
      else running = ofPlaywright(await playwright[name].launch(launchOptions));
      await use(running);
      await running.close();
    },
    { scope: 'worker' },
  ],
  reader: async ({ running, baseURL }, use, info) => read(await running.open(), baseURL ?? '', use, info),
});

/** Hands a reader of the page at `home` to a test. */
export async function read(
  driver: Driver,
  home: string,
  use: (reader: Reader) => Promise<void>,
  info: TestInfo,
): Promise<void> {
  try {
    const reader = new Reader(driver, home);
    await use(reader);
    if (info.status !== 'passed') await info.attach('picture', { body: await driver.screenshot() });
    const complaints = await driver.complaints();
    expect(complaints.filter((what) => !reader.expected.some((pattern) => pattern.test(what)))).toEqual([]);
  } finally {
    await driver.close();
  }
}
