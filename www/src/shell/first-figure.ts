import { engine } from '../engine/client';

/** Until the first figure of the page is there: the code of its place has come, and what that asked the engine is answered. */
export async function firstFigure(isShown: Promise<void>): Promise<void> {
  await Promise.all([loaded(), isShown]);
  // Elements ask when they are first drawn. Home asks for nothing before its pad is in view.
  await frame();
  await frame();
  if (engine.isAsked) await engine.firstAnswer;
}

/** Lets the page's own typefaces come, if first.js had them wait. */
export function bringTypefaces(): void {
  document.documentElement.removeAttribute('data-typefaces');
}

function loaded(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    else addEventListener('load', () => resolve(), { once: true });
  });
}

/** The next frame, or where none is drawn, as in a tab behind others, a while. */
function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, 100);
  });
}
