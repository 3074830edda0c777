import { setTimeout } from 'node:timers/promises';
import { collectFacts, type Facts } from '../browser/kept/seen';
import type { Driver, Key } from './driver';
import { faults, focus, place, source, textOf } from './page';

/** How long what is bound to come may take on a busy machine. */
const patience = 60_000;

/** Somebody who reads and uses the page, in whatever engine. */
export class Reader {
  /** Errors that a test causes on purpose. */
  readonly expected: RegExp[] = [];

  constructor(
    readonly driver: Driver,
    readonly home: string,
  ) {}

  async open(query: string): Promise<void> {
    await this.driver.goto(new URL(query, this.home).href);
  }

  async on<Result, Args extends readonly unknown[]>(run: (...args: Args) => Result, ...args: Args): Promise<Result> {
    const given = args.map((arg) => JSON.stringify(arg)).join(', ');
    return (await this.driver.evaluate(`(() => { ${source}\nreturn (${run})(${given}); })()`)) as Result;
  }

  /** Asks the server of the tests for what it does by a cookie: vite.config.mts says what that is. */
  async asks(cookies: Readonly<Record<string, string>>): Promise<void> {
    await this.open('-/answers');
    for (const [name, value] of Object.entries(cookies)) {
      await this.driver.evaluate(`(document.cookie = ${JSON.stringify(`${name}=${value}; path=/`)})`);
    }
  }

  /** Waits until an answer is there. A page that is being left has none. */
  async until<Answer>(what: string, ask: () => Promise<Answer | null | undefined | false>): Promise<Answer> {
    const end = performance.now() + patience;
    for (;;) {
      let cause: unknown;
      try {
        const answer = await ask();
        if (answer !== null && answer !== undefined && answer !== false) return answer;
      } catch (thrown) {
        cause = thrown;
      }
      if (performance.now() > end) throw new Error(`${what} does not come`, { cause });
      await setTimeout(40);
    }
  }

  /** Waits until an element with such a text is shown. */
  async sees(selector: string, text = ''): Promise<string> {
    const [found] = await this.until(`${selector} with “${text}”`, () => this.on(textOf, selector, text));
    return found;
  }

  /** Presses the middle of an element, or another place in it, as soon as it can be pressed. */
  async click(selector: string, text = '', [x, y] = [0.5, 0.5]): Promise<void> {
    const at = await this.until(`${selector} to press`, () => this.on(place, selector, text, x, y));
    for (const what of ['move', 'down', 'up'] as const) await this.driver.mouse(what, at.x, at.y);
  }

  /** Drags from one place of an element to others, which are shares of its sides. */
  async drag(selector: string, from: readonly [number, number], ...to: readonly (readonly [number, number])[]) {
    const start = await this.until(`${selector} to drag`, () => this.on(place, selector, '', ...from));
    await this.driver.mouse('move', start.x, start.y);
    await this.driver.mouse('down', start.x, start.y);
    let at = start;
    for (const [x, y] of to) {
      at = await this.until(selector, () => this.on(place, selector, '', x, y));
      await this.driver.mouse('move', at.x, at.y);
    }
    await this.driver.mouse('up', at.x, at.y);
  }

  /** Presses a key on an element. */
  async press(selector: string, key: Key): Promise<void> {
    await this.until(selector, () => this.on(focus, selector));
    await this.driver.press(key);
  }

  /** What the page shows, but for what is drawn by chance, and the offer of a training that not every engine keeps. */
  async facts(): Promise<Facts> {
    const { 'field seed': _, 'reading kept': __, ...facts } = (await this.on(collectFacts)) as Record<string, string>;
    // The address has the state of a lesson a little later than the page, and a reload takes it from there.
    return { ...facts, address: String(await this.driver.evaluate('location.search')) };
  }

  /** Waits until the page shows these facts. */
  async shows(facts: Facts, what: string): Promise<void> {
    const missing = async () => {
      const now = await this.facts();
      const names = [...new Set([...Object.keys(now), ...Object.keys(facts)])];
      return names
        .filter((name) => now[name] !== facts[name])
        .map((name) => `${name}: ${now[name]}, not ${facts[name]}`);
    };
    let last: readonly string[] = [];
    const isShown = async () => {
      last = await missing();
      return last.length === 0;
    };
    await this.until('', isShown).catch(() => {
      throw new Error(`${what}, against Chromium:\n${last.join('\n')}`);
    });
  }

  /** What the page shows when it has come to rest: the same three times. */
  async atRest(): Promise<Facts> {
    let [before, n] = ['', 0];
    return this.until('rest', async () => {
      await setTimeout(250);
      const facts = await this.facts();
      const text = JSON.stringify(facts);
      n = text === before ? n + 1 : 0;
      before = text;
      return n >= 2 && facts;
    });
  }

  async typefaces(): Promise<void> {
    await this.until('typefaces', () => this.on(() => document.fonts.status === 'loaded'));
  }

  /** Texts that touch or stick out, once the typefaces are there. */
  async faults(): Promise<readonly string[]> {
    await this.typefaces();
    return this.on(faults);
  }
}
