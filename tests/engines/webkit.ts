/** WebKitGTK, by the classic WebDriver that WebKitWebDriver speaks, on a screen that nobody sees. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Driver, type Engine, keyAction, mouseAction } from './driver';
import { line } from './processes';

/** The buttons of MiniBrowser would keep its window wider than a phone; and no motion, as in the other engines. */
const look = '* { font-size: 1px; min-width: 0; padding: 0; margin: 0; border-width: 0; }';
const settings = '[Settings]\ngtk-enable-animations=0\n';

export async function startWebKit(program: string): Promise<Engine> {
  const config = mkdtempSync(join(tmpdir(), 'chainrule-webkit-'));
  mkdirSync(join(config, 'gtk-3.0'));
  writeFileSync(join(config, 'gtk-3.0/gtk.css'), look);
  writeFileSync(join(config, 'gtk-3.0/settings.ini'), settings);
  const screen = ['-screen', '0', '1400x1000x24', '-nolisten', 'tcp', '-displayfd', '1'];
  const xvfb = spawn('Xvfb', screen, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [display] = await line(xvfb, xvfb.stdout, /\d+(?=\n)/);
  const port = await freePort();
  const driver = spawn(program, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${display}`, XDG_CONFIG_HOME: config, GDK_BACKEND: 'x11' },
  });
  const address = `http://127.0.0.1:${port}`;
  await untilReady(address, driver);
  // Its sessions are private ones, whose Cache ends with the page; localStorage ends with the session.
  return { keeps: false, open: () => open(address), close: () => close([driver, xvfb], config) };
}

/** A browser of its own, with a storage that ends with it. */
async function open(address: string): Promise<Driver> {
  const { sessionId } = await call<{ sessionId: string }>(`${address}/session`, { capabilities: {} });
  const session = `${address}/session/${sessionId}`;
  const execute = (script: string) => call(`${session}/execute/sync`, { script, args: [] });
  const act = (action: object) => call(`${session}/actions`, { actions: [action] });
  return {
    goto: async (url) => void (await call(`${session}/url`, { url })),
    reload: async () => void (await call(`${session}/refresh`, {})),
    evaluate: (expression) => execute(`return ${expression}`),
    resize: async (width, height) => {
      // The window has a bar above the page.
      const rect = (frame: number) => call(`${session}/window/rect`, { x: 0, y: 0, width, height: height + frame });
      await rect(0);
      await rect(height - (await call<number>(`${session}/execute/sync`, { script: 'return innerHeight', args: [] })));
    },
    mouse: async (what, x, y) => void (await act(mouseAction(what, x, y))),
    press: async (key) => void (await act(keyAction(key))),
    screenshot: async () => Buffer.from(await call<string>(`${session}/screenshot`), 'base64'),
    // This driver tells nothing of the console, so a script that the server of the tests puts first on the page keeps it.
    complaints: async () => JSON.parse(String(await execute(`return sessionStorage.getItem('-complaints') ?? '[]'`))),
    close: async () => void (await call(session, undefined, 'DELETE')),
  };
}

async function call<Answer = unknown>(url: string, body?: object, method = body ? 'POST' : 'GET'): Promise<Answer> {
  // A driver that started no browser may never answer.
  const signal = AbortSignal.timeout(60_000);
  const answer = await fetch(url, { method, signal, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = (await answer.json()) as { value: Answer };
  if (!answer.ok) throw new Error(`${method} ${url}: ${JSON.stringify(value)}`);
  return value;
}

async function untilReady(address: string, driver: ChildProcess): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if (driver.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${driver.exitCode}`);
    const isReady = await call(`${address}/status`).then(
      () => true,
      () => false,
    );
    if (isReady) return;
    await setTimeout(50);
  }
  throw new Error('WebKitWebDriver does not answer');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

async function close(programs: readonly ChildProcess[], config: string): Promise<void> {
  for (const program of programs) {
    const ended = once(program, 'exit');
    program.kill();
    await ended;
  }
  rmSync(config, { recursive: true, force: true });
}
