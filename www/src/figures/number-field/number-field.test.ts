import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { settings } from '../../base/settings';
import type { NumberCommitEvent, NumberNudgeEvent } from './events';
import type { ChainruleNumberField } from './number-field';
import './number-field';

let field: ChainruleNumberField;
const input = () => field.shadowRoot?.querySelector('input') as HTMLInputElement;
const error = () => field.shadowRoot?.querySelector('.error');
/** The events of the field, such as `commit w21 -1/4`. */
let events: string[];

beforeEach(async () => {
  HTMLElement.prototype.showPopover = () => {};
  document.body.replaceChildren();
  events = [];
  field = document.createElement('chainrule-number-field');
  Object.assign(field, { text: '0.5', label: 'Weight w21', valueId: 'w21' });
  field.addEventListener('number-commit', (event) => {
    const { id, text } = event as NumberCommitEvent;
    events.push(`commit ${id} ${text}`);
  });
  field.addEventListener('number-nudge', (event) => {
    const { id, unit, n, text } = event as NumberNudgeEvent;
    events.push(`nudge ${id} ${n} × ${unit} from ${text}`);
  });
  field.addEventListener('number-drag-end', () => events.push('end'));
  document.body.append(field);
  await field.updateComplete;
});

afterEach(() => settings.update({ locale: 'en', numerals: 'latin' }));

async function type(text: string): Promise<void> {
  input().value = text;
  input().dispatchEvent(new Event('input', { bubbles: true }));
  await field.updateComplete;
}

async function press(key: string, init: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
  input().dispatchEvent(event);
  await field.updateComplete;
  return event;
}

async function set(properties: Partial<ChainruleNumberField>): Promise<void> {
  Object.assign(field, properties);
  await field.updateComplete;
}

test('shows its text under its name', () => {
  expect(input().value).toBe('0.5');
  expect(input().getAttribute('aria-label')).toBe('Weight w21');
  expect(input().getAttribute('aria-invalid')).toBe('false');
});

test('Enter commits, and leaving the field then does not do so again', async () => {
  await type('-1/4');
  await press('Enter');
  input().dispatchEvent(new Event('blur'));
  expect(events).toEqual(['commit w21 -1/4']);
});

test('leaving the field commits what was typed, in the digits in which it was typed', async () => {
  await type('۰٫۲۵');
  input().dispatchEvent(new Event('blur'));
  expect(events).toEqual(['commit w21 ۰٫۲۵']);
});

test('with Persian digits it shows them, and commits what was typed in either', async () => {
  settings.update({ locale: 'fa', numerals: 'persian' });
  await field.updateComplete;
  expect(input().value).toBe('۰٫۵');
  await press('Enter');
  await type('۰٫۷');
  await press('Enter');
  expect(events).toEqual(['commit w21 ۰٫۷']);
  await set({ text: '0.7' });
  expect(input().value).toBe('۰٫۷');
  expect(field.isOpen).toBe(false);
});

test('leaving it as it was commits nothing', async () => {
  await press('Enter');
  await type('0.5');
  input().dispatchEvent(new Event('blur'));
  expect(events).toEqual([]);
});

test('a new value does not interrupt typing', async () => {
  await type('0.7');
  await set({ text: '0.6' });
  expect(input().value).toBe('0.7');
  await press('Escape');
  expect(input().value).toBe('0.6');
  expect(events).toEqual([]);
});

describe('a refused text', () => {
  beforeEach(async () => {
    await type('abc');
    await press('Enter');
    await set({ error: 'abc is not a number.' });
  });

  test('stays with its error', () => {
    expect(input().value).toBe('abc');
    expect(error()?.textContent).toBe('abc is not a number.');
    expect(input().getAttribute('aria-invalid')).toBe('true');
    expect(input().getAttribute('aria-describedby')).toBe(error()?.id);
  });

  test('is discarded by Escape', async () => {
    await press('Escape');
    expect(input().value).toBe('0.5');
    expect(error()).toBeNull();
  });

  test('is discarded by leaving', async () => {
    input().dispatchEvent(new Event('blur'));
    await field.updateComplete;
    expect(input().value).toBe('0.5');
    expect(events).toEqual(['commit w21 abc']);
  });

  test('loses its error once corrected, and gets one again if it is wrong again', async () => {
    await type('abd');
    expect(error()).toBeNull();
    await press('Enter');
    expect(error()).not.toBeNull();
    expect(events).toEqual(['commit w21 abc', 'commit w21 abd']);
  });
});

test('an Escape with nothing to discard is left to others', async () => {
  expect((await press('Escape')).defaultPrevented).toBe(false);
  await type('7');
  expect((await press('Escape')).defaultPrevented).toBe(true);
});

test('the keys of a nudge do not reach the page, other keys do', async () => {
  const page = vi.fn();
  document.body.addEventListener('keydown', page);
  await press('ArrowUp');
  await press('ArrowDown', { shiftKey: true });
  await press('PageUp', { altKey: true });
  expect(page).not.toHaveBeenCalled();
  await press('ArrowLeft');
  expect(page).toHaveBeenCalledOnce();
  document.body.removeEventListener('keydown', page);
  const nudges = ['1 × 0.1', '-1 × 1', '1 × 1'].map((nudge) => `nudge w21 ${nudge} from undefined`);
  expect(events).toEqual(nudges);
});

test('a nudge starts from what was typed', async () => {
  await type('2');
  await press('ArrowUp');
  expect(events).toEqual(['nudge w21 1 × 0.1 from 2']);
  await set({ text: '2.1' });
  expect(input().value).toBe('2.1');
});

describe('a pointer', () => {
  const point = (type: string, clientX: number, init: PointerEventInit = {}) =>
    input().dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX, button: 0, bubbles: true, ...init }));

  beforeEach(() => {
    input().setPointerCapture = () => {};
  });

  test('that moves sideways nudges, and reports its end', async () => {
    point('pointerdown', 100);
    point('pointermove', 109);
    point('pointermove', 126, { shiftKey: true });
    point('pointermove', 100, { altKey: true });
    point('pointerup', 100);
    input().click();
    point('pointermove', 300);
    expect(events).toEqual([
      'nudge w21 1 × 0.1 from undefined',
      'nudge w21 2 × 1 from undefined',
      'nudge w21 -3 × 0.01 from undefined',
      'end',
    ]);
    expect(field.shadowRoot?.activeElement).not.toBe(input());
  });

  test('that does not move gives the focus and selects all', () => {
    point('pointerdown', 100);
    point('pointerup', 101);
    input().click();
    expect(events).toEqual([]);
    expect(field.shadowRoot?.activeElement).toBe(input());
    expect([input().selectionStart, input().selectionEnd]).toEqual([0, 3]);
  });

  test('does nothing in a focused or disabled field', async () => {
    input().focus();
    point('pointerdown', 100);
    point('pointermove', 200);
    input().blur();
    await set({ disabled: true });
    point('pointerdown', 100);
    point('pointermove', 200);
    expect(events).toEqual([]);
  });
});
