import { expect, test } from 'vitest';
import { Store } from '../base/store';
import { followEvents, type LessonEvent, report, reportRun } from './events';
import type { RunState } from './run';

test('events are heard until they are no longer followed', () => {
  const heard: [string, LessonEvent][] = [];
  const stop = followEvents((lesson, event) => heard.push([lesson, event]));
  report('draw', { event: 'read', label: '3' });
  stop();
  report('draw', { event: 'read', label: null });
  expect(heard).toEqual([['draw', { event: 'read', label: '3' }]]);
});

test('a run is reported when its phase changes, and not with every snapshot', () => {
  const heard: unknown[] = [];
  const stop = followEvents((lesson, event) => heard.push([lesson, event]));
  const run = new Store<RunState<number>>({ phase: 'idle', snapshot: undefined, error: undefined });
  reportRun('images', 'train', run);
  for (const phase of ['running', 'running', 'paused', 'running', 'ended', 'idle'] as const)
    run.set({ phase, snapshot: Math.random(), error: undefined });
  stop();
  expect(heard).toEqual(
    ['running', 'paused', 'running', 'ended'].map((phase) => ['images', { event: 'run', run: 'train', phase }]),
  );
});
