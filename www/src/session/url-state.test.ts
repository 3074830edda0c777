import { expect, test } from 'vitest';
import {
  choice,
  decimal,
  defaultState,
  type Fields,
  flag,
  integer,
  linkParams,
  optional,
  readState,
  subset,
  text,
  writeState,
} from './url-state';

interface State {
  readonly depth: number;
  readonly scale: number;
  readonly activation: 'relu' | 'tanh';
  readonly shown: readonly ('a' | 'b' | 'c')[];
  readonly on: boolean;
}

const fields: Fields<State> = {
  depth: integer(20, 1, 64),
  scale: decimal(1, 0.1, 10),
  activation: choice(['relu', 'tanh'], 'relu'),
  shown: subset(['a', 'b', 'c'], ['a', 'b']),
  on: flag(false),
};

const read = (query: string) => readState(fields, new URLSearchParams(query));

test('what is written is read back, and defaults are not written', () => {
  const states: State[] = [
    defaultState(fields),
    { depth: 1, scale: 0.1, activation: 'tanh', shown: ['c'], on: true },
    { depth: 64, scale: 2.34567, activation: 'relu', shown: ['a', 'b', 'c'], on: false },
  ];
  for (const state of states) {
    const params = new URLSearchParams();
    for (const [name, text] of Object.entries(writeState(fields, state))) if (text !== null) params.set(name, text);
    expect(read(params.toString())).toEqual({ state, bad: [] });
  }
  expect(Object.values(writeState(fields, defaultState(fields)))).toEqual([null, null, null, null, null]);
});

test('invalid parameters are reported, and the others apply', () => {
  const { state, bad } = read('depth=65&scale=2&activation=relU&shown=a,d&on=yes');
  expect(state).toEqual({ ...defaultState(fields), scale: 2 });
  expect(bad).toEqual([
    { param: 'depth', got: '65', expected: '1…64' },
    { param: 'activation', got: 'relU', expected: 'relu, tanh' },
    { param: 'shown', got: 'a,d', expected: 'a,b,c' },
    { param: 'on', got: 'yes', expected: 'on, off' },
  ]);
});

test.each(['', ' 3', '3.5', '1e3', '0x10', 'NaN', 'Infinity', '99999999999', '٣'])('%j is no depth', (text) => {
  expect(fields.depth.read(text)).toBeUndefined();
});

test.each(['', '.5', '1.', 'NaN', 'Infinity', '1e999', '0.05', '11', '1,5'])('%j is no scale', (text) => {
  expect(fields.scale.read(text)).toBeUndefined();
});

test('a subset keeps the order of its names, without repetitions, and is not empty', () => {
  expect(fields.shown.read('c,a,c')).toEqual(['a', 'c']);
  expect(fields.shown.read('')).toBeUndefined();
});

test('a property name of every object is not a value of a flag', () => {
  expect(fields.on.read('constructor')).toBeUndefined();
});

test('an optional field is not written when absent, which differs from an empty text', () => {
  const own: Fields<{ readonly name: string | null; readonly seed: number | null }> = {
    name: optional(text, null),
    seed: optional(integer(1, 0, 9), null),
  };
  const of = (query: string) => readState(own, new URLSearchParams(query));
  expect(of('')).toEqual({ state: { name: null, seed: null }, bad: [] });
  expect(of('name=&seed=1')).toEqual({ state: { name: '', seed: 1 }, bad: [] });
  expect(of('seed=')).toEqual({
    state: { name: null, seed: null },
    bad: [{ param: 'seed', got: '', expected: '0…9' }],
  });
  expect(linkParams(own, { name: null, seed: 1 })).toEqual({ seed: '1' });
});
