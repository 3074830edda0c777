/** An installed Firefox, by WebDriver BiDi, which it speaks without a driver beside it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { type Driver, type Engine, keyAction, mouseAction } from './driver';
import { line } from './processes';

/** Nothing that a fresh profile would show or fetch by itself, and no motion, as in the other engines. */
const preferences = {
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'ui.prefersReducedMotion': 1,
};

export async function startFirefox(program: string): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), 'chainrule-firefox-'));
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const firefox = spawn(program, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [, address = ''] = await line(firefox, firefox.stderr, /WebDriver BiDi listening on (ws:\S+)/);
  const socket = new WebSocket(`${address}/session`);
  await once(socket, 'open');
  const session = new Session(socket);
  await session.send('session.new', { capabilities: {} });
  await session.send('session.subscribe', { events: ['log.entryAdded'] });
  return { keeps: true, open: () => open(session), close: () => close(session, firefox, profile) };
}

/** A tab in a container of its own, whose storage ends with it. */
async function open(session: Session): Promise<Driver> {
  const { userContext } = await session.send('browser.createUserContext', {});
  const { context } = await session.send('browsingContext.create', { type: 'tab', userContext });
  const complaints: string[] = [];
  session.listen((entry) => {
    // A typeface that is still on its way when the page is left does not come, and need not: NS_BINDING_ABORTED.
    if (entry.source.context !== context || entry.level !== 'error' || entry.text.includes('status=2152398850')) return;
    complaints.push(`${entry.type}: ${entry.text}`);
  });
  const act = async (action: object) =>
    void (await session.send('input.performActions', { context, actions: [action] }));
  return {
    goto: async (url) => void (await session.send('browsingContext.navigate', { context, url, wait: 'complete' })),
    reload: async () => void (await session.send('browsingContext.reload', { context, wait: 'complete' })),
    evaluate: async (expression) => {
      const target = { context };
      const asked = { expression: `JSON.stringify(${expression})`, target, awaitPromise: false };
      const answer = await session.send('script.evaluate', asked);
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
      return answer.result.type === 'string' ? JSON.parse(answer.result.value) : undefined;
    },
    resize: async (width, height) =>
      void (await session.send('browsingContext.setViewport', { context, viewport: { width, height } })),
    mouse: (what, x, y) => act(mouseAction(what, x, y)),
    press: (key) => act(keyAction(key)),
    screenshot: async () =>
      Buffer.from((await session.send('browsingContext.captureScreenshot', { context })).data, 'base64'),
    complaints: async () => complaints,
    close: async () => void (await session.send('browser.removeUserContext', { userContext })),
  };
}

async function close(session: Session, firefox: ChildProcess, profile: string): Promise<void> {
  const ended = once(firefox, 'exit');
  await session.send('browser.close', {});
  await ended;
  rmSync(profile, { recursive: true, force: true });
}

/** The parts of BiDi's answers that are used here. */
interface Answers {
  'session.new': object;
  'session.subscribe': object;
  'browser.createUserContext': { userContext: string };
  'browser.removeUserContext': object;
  'browser.close': object;
  'browsingContext.create': { context: string };
  'browsingContext.navigate': object;
  'browsingContext.reload': object;
  'browsingContext.setViewport': object;
  'browsingContext.captureScreenshot': { data: string };
  'input.performActions': object;
  'script.evaluate':
    | { type: 'success'; result: { type: string; value: string } }
    | { type: 'exception'; exceptionDetails: { text: string } };
}

interface LogEntry {
  readonly type: string;
  readonly level: string;
  readonly text: string;
  readonly source: { readonly context?: string };
}

type Message =
  | { readonly type: 'success'; readonly id: number; readonly result: object }
  | { readonly type: 'error'; readonly id: number; readonly error: string; readonly message: string }
  | { readonly type: 'event'; readonly method: string; readonly params: LogEntry };

/** Commands and their answers, one socket for all of them. */
class Session {
  #last = 0;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #listeners: ((entry: LogEntry) => void)[] = [];

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Message;
      if (message.type === 'event') for (const listener of this.#listeners) listener(message.params);
      else this.#waiting.get(message.id)?.(message);
    });
    // Pending commands are rejected when Firefox is gone.
    socket.on('close', () => {
      for (const [id, answer] of this.#waiting)
        answer({ type: 'error', id, error: 'closed', message: 'Firefox ended' });
    });
  }

  listen(listener: (entry: LogEntry) => void): void {
    this.#listeners.push(listener);
  }

  send<Method extends keyof Answers>(method: Method, params: object): Promise<Answers[Method]> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (message) => {
        this.#waiting.delete(id);
        if (message.type === 'success') resolve(message.result as Answers[Method]);
        else if (message.type === 'error') reject(new Error(`${method}: ${message.error}: ${message.message}`));
      });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }
}
