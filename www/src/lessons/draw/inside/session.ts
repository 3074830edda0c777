import { Store } from '../../../base/store';
import { LatestAnswer } from '../../../session/latest';
import { reader } from '../session';
import { state, tenDigits } from '../state';
import { elapsed, nextFrame, untilPadIsQuiet } from './pad-quiet';

/** The network at work on the drawing last read, from the view of the chosen digit and unit. */
export const inside = new LatestAnswer('lookInside');
/** The same for a blank patch laid over the image. */
export const occlusion = new LatestAnswer('occludePicture');
/** Whether there is a digit to look into. */
export const hasDigit = new Store(false);

/** How long the drawing must rest before hundreds of images are made of it. */
const REST_MS = 150;

/** Follows the drawing until stopped, every `pause` ms while it changes. */
export function follow(pause: () => number): () => void {
  const stops = [reader.subscribe(() => void askSoon()), state.subscribe(ask), inside.subscribe(computeOcclusion)];
  let isFollowing = true;
  let isDue = false;
  let asked = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  ask();
  return () => {
    isFollowing = false;
    clearTimeout(rest);
    for (const stop of stops) stop();
  };

  /** When the bars are on the screen, so that they never wait for this. */
  async function askSoon(): Promise<void> {
    if (isDue) return;
    isDue = true;
    await nextFrame();
    await elapsed(pause() - (performance.now() - asked));
    await untilPadIsQuiet();
    isDue = false;
    ask();
  }

  function ask(): void {
    if (!isFollowing) return;
    asked = performance.now();
    const { answer: ink } = reader.value;
    hasDigit.set(ink.state === 'digit');
    if (ink.state !== 'digit') return;
    const { digit, unit } = state.value;
    inside.ask({ image: ink.image, digit: digit === 'best' ? null : tenDigits.indexOf(digit), unit });
    computeOcclusion();
  }

  /** Computes the occlusion map of the current image. */
  function computeOcclusion(): void {
    const { answer, isBehind } = inside.value;
    clearTimeout(rest);
    if (!answer || isBehind || state.value.map !== 'occlusion') return;
    rest = setTimeout(() => occlusion.ask({ image: answer.image, digit: answer.digit }), REST_MS);
  }
}
