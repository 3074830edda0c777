import { Store } from '../../base/store';
import type { ImageConfig, ImageSnapshot, KnownSet } from '../../engine/wire';
import { state, tries } from './state';

/** A training that `cargo xtask record-images` made, for those whose machine is too slow for it. */
export interface Recorded {
  readonly madeBy: string;
  readonly data: KnownSet;
  readonly config: ImageConfig;
  readonly snapshot: ImageSnapshot;
}

export type Recording = keyof typeof tries;

/** Those that lie in `public/recorded`. */
const recordings: readonly Recording[] = ['assignment', 'overfit'];

/** The one on show, until other settings are made. */
export const recorded = new Store<Recorded | undefined>(undefined);
/** Its name. */
let shown: Recording | undefined;

/** The recording of what is set. */
export function recordingOf(): Recording | undefined {
  return recordings.find((name) => state.isUsual(tries[name]));
}

/** Whether it came: it is a file of this site. */
export async function showRecorded(name: Recording): Promise<boolean> {
  try {
    const response = await fetch(new URL(`recorded/${name}.json`, document.baseURI));
    if (!response.ok) return false;
    const came = (await response.json()) as Recorded;
    if (recordingOf() === name) {
      shown = name;
      recorded.set(came);
    }
    return true;
  } catch {
    return false;
  }
}

state.subscribe(() => {
  if (recorded.value && recordingOf() !== shown) recorded.set(undefined);
});
