import { Store } from '../../base/store';
import { engine, reasonOf } from '../../engine/client';
import type { EngineError } from '../../engine/protocol';
import type { ImageConfig, StateDictReport } from '../../engine/wire';
import { Newest } from '../../session/latest';
import { EngineRun } from '../../session/run';

/** A file with a network, by its name, and how it was read; `null` for the file of a training. */
export interface Origin {
  readonly name: string;
  readonly report: StateDictReport | null;
}

/** A file that is not on view: it was refused, or waits for images or for its activation function. */
export type Given =
  | { readonly name: string; readonly error: EngineError }
  | (Origin & { readonly file: Uint8Array; readonly isWaiting: boolean });

export const given = new Store<Given | undefined>(undefined);
/** The file that the network on view comes from. */
export const origin = new Store<Origin | undefined>(undefined);
/** How accurate the network that waits for its activation function is with each. */
export const trials = new EngineRun('tryActivations');

const newest = new Newest();

/**
 * Reads a file for images, with the settings of a training on them, or without images. Returns how it was read if a training can
 * start from it as it is; what keeps it from that is in `given`.
 */
export async function consider(
  name: string,
  take: () => Promise<Uint8Array> | Uint8Array,
  config: ImageConfig | null,
): Promise<(Origin & { readonly file: Uint8Array }) | undefined> {
  const isNewest = newest.ask();
  trials.reset();
  try {
    const file = await take();
    const report = await engine.request('inspectNetwork', { config, file });
    if (!isNewest()) return undefined;
    if (config && !report?.lacksActivation) {
      given.set(undefined);
      return { name, report, file };
    }
    given.set({ name, report, file, isWaiting: !config });
    if (config) trials.start({ config, file });
  } catch (cause) {
    if (isNewest()) given.set({ name, error: reasonOf(cause) });
  }
  return undefined;
}

/** Throws away what waits. */
export function dismiss(): void {
  newest.ask();
  trials.reset();
  given.set(undefined);
}
