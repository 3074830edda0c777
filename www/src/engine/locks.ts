/**
 * Locks that all tabs of the site share. Without HTTPS there are none, and where storage is blocked they are refused: then
 * everything goes on as if there were one tab.
 */
import { keptName } from '../base/kept-names';

/** Runs a task while no other tab runs one of that name. */
export async function alone<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
  let result: Promise<Result> | undefined;
  const run = () => {
    result = task();
    return result;
  };
  try {
    await navigator.locks.request(keptName(name), run);
  } catch {
    // Refused, or the task failed.
  }
  return result ?? task();
}

/** Something that this worker holds until it lets go or ends. */
export interface Hold {
  release(): void;
}

/** Takes hold of a name; `undefined` if another tab has it. */
export function hold(name: string): Promise<Hold | undefined> {
  return new Promise((resolve) => {
    const free = { release: () => {} };
    const take = (lock: Lock | null) => {
      if (!lock) return resolve(undefined);
      return new Promise<void>((release) => resolve({ release }));
    };
    try {
      navigator.locks.request(keptName(name), { ifAvailable: true }, take).catch(() => resolve(free));
    } catch {
      resolve(free);
    }
  });
}

/** The names that begin with this and that anyone holds. */
export async function held(beginning: string): Promise<ReadonlySet<string>> {
  try {
    const { held: locks = [] } = await navigator.locks.query();
    const start = keptName(beginning);
    const names = locks.flatMap(({ name }) => (name?.startsWith(start) ? [name.slice(start.length)] : []));
    return new Set(names);
  } catch {
    return new Set();
  }
}
