import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Drawing, Point } from './drawing';

/**
 * The event for each move of the pointer. Browsers delay `pointermove` until the next frame; `pointerrawupdate`, where
 * supported, fires at once, so that an answer can be ready by that frame.
 */
export const MOVE = 'onpointerrawupdate' in window ? 'pointerrawupdate' : 'pointermove';

type Host = ReactiveControllerHost & HTMLElement & { readonly drawing: Drawing };

/** Where the pointer was, and when. */
interface Moment {
  readonly time: number;
  readonly point: Point;
}

/**
 * Draws with mouse, touch or pen on its host. One pointer draws at a time: further fingers are ignored, and neither
 * scroll nor zoom (the pad has `touch-action: none`).
 *
 * While the page is busy, the browser puts moves of several strokes into one event, which comes before the pen is lifted. So
 * points go to a stroke by their time: those after its end wait for the next one.
 */
export class PointerPen implements ReactiveController {
  #pointerId: number | undefined;
  #began = 0;
  #first: Point = [0, 0];
  /** The moves of the stroke. */
  #moves: Moment[] = [];
  /** Moves that came before the pen was lowered, as far as events tell. */
  #early: readonly Moment[] = [];

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('pointerdown', this.#down);
    this.host.addEventListener(MOVE, this.#move as EventListener);
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
      this.host.addEventListener(end, this.#end);
    }
  }

  hostDisconnected(): void {
    this.#pointerId = undefined;
    this.#early = [];
    this.host.removeEventListener('pointerdown', this.#down);
    this.host.removeEventListener(MOVE, this.#move as EventListener);
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
      this.host.removeEventListener(end, this.#end);
    }
  }

  readonly #down = (event: PointerEvent) => {
    if (this.#pointerId !== undefined || event.button !== 0) return;
    this.#pointerId = event.pointerId;
    this.#began = event.timeStamp;
    this.host.setPointerCapture(event.pointerId);
    this.#first = this.#place(event);
    this.host.drawing.begin(this.#first);
    const early = this.#early;
    [this.#moves, this.#early] = [[], []];
    this.#draw(early);
  };

  readonly #move = (event: PointerEvent) => {
    if (this.#pointerId !== undefined && event.pointerId !== this.#pointerId) return;
    const coalesced = event.getCoalescedEvents?.() ?? [];
    const moments = (coalesced.length > 0 ? coalesced : [event]).map((move) => ({
      time: move.timeStamp,
      point: this.#place(move),
    }));
    if (this.#pointerId === undefined) this.#early = moments;
    else this.#draw(moments);
  };

  /** Also when the browser cancels the pointer: what was drawn until then stays, and can be undone. */
  readonly #end = (event: PointerEvent) => {
    if (event.pointerId !== this.#pointerId) return;
    this.#pointerId = undefined;
    this.#early = this.#moves.filter(({ time }) => time > event.timeStamp);
    if (this.#early.length > 0) {
      const own = this.#moves.filter(({ time }) => time <= event.timeStamp);
      this.host.drawing.redraw(
        this.#first,
        own.map(({ point }) => point),
      );
    }
    this.#moves = [];
  };

  #draw(moments: readonly Moment[]): void {
    const moves = moments.filter(({ time }) => time >= this.#began);
    this.#moves.push(...moves);
    this.host.drawing.extend(moves.map(({ point }) => point));
  }

  /** Outside the pad the pen slides along its border, so that what is drawn is what is seen. */
  #place({ clientX, clientY }: PointerEvent): Point {
    const { left, top, width, height } = this.host.getBoundingClientRect();
    return [clamp((clientX - left) / width), clamp((clientY - top) / height)];
  }
}

/** How far one press of an arrow key moves the pen, as a fraction of the pad's side; with Shift, the finer one. */
const STEP = 0.04;
const FINE_STEP = 0.01;

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Draws with the keyboard: arrows move the pen (two at once move it diagonally), Space lowers and lifts it, Backspace
 * or Ctrl+Z undoes a stroke, Ctrl+Y or Ctrl+Shift+Z redoes it, Escape clears.
 */
export class KeyboardPen implements ReactiveController {
  #at: Point = [0.5, 0.5];
  #isPenDown = false;
  readonly #held = new Set<string>();

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  get at(): Point {
    return this.#at;
  }

  get isPenDown(): boolean {
    return this.#isPenDown;
  }

  hostConnected(): void {
    this.host.addEventListener('keydown', this.#keyDown);
    this.host.addEventListener('keyup', this.#keyUp);
    this.host.addEventListener('blur', this.#lift);
    this.host.addEventListener('pointerdown', this.#lift);
  }

  hostDisconnected(): void {
    this.#lift();
    this.host.removeEventListener('keydown', this.#keyDown);
    this.host.removeEventListener('keyup', this.#keyUp);
    this.host.removeEventListener('blur', this.#lift);
    this.host.removeEventListener('pointerdown', this.#lift);
  }

  readonly #keyDown = (event: KeyboardEvent) => {
    if (!this.#press(event)) return;
    event.preventDefault();
    this.host.requestUpdate();
  };

  readonly #keyUp = (event: KeyboardEvent) => {
    this.#held.delete(event.key);
  };

  readonly #lift = () => {
    this.#isPenDown = false;
    this.#held.clear();
    this.host.requestUpdate();
  };

  /** Handles the key. Returns whether it means something here. */
  #press({ key, code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
    const { drawing } = this.host;
    if (altKey) return false;
    if (ctrlKey || metaKey) {
      // By its position on the keyboard, because on a Persian one the key Z types ظ.
      if (code === 'KeyZ' && !shiftKey) this.#change(() => drawing.undo());
      else if (code === 'KeyY' || code === 'KeyZ') this.#change(() => drawing.redo());
      else return false;
      return true;
    }
    if (key in ARROWS) this.#move(key, shiftKey ? FINE_STEP : STEP);
    else if (key === ' ') this.#toggle();
    else if (key === 'Backspace') this.#change(() => drawing.undo());
    else if (key === 'Escape') this.#change(() => drawing.clear());
    else return false;
    return true;
  }

  #move(key: string, step: number): void {
    this.#held.add(key);
    const [x, y] = this.#at;
    const held = [...this.#held].map((name) => ARROWS[name] ?? [0, 0]);
    const dx = held.reduce((sum, arrow) => sum + arrow[0], 0);
    const dy = held.reduce((sum, arrow) => sum + arrow[1], 0);
    this.#at = [clamp(x + dx * step), clamp(y + dy * step)];
    if (this.#isPenDown) this.host.drawing.extend([this.#at]);
  }

  #toggle(): void {
    this.#isPenDown = !this.#isPenDown;
    if (this.#isPenDown) this.host.drawing.begin(this.#at);
  }

  #change(change: () => void): void {
    this.#isPenDown = false;
    change();
  }
}

function clamp(share: number): number {
  return Math.min(Math.max(share, 0), 1);
}
