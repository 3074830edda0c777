/** What the walks need of a browser. Each engine does it by the protocol that it speaks. */
export interface Driver {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** The value of an expression on the page; it has to be one that JSON knows. */
  evaluate(expression: string): Promise<unknown>;
  resize(width: number, height: number): Promise<void>;
  /** The mouse, at a place in the window. */
  mouse(what: 'move' | 'down' | 'up', x: number, y: number): Promise<void>;
  press(key: Key): Promise<void>;
  /** What is seen of the window, as a PNG. */
  screenshot(): Promise<Buffer>;
  /** The errors since it was opened: what the page wrote to its console as such, and what nobody caught. */
  complaints(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A browser under way. What one driver leaves in it, the next one does not find. */
export interface Engine {
  /** Whether what a page puts into the browser's Cache is there after a reload. */
  readonly keeps: boolean;
  open(): Promise<Driver>;
  close(): Promise<void>;
}

/** The keys that the walks press, as WebDriver spells them. */
export const keys = {
  ArrowRight: '\uE014',
  End: '\uE010',
  Home: '\uE011',
  PageUp: '\uE00E',
  Space: ' ',
} as const;

export type Key = keyof typeof keys;

/** A move or a press of the mouse as `input.performActions` of BiDi and `/actions` of classic WebDriver have it. */
export function mouseAction(what: 'move' | 'down' | 'up', x: number, y: number) {
  const move = { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 };
  const button = { type: what === 'down' ? 'pointerDown' : 'pointerUp', button: 0 };
  const actions = what === 'move' ? [move] : [move, button];
  return { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
}

export function keyAction(key: Key) {
  const value = keys[key];
  return {
    type: 'key',
    id: 'keyboard',
    actions: [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ],
  };
}
