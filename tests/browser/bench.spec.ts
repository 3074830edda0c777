import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

// Only measures and prints: the speed of a machine is no reason for a test to fail. `cargo xtask bench` runs it.
// Serial, because the benchmarks would slow each other down.
test.describe.configure({ mode: 'serial' });

const built = resolve(__dirname, '../../target/wasm/bench');
const packages = resolve(__dirname, '../../www/node_modules/@tensorflow');
const files = new Map([
  ['tf.js', join(packages, 'tfjs/dist/tf.min.js')],
  ['tf-wasm.js', join(packages, 'tfjs-backend-wasm/dist/tf-backend-wasm.min.js')],
  ['tfjs-backend-wasm.wasm', join(packages, 'tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm')],
  ['tfjs-backend-wasm-simd.wasm', join(packages, 'tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm')],
  ...['chainrule_bench.js', 'chainrule_bench_bg.wasm'].map((name) => [name, join(built, name)] as const),
]);
const scripts = ['tf.js', 'tf-wasm.js'].map((name) => `<script src="${name}"></script>`).join('');

/** An empty page with TensorFlow.js, from local files only. */
async function open(page: Page): Promise<void> {
  await page.route('**/bench/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    const path = files.get(name);
    if (path !== undefined) return route.fulfill({ path });
    return route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><link rel="icon" href="data:,">${scripts}`,
    });
  });
  await page.goto('bench/');
}

interface Times {
  readonly ours: number[];
  readonly forward: number[];
  readonly gradients: number[];
  readonly theirs: number[];
  /** Peak multiplications and additions per millisecond. */
  readonly peaks: number[];
  readonly nOperations: number;
  readonly losses: { ours: number; theirs: number };
}

/** Rounds of a few steps of each in turn, so that any other load on the machine affects both. */
async function times(page: Page, hidden: number[], batchSize: number, nRounds: number): Promise<Times> {
  return page.evaluate(
    async ({ hidden, batchSize, nRounds }) => {
      // biome-ignore lint/suspicious/noExplicitAny: neither library has types here.
      const tf = (globalThis as any).tf;
      tf.wasm.setWasmPaths(new URL('.', location.href).href);
      await tf.setBackend('wasm');
      await tf.ready();
      if (tf.getBackend() !== 'wasm') throw new Error(`TensorFlow.js took the backend ${tf.getBackend()}.`);
      const core = await import(new URL('chainrule_bench.js', location.href).href);
      await core.default({ module_or_path: new URL('chainrule_bench_bg.wasm', location.href) });

      const training = new core.BenchTraining(Uint32Array.from(hidden), batchSize);
      const sizes = [784, ...hidden, 10];
      const weights = sizes.slice(1).map((size, i) => {
        const nInputs = sizes[i] ?? 0;
        const limit = Math.sqrt(6 / nInputs);
        return [tf.variable(tf.randomUniform([nInputs, size], -limit, limit)), tf.variable(tf.zeros([size]))];
      });
      const x = tf.randomUniform([batchSize, 784]);
      const classes = Array.from({ length: batchSize }, (_, sample) => sample % 10);
      const targets = tf.oneHot(tf.tensor1d(classes, 'int32'), 10);
      const adam = tf.train.adam(0.001);
      const output = () =>
        weights.reduce((a, [w, b], i) => {
          const z = tf.add(tf.matMul(a, w), b);
          return i < weights.length - 1 ? tf.relu(z) : z;
        }, x);
      const loss = () => tf.losses.softmaxCrossEntropy(targets, output());
      const theirStep = () => {
        const value = adam.minimize(loss, true);
        const [number] = value.dataSync();
        value.dispose();
        return number;
      };

      const milliseconds = (n: number, what: () => void) => {
        const began = performance.now();
        for (let i = 0; i < n; i++) what();
        return (performance.now() - began) / n;
      };
      // Long enough for a clock that ticks ten times per millisecond.
      const nTurns = 400_000;
      const peakOperations = nTurns * core.nOperationsOfATurn();
      const measured: Times = {
        ours: [],
        forward: [],
        gradients: [],
        theirs: [],
        peaks: [],
        nOperations: training.nOperations(),
        losses: { ours: 0, theirs: 0 },
      };
      // The engines compile hot code while it runs.
      for (let i = 0; i < 30; i++) training.step();
      for (let i = 0; i < 5; i++) theirStep();
      milliseconds(5, () => core.multiplyAdd(nTurns, 0.5));
      for (let round = 0; round < nRounds; round++) {
        measured.peaks.push(peakOperations / milliseconds(5, () => core.multiplyAdd(nTurns, 0.5)));
        measured.ours.push(milliseconds(5, () => training.step()));
        measured.forward.push(milliseconds(5, () => training.forward()));
        measured.gradients.push(milliseconds(5, () => training.gradients()));
        measured.theirs.push(milliseconds(2, theirStep));
      }
      measured.losses.ours = training.step();
      measured.losses.theirs = theirStep();
      return measured;
    },
    { hidden, batchSize, nRounds },
  );
}

for (const [hidden, batchSize] of [
  [[600, 600], 64],
  [[600, 600], 256],
  [[1500, 1500], 64],
] as const) {
  test(`a step of 784-${hidden.join('-')}-10 with a batch of ${batchSize}`, async ({ page }) => {
    test.setTimeout(300_000);
    await open(page);
    const { ours, forward, gradients, theirs, peaks, nOperations, losses } = await times(
      page,
      [...hidden],
      batchSize,
      25,
    );
    // Both memorized the batch; otherwise no training was timed.
    expect(losses.ours).toBeLessThan(2);
    expect(losses.theirs).toBeLessThan(2);
    const [step, ahead, both] = [median(ours), median(forward), median(gradients)];
    const [their, peak] = [median(theirs), median(peaks)];
    const speed = nOperations / step;
    console.log(
      `784-${hidden.join('-')}-10, batch ${batchSize}, medians of ${ours.length} rounds: a step takes ${ms(step)} ` +
        `(${ms(Math.min(...ours))} at best), of which forward ${ms(ahead)}, backward ${ms(both - ahead)}, ` +
        `Adam ${ms(step - both)}; TensorFlow.js ${ms(their)} ` +
        `(${ms(Math.min(...theirs))} at best): ${(step / their).toFixed(3)} of it. ` +
        `${giga(speed)} in the products alone, of ${giga(peak)} in registers: ${((100 * speed) / peak).toFixed(0)} %.`,
    );
  });
}

test('training on images with all its charts in view', async ({ page }) => {
  test.setTimeout(300_000);
  const lesson = page.locator('chainrule-images');
  const folder = process.env.CHAINRULE_DATA;
  await page.goto(`?lesson=images&data=${folder ? 'files' : 'drawn'}&layers=2&units=600&epochs=2`);
  await expect(lesson.locator('[data-do=train]')).toBeVisible();
  const empty = await resident(page);
  if (folder) {
    const names = ['train-images-idx3', 'train-labels-idx1', 't10k-images-idx3', 't10k-labels-idx1'];
    const paths = names.map((name) => join(folder, 'mnist', `${name}-ubyte.gz`));
    await lesson.locator('input[type=file]').setInputFiles(paths);
    await expect(page).toHaveURL(/data=mnist/, { timeout: 60_000 });
  }
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
    Object.assign(window, { tasks });
  });
  const before = await resident(page);
  await lesson.locator('[data-do=train]').click();
  await expect(lesson.locator('[data-do=train]')).toHaveText('Train again', { timeout: 240_000 });
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  console.log(
    `Two epochs on ${folder ? 'MNIST' : 'synthetic digits'}: ${tasks.length} tasks of the main thread above 50 ms` +
      `${tasks.length > 0 ? ` (the longest ${ms(Math.max(...tasks))})` : ''}; the process of the page held ` +
      `${empty} when it was open, ${before} with the images in it, and ${await resident(page)} at most; ` +
      `${await lesson.locator('[data-reading=milliseconds]').textContent()} for an update, tests included.`,
  );
});

/** The peak memory of the page's process, including its worker: everything, with the browser's own share. */
async function resident(page: Page): Promise<string> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (!session) throw new Error('This page has no browser.');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const most = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
  return `${(Math.max(...most.map(Number)) / 1000).toFixed(0)} MB`;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}

function giga(operationsInAMillisecond: number): string {
  return `${(operationsInAMillisecond / 1e6).toFixed(1)} GFLOP/s`;
}
