import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { ChainrulePlot } from './plot';
import './plot';
import type { HoverEvent, ProbeEvent } from './plot-data';

/** Reports sizes when asked to. */
class FakeResizeObserver extends ResizeObserver {
  constructor(private readonly told: ResizeObserverCallback) {
    super(told);
  }

  override observe(): void {
    this.told([], this);
  }
}

/** The test's document has no layout: every box is 600 by 300, and observers are called at once. */
beforeAll(() => {
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(300);
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

let plot: ChainrulePlot;
const root = () => plot.shadowRoot as ShadowRoot;
const path = (selector: string) => root().querySelector(selector)?.getAttribute('d') ?? '';

async function show(properties: Partial<ChainrulePlot>): Promise<void> {
  Object.assign(plot, properties);
  await plot.updateComplete;
  await plot.updateComplete;
}

beforeEach(async () => {
  document.body.replaceChildren();
  plot = document.createElement('chainrule-plot');
  document.body.append(plot);
  await show({ x: { domain: [0, 10] }, y: { domain: [1e-6, 1], scale: 'log' } });
});

test('a line has a gap where a value is not finite, or has no logarithm', async () => {
  const x = [0, 1, 2, 3, 4, 5, 6, 7];
  await show({ lines: [{ x, y: [1, 0.1, Number.NaN, 0.1, 0, 0.1, Number.POSITIVE_INFINITY, 1], tone: 's1' }] });
  // Each piece starts with a move; those of one point close at once.
  expect(path('.line').match(/M/g)).toHaveLength(4);
  expect(path('.line')).not.toMatch(/NaN|Infinity/);
});

test('points without a place are left out', async () => {
  await show({ dots: [{ x: [1, 2, 3], y: [0.5, Number.NaN, 0], tone: 's2' }] });
  expect(path('.dots').match(/M/g)).toHaveLength(1);
});

test('only what has a name is in the legend', async () => {
  await show({
    lines: [
      { x: [0], y: [1], tone: 's1', name: 'measured' },
      { x: [0], y: [1], tone: 's2' },
    ],
    bands: [{ axis: 'x', from: 1, to: 2, tone: 'mark', name: 'saturated' }],
  });
  expect([...root().querySelectorAll('.legend li span')].map((item) => item.textContent)).toEqual([
    'measured',
    'saturated',
  ]);
});

test('a band that reaches over the edge ends there', async () => {
  await show({ bands: [{ axis: 'x', from: -5, to: 20, tone: 'mark' }] });
  const inside = root().querySelector('clipPath rect');
  const band = root().querySelector('.band');
  for (const side of ['x', 'width']) expect(band?.getAttribute(side)).toBe(inside?.getAttribute(side));
});

test('a rule outside the axes is not drawn', async () => {
  await show({ rules: [{ axis: 'x', at: 11, label: 'out' }] });
  expect(root().querySelector('.rule')).toBeNull();
  await show({ rules: [{ axis: 'x', at: 9, label: 'in' }] });
  expect(root().querySelector('.rule-label')?.textContent).toBe('in');
});

test.each([
  ['ArrowRight', {}, 5.1],
  ['ArrowLeft', {}, 4.9],
  ['ArrowUp', {}, 5.1],
  ['ArrowRight', { shiftKey: true }, 5.01],
  ['PageUp', {}, 6],
  ['PageDown', {}, 4],
  ['Home', {}, 0],
  ['End', {}, 10],
])('the key %s %o moves the probe to %d', async (key, init, expected) => {
  await show({ probe: 5, probeLabel: 'x', probeText: 'x = 5' });
  const heard: number[] = [];
  plot.addEventListener('probe', (event) => heard.push((event as ProbeEvent).x));
  const probe = root().querySelector('.probe');
  expect(probe?.getAttribute('aria-valuetext')).toBe('x = 5');
  probe?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }));
  expect(heard).toHaveLength(1);
  expect(heard[0]).toBeCloseTo(expected, 12);
});

test('a probe stays on its axes, and leaves other keys to the page', async () => {
  await show({ probe: 10 });
  const heard: number[] = [];
  plot.addEventListener('probe', (event) => heard.push((event as ProbeEvent).x));
  const press = (init: KeyboardEventInit & { key: string }) =>
    root()
      .querySelector('.probe')
      ?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
  press({ key: 'ArrowRight' });
  press({ key: 'Tab' });
  press({ key: 'ArrowLeft', altKey: true });
  expect(heard).toEqual([10]);
});

test('a tap is a place, which stays when the finger is lifted; a mouse that leaves takes it along', async () => {
  await show({ lines: [{ x: [0, 10], y: [1, 0.1], tone: 's1' }] });
  const places: boolean[] = [];
  plot.addEventListener('hover', (event) => places.push((event as HoverEvent).at !== undefined));
  const area = root().querySelector('.area');
  const point = (type: string, pointerType: string) =>
    area?.dispatchEvent(new PointerEvent(type, { pointerType, clientX: 100, clientY: 100 }));
  point('pointerdown', 'touch');
  point('pointerleave', 'touch');
  expect(places).toEqual([true]);
  point('pointermove', 'mouse');
  point('pointerleave', 'mouse');
  expect(places).toEqual([true, true, false]);
});
