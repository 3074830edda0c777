import { beforeEach, expect, test, vi } from 'vitest';
import { limits } from '../engine/wire';
import { bounded } from './addresses';
import { followLinks, href, open, remember, route } from './route';

beforeEach(() => {
  history.replaceState(null, '', '/');
  window.dispatchEvent(new PopStateEvent('popstate'));
});

test('an address carries language, theme and digits along, and nothing of the previous lesson', () => {
  remember({ lang: 'fa', theme: 'dark', digits: 'persian', step: '4' });
  expect(href('draw')).toBe('?lesson=draw&lang=fa&theme=dark&digits=persian');
  expect(href('forward', { step: '2' })).toBe('?lesson=forward&lang=fa&theme=dark&digits=persian&step=2');
});

test('home without settings is the bare path', () => {
  open('draw');
  expect(href('')).toBe('/');
});

test('a lesson name from outside stays one parameter', () => {
  open('a&lang=fa#x');
  expect(route.value.lesson).toBe('a&lang=fa#x');
  expect(route.value.params.get('lang')).toBeNull();
});

test('opening adds a history entry, remembering does not', () => {
  const before = history.length;
  remember({ step: '1' });
  remember({ step: '2' });
  expect(history.length).toBe(before);
  open('draw');
  expect(history.length).toBe(before + 1);
});

test('remembering writes and removes parameters, and notifies only of changes', () => {
  const heard = vi.fn();
  const stop = route.subscribe(heard);
  remember({ step: '3' });
  remember({ step: '3' });
  expect(location.search).toBe('?step=3');
  remember({ step: null });
  expect(location.search).toBe('');
  expect(heard).toHaveBeenCalledTimes(2);
  stop();
});

test('plain clicks on links of this page navigate without a load; all others are left to the browser', () => {
  followLinks();
  // Added after the page's listener: records whether that took the click, and keeps the test's browser from following
  // the link.
  let isTaken = false;
  document.addEventListener('click', (event) => {
    isTaken = event.defaultPrevented;
    event.preventDefault();
  });
  document.body.innerHTML = `
    <a id="lesson" href="?lesson=draw"><span>Draw</span></a>
    <a id="file" href="models/digits.md">Card</a>
    <a id="tab" href="?lesson=draw" target="_blank">New tab</a>
    <a id="place" href="#place">Place</a>`;
  const click = (selector: string, init: MouseEventInit = {}) => {
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init });
    document.querySelector(selector)?.dispatchEvent(event);
    return isTaken;
  };
  expect(click('#lesson', { ctrlKey: true })).toBe(false);
  expect(click('#lesson', { button: 1 })).toBe(false);
  expect(route.value.lesson).toBe('');
  expect(click('#lesson span')).toBe(true);
  expect(route.value.lesson).toBe('draw');
  expect(click('#file')).toBe(false);
  expect(click('#tab')).toBe(false);
  expect(click('#place')).toBe(false);
});

test('a parameter is cut where nothing of use is that long, and the address with it', () => {
  const max = limits.addressChars;
  const fits = new URLSearchParams({ lesson: 'x', problem: 'a'.repeat(max) });
  expect(bounded(fits).toString()).toBe(fits.toString());
  expect(bounded(new URLSearchParams({ problem: 'a'.repeat(1e6) })).get('problem')).toHaveLength(max + 1);
  expect([...bounded(new URLSearchParams({ ['n'.repeat(1e6)]: '1', lesson: 'draw' }))]).toEqual([['lesson', 'draw']]);
  const many = new URLSearchParams(Array.from({ length: 1e5 }, (_, i) => [`p${i}`, '']));
  expect([...bounded(many)]).toHaveLength(100);
  history.replaceState(null, '', `?lesson=draw&problem=${'a'.repeat(1e6)}`);
  window.dispatchEvent(new PopStateEvent('popstate'));
  expect(route.value.lesson).toBe('draw');
  expect(location.search).toBe(`?lesson=draw&problem=${'a'.repeat(max + 1)}`);
});
