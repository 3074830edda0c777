import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, Record, test } from './fixtures';
import type { Reader } from './reader';
import { walks } from './walks';

/** A picture to look at: nothing compares it. */
async function picture(reader: Reader, engine: string, name: string): Promise<void> {
  const folder = resolve(__dirname, 'results/pictures');
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, `${engine}-${name}.png`), await reader.driver.screenshot());
}

for (const [name, { query, ready = 'chainrule-outlet >> h1', job }] of Object.entries(walks)) {
  test(`${name}: its job is done, it comes back, and it has a place for everything in both languages`, async ({
    reader,
    engine,
  }) => {
    const seen = new Record(name, { isFirst: engine.name === 'chromium' });
    await reader.driver.resize(1280, 800);
    await reader.open(`?${query}&lang=en`);
    await reader.sees(ready);
    await job(reader);
    await seen.compare(reader, 'after its job');
    expect(await reader.faults()).toEqual([]);
    await picture(reader, engine.name, `${name}-en`);

    await reader.driver.reload();
    await reader.sees(ready);
    await seen.compare(reader, 'after a reload');

    await reader.driver.resize(360, 740);
    await reader.open(`?${query}&lang=fa`);
    await reader.sees(ready);
    await seen.compare(reader, 'in Persian');
    expect(await reader.faults()).toEqual([]);
    await picture(reader, engine.name, `${name}-fa`);
  });
}
