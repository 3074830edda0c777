import { reader } from '../session';

/** How long a pen that never rests can keep others waiting. */
const LONGEST_MS = 250;

/**
 * Waits until the bars show the current drawing. What is painted then does not come between a move of the pen and its
 * bars, unless the pen moves in the meantime.
 */
export async function untilPadIsQuiet(): Promise<void> {
  const began = performance.now();
  while (reader.value.isBehind && performance.now() - began < LONGEST_MS) {
    await changed();
    await nextFrame();
  }
}

/** Waits until the next frame is painted. Returns how long that took, in ms. */
export function nextFrame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const began = performance.now();
      setTimeout(() => resolve(performance.now() - began));
    });
  });
}

export function elapsed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, milliseconds));
  });
}

function changed(): Promise<void> {
  return new Promise((resolve) => {
    const stop = reader.subscribe(() => {
      stop();
      resolve();
    });
  });
}
