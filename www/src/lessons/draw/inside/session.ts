import { Store } from '../../../app/store';
import { LatestAnswer } from '../../../engine/latest';
import { reader } from '../session';
import { state, tenDigits } from '../views';

/** The network at work on the drawing as it was last answered, seen from the digit and the unit that are chosen. */
export const inside = new LatestAnswer('lookInside');
/** The same for a patch of paper laid over the picture. */
export const occlusion = new LatestAnswer('occludePicture');
/** Whether there is a digit to look into. */
export const hasDigit = new Store(false);

/** How long the drawing must rest before hundreds of pictures are made of it. */
const REST_MS = 150;

/** Follows the drawing until it is stopped. */
export function follow(): () => void {
  const stops = [reader.subscribe(ask), state.subscribe(ask)];
  let rest: ReturnType<typeof setTimeout> | undefined;
  ask();
  return () => {
    clearTimeout(rest);
    for (const stop of stops) stop();
  };

  /** After each answer to the drawing, so that the bars never wait for it. */
  function ask(): void {
    const { ink } = reader.value;
    hasDigit.set(ink.state === 'digit');
    if (ink.state !== 'digit') return;
    const { digit, unit, map } = state.value;
    const seen = digit === 'best' ? null : tenDigits.indexOf(digit);
    inside.ask({ image: ink.image, digit: seen, unit });
    clearTimeout(rest);
    if (map === 'occlusion') {
      rest = setTimeout(() => occlusion.ask({ image: ink.image, digit: seen ?? ink.best }), REST_MS);
    }
  }
}
