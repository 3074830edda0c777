import type { CDPSession, Page } from '@playwright/test';
import { views as activations } from '../../www/src/lessons/activations/view-names';
import { views as capacity } from '../../www/src/lessons/capacity/view-names';
import { views as draw } from '../../www/src/lessons/draw/view-names';
import { views as gradientFlow } from '../../www/src/lessons/gradient-flow/view-names';
import { views as questions } from '../../www/src/lessons/questions/view-names';
import { expect, test } from './fixtures';
import { lessons } from './lessons';
import { memories, watchMemory } from './wasm-memory';

/** `cargo xtask soak` goes around more often than the tests do. */
const nRounds = Number(process.env.CHAINRULE_ROUNDS ?? 8);
/** By then all code is loaded, and what is kept on purpose (stores, the last pictures) has its size. */
const nWarm = nRounds >= 20 ? 10 : 3;

const views: Readonly<Record<string, readonly string[]>> = {
  activations,
  capacity,
  draw,
  'gradient-flow': gradientFlow,
  questions,
};
/** What makes a training short, and the button that begins it; other trainings begin by themselves. */
const trainings: Readonly<Record<string, { readonly settings: string; readonly start: string }>> = {
  images: { settings: '&units=4&batch=1024&epochs=1', start: '[data-do=train]' },
  linear: { settings: '', start: '[data-do=train], [data-do=again]' },
  playground: { settings: '&epochs=3', start: '[data-do=play]' },
};

interface Size {
  readonly nodes: number;
  readonly listeners: number;
  readonly heap: number;
  /** The memory of each part of the core, in bytes. */
  readonly core: Readonly<Record<string, number>>;
}

async function go(page: Page, query: string): Promise<void> {
  await page.evaluate((address) => {
    const link = Object.assign(document.createElement('a'), { href: address });
    document.body.append(link);
    link.click();
    link.remove();
  }, `./${query}`);
}

/** Through home, every lesson and each of its views, with a training of another seed in each round. */
async function goAround(page: Page, round: number): Promise<void> {
  for (const { name } of lessons) {
    for (const view of views[name] ?? [undefined]) {
      const training = trainings[name];
      const settings = training ? `${training.settings}&seed=${round}` : '';
      await go(page, `?lesson=${name}${view ? `&view=${view}` : ''}${settings}`);
      const lesson = page.locator(`chainrule-${name}`);
      await expect(lesson.locator('h1').first()).toBeVisible();
      if (training) await lesson.locator(training.start).click();
      await page.waitForTimeout(100);
    }
  }
  await go(page, '');
  await expect(page.locator('chainrule-home h1')).toBeVisible();
  await page.waitForTimeout(100);
}

/** How much there is when nothing more can be collected, in a lesson that is at rest: home goes on drawing for seconds. */
async function size(page: Page, cdp: CDPSession): Promise<Size> {
  await go(page, '?lesson=training-step');
  await expect(page.locator('chainrule-training-step chainrule-network-graph svg').first()).toBeVisible();
  for (let i = 0; i < 3; i++) {
    await page.waitForTimeout(500);
    await cdp.send('HeapProfiler.collectGarbage');
  }
  const { metrics } = await cdp.send('Performance.getMetrics');
  const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return {
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    heap: await heap(cdp),
    core: await memories(page),
  };
}

/**
 * The bytes of the page's own objects. Left out are compiled code, of which the engine makes more for some dozens of rounds, and
 * what the browser keeps beside the script: nodes, which are counted apart, and its record of loads, layout shifts and places
 * visited, of which each round adds some kilobytes.
 */
async function heap(cdp: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const add = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
  cdp.on('HeapProfiler.addHeapSnapshotChunk', add);
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  cdp.off('HeapProfiler.addHeapSnapshotChunk', add);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as {
    snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
    nodes: number[];
  };
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, selfSize] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const others = ['code', 'native'].map((name) => types[0].indexOf(name));
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (!others.includes(nodes[at + type] ?? -1)) bytes += nodes[at + selfSize] ?? 0;
  }
  return bytes;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
const told = ({ nodes, listeners, heap, core }: Size) => {
  const parts = Object.entries(core).map(([part, bytes]) => `${part} ${megabytes(bytes)}`);
  return `${nodes} nodes, ${listeners} listeners, ${megabytes(heap)}; core: ${parts.join(', ')}`;
};

test('a page that goes around the lessons keeps nothing of them', async ({ page }) => {
  test.setTimeout(60_000 + nRounds * 20_000);
  await watchMemory(page);
  await page.goto('.');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  let early: Size | undefined;
  for (let round = 1; round <= nRounds; round++) {
    await goAround(page, round);
    if (round === nWarm) early = await size(page, cdp);
  }
  const late = await size(page, cdp);
  if (!early) throw new Error('a run is longer than its warm-up');
  console.log(`after ${nWarm} rounds: ${told(early)}; after ${nRounds}: ${told(late)}`);
  expect(late.nodes).toBeLessThan(1.05 * early.nodes);
  // A listener that is forgotten once in a round is a twentieth only after many rounds, and already a leak in these few.
  expect(late.listeners - early.listeners).toBeLessThan(0.5 * (nRounds - nWarm));
  expect(late.heap).toBeLessThan(1.1 * early.heap);
  expect(Object.keys(early.core).toSorted()).toEqual(['digits', 'lab', 'study', 'trace', 'train']);
  // Memory of the core only grows, to the largest that was in use at one time: a training that is kept while the next one
  // begins takes 3.3 MB more than one that is kept before, of 15.7. Images that were held would be 3.9 MB in each round.
  for (const [part, bytes] of Object.entries(late.core))
    expect(bytes, part).toBeLessThan(1.3 * (early.core[part] ?? 0));
});
