/** How tabs of the site tell each other, and a worker its page, that something is kept differently. */
import { keptName } from '../base/kept-names';

export type KeptKind = 'trainings' | 'drawings';

export function tellChange(kind: KeptKind): void {
  const channel = new BroadcastChannel(keptName('changes'));
  channel.postMessage(kind);
  channel.close();
}

/** Follows the changes of a kind. The returned function ends that. */
export function followChanges(kind: KeptKind, changed: () => void): () => void {
  const channel = new BroadcastChannel(keptName('changes'));
  channel.addEventListener('message', ({ data }) => {
    if (data === kind) changed();
  });
  return () => channel.close();
}
