/** One parameter of the address: how to read it, write it, and describe it in errors. */
export interface Field<Value> {
  /** The value if the parameter is missing. */
  readonly fallback: Value;
  /** `undefined` for a text that is not a value. */
  read(text: string): Value | undefined;
  write(value: Value): string;
  /** The accepted texts, as in `1…64`. */
  readonly expected: string;
}

export type Fields<State> = { readonly [Name in keyof State]: Field<State[Name]> };

/** A parameter of the address that could not be used. */
export interface BadParam {
  readonly param: string;
  readonly got: string;
  readonly expected: string;
}

/** Describes it: nonsense is not repeated in full. */
export function badParam(param: string, text: string, expected: string): BadParam {
  return { param, got: text.length > 40 ? `${text.slice(0, 40)}…` : text, expected };
}

/** The largest seed, 2³² − 1. */
export const maxSeed = 4294967295;

export function integer(fallback: number, min: number, max: number): Field<number> {
  const isFine = (value: number) => value >= min && value <= max;
  return {
    fallback,
    read: (text) => (/^-?\d{1,10}$/.test(text) && isFine(Number(text)) ? Number(text) : undefined),
    write: String,
    expected: `${min}…${max}`,
  };
}

/** Written with at most six significant digits, and equal to what is written. */
export function decimal(fallback: number, min: number, max: number): Field<number> {
  return {
    fallback,
    read: (text) => {
      const value = /^-?\d{1,10}(\.\d{1,10})?(e-?\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
      return value >= min && value <= max ? value : undefined;
    },
    write: (value) => String(Number(value.toPrecision(6))),
    expected: `${min}…${max}`,
  };
}

export function choice<Name extends string>(names: readonly Name[], fallback: Name): Field<Name> {
  return {
    fallback,
    read: (text) => names.find((name) => name === text),
    write: (value) => value,
    expected: names.join(', '),
  };
}

/** Several of the names, in their order, separated by commas; at least one. */
export function subset<Name extends string>(names: readonly Name[], fallback: readonly Name[]): Field<readonly Name[]> {
  return {
    fallback,
    read: (text) => {
      const parts = text.split(',');
      const isFine = parts.every((part) => names.some((name) => name === part));
      return isFine ? names.filter((name) => parts.includes(name)) : undefined;
    },
    write: (value) => value.join(','),
    expected: names.join(','),
  };
}

export function flag(fallback: boolean): Field<boolean> {
  return {
    fallback,
    read: (text) => (text === 'on' ? true : text === 'off' ? false : undefined),
    write: (value) => (value ? 'on' : 'off'),
    expected: 'on, off',
  };
}

/** Any text. */
export const text: Field<string> = { fallback: '', read: (text) => text, write: (value) => value, expected: '…' };

/** A field that may be absent: then it has the value `none`, which is not written. */
export function optional<Value, None extends null>(field: Field<Value>, none: None): Field<Value | None> {
  return {
    fallback: none,
    read: (text) => field.read(text),
    write: (value) => (value === none ? '' : field.write(value as Value)),
    expected: field.expected,
  };
}

/** The values of the parameters, and which parameters could not be used. */
export interface ReadState<State> {
  readonly state: State;
  readonly bad: readonly BadParam[];
}

export function readState<State extends object>(fields: Fields<State>, params: URLSearchParams): ReadState<State> {
  const bad: BadParam[] = [];
  const entries = names(fields).map((name) => {
    const field = fields[name];
    const text = params.get(name);
    const value = text === null ? field.fallback : field.read(text);
    if (value === undefined) bad.push(badParam(name, text ?? '', field.expected));
    return [name, value ?? field.fallback];
  });
  return { state: Object.fromEntries(entries) as State, bad };
}

/** The parameters of a state; defaults are left out. */
export function writeState<State extends object>(fields: Fields<State>, state: State): Record<string, string | null> {
  return Object.fromEntries(
    names(fields).map((name) => {
      const text = fields[name].write(state[name]);
      return [name, text === fields[name].write(fields[name].fallback) ? null : text];
    }),
  );
}

/** The same, reduced to what a link needs. */
export function linkParams<State extends object>(fields: Fields<State>, state: State): Record<string, string> {
  const params = Object.entries(writeState(fields, state));
  return Object.fromEntries(params.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The state if the address says nothing. */
export function defaultState<State extends object>(fields: Fields<State>): State {
  return readState(fields, new URLSearchParams()).state;
}

function names<State extends object>(fields: Fields<State>): (keyof State & string)[] {
  return Object.keys(fields) as (keyof State & string)[];
}
