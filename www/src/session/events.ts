/** What a reader does in a lesson, for a page around it that wants to know (docs/embedding.md). */
import type { Store } from '../base/store';
import type { RunState } from './run';

export type LessonEvent =
  /** A run of the lesson, by the name of its command, has begun, rests, goes on or is over. */
  | { readonly event: 'run'; readonly run: string; readonly phase: Exclude<RunState<unknown>['phase'], 'idle'> }
  /** Of the results that the reader had checked, so many were right. */
  | { readonly event: 'checked'; readonly right: number; readonly of: number }
  /** The drawing rests, and is read as this class; as none if it was refused. */
  | { readonly event: 'read'; readonly label: string | null };

type Listener = (lesson: string, event: LessonEvent) => void;

const listeners = new Set<Listener>();

/** Follows the events of all lessons. The returned function ends that. */
export function followEvents(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function report(lesson: string, event: LessonEvent): void {
  for (const listener of listeners) listener(lesson, event);
}

/** Reports whenever a run of a lesson enters another phase. */
export function reportRun<Snapshot>(lesson: string, run: string, of: Store<RunState<Snapshot>>): void {
  let before = of.value.phase;
  of.subscribe(({ phase }) => {
    if (phase === before) return;
    before = phase;
    if (phase !== 'idle') report(lesson, { event: 'run', run, phase });
  });
}
