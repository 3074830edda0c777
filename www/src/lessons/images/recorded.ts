import { fileAddress } from '../../base/embed';
import { Store } from '../../base/store';
import { answerOf, engine } from '../../engine/client';
import type { ImageConfig, ImageSnapshot, KnownSet } from '../../engine/wire';
import { state, tries } from './state';

/** A training run recorded by `cargo xtask record-images`, for machines that are too slow to train. */
export interface Recorded {
  readonly madeBy: string;
  readonly data: KnownSet;
  readonly config: ImageConfig;
  readonly snapshot: ImageSnapshot;
}

export type Recording = keyof typeof tries;

/** Those in `public/recorded`. */
const recordings: readonly Recording[] = ['assignment', 'overfit'];

/** The recording on view, until the settings change. */
export const recorded = new Store<Recorded | undefined>(undefined);
/** Its name. */
let shown: Recording | undefined;

/** The recording with the current settings. */
export function recordingOf(): Recording | undefined {
  return recordings.find((name) => state.isDefault(tries[name]));
}

/** Fetches a recording and shows it. Returns whether it could be fetched: it is a file of this site. */
export async function showRecorded(name: Recording): Promise<boolean> {
  const url = fileAddress(`recorded/${name}.json`);
  const text = await answerOf(engine.request('shippedText', { what: 'recording', url }));
  if (!text) return false;
  if (recordingOf() === name) {
    shown = name;
    recorded.set(JSON.parse(text) as Recorded);
  }
  return true;
}

state.subscribe(() => {
  if (recorded.value && recordingOf() !== shown) recorded.set(undefined);
});
