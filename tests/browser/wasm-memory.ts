import type { Page } from '@playwright/test';

/** An export by which each part of the core is recognized. */
const marks: Readonly<Record<string, string>> = {
  digits: 'digitnetwork_load',
  lab: 'piecesrun_new',
  study: 'digitstudy_load',
  trace: 'problemFromLink',
  train: 'imagetraining_begin',
};

/** Runs in the worker, before its own code: keeps every instance that is made. */
function keepInstances(): void {
  const kept: WebAssembly.Instance[] = [];
  Object.assign(self, { keptInstances: kept });
  const { instantiate, instantiateStreaming } = WebAssembly;
  const keep = <Made>(made: Made): Made => {
    const instance =
      made instanceof WebAssembly.Instance ? made : (made as { instance?: WebAssembly.Instance }).instance;
    if (instance) kept.push(instance);
    return made;
  };
  Object.assign(WebAssembly, {
    instantiate: async (...given: Parameters<typeof instantiate>) => keep(await instantiate(...given)),
    instantiateStreaming: async (...given: Parameters<typeof instantiateStreaming>) =>
      keep(await instantiateStreaming(...given)),
  });
}

/** Makes the memories of the worker known. To be called before the page is opened. */
export async function watchMemory(page: Page): Promise<void> {
  await page.route(/\/assets\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    // After its imports, which come first wherever they are written, and before the first part is fetched.
    await route.fulfill({ response, body: `(${keepInstances})();\n${await response.text()}` });
  });
}

/** The size of each part's memory, in bytes. It never shrinks, so it is the most that there was at a time. */
export async function memories(page: Page): Promise<Readonly<Record<string, number>>> {
  const [worker] = page.workers();
  if (!worker) throw new Error('the page has no worker');
  return worker.evaluate((marks) => {
    const { keptInstances } = self as unknown as { keptInstances: WebAssembly.Instance[] };
    const sizes: Record<string, number> = {};
    for (const { exports } of keptInstances) {
      const part = Object.keys(marks).find((part) => (marks[part] ?? '') in exports);
      if (part) sizes[part] = (exports.memory as WebAssembly.Memory).buffer.byteLength;
    }
    return sizes;
  }, marks);
}
