import {
  difficulties,
  type Exercise,
  exerciseSizes,
  type Format,
  limits,
  type Preset,
  presetNames,
} from '../../engine/wire';
import {
  choice,
  type Field,
  type Fields,
  integer,
  maxSeed,
  optional,
  type ReadState,
  text,
} from '../../session/url-state';
import { type Naming, namings } from '../../trace/naming';
import { type Level, levels } from './levels/session';
import { readSeed } from './seed';
import { assignment, type Source } from './source';

/** What the address says about this lesson. */
export interface State {
  /** The problem itself; it takes precedence over an exercise, and an exercise over an example. */
  readonly problem: string | null;
  readonly exercise: Exercise | null;
  readonly preset: Preset;
  readonly numbers: Format;
  readonly names: Naming;
  /** From 1. */
  readonly sample: number;
  readonly level: Level;
  readonly seed: number | null;
  /** As text: how many steps there are is known once the problem is. */
  readonly step: string | null;
}

export const maxPlaces = 12;

/** `medium-easy-7`. */
export const exercise: Field<Exercise> = {
  fallback: { size: 'medium', difficulty: 'easy', seed: 1 },
  read: (code) => {
    const [, sizeText, difficultyText, seedText = ''] = /^([a-z]+)-([a-z]+)-(\d{1,10})$/.exec(code) ?? [];
    const size = exerciseSizes.find((known) => known === sizeText);
    const difficulty = difficulties.find((known) => known === difficultyText);
    const seed = Number(seedText);
    return size && difficulty && seed <= maxSeed ? { size, difficulty, seed } : undefined;
  },
  write: ({ size, difficulty, seed }) => `${size}-${difficulty}-${seed}`,
  expected: `${exerciseSizes.join('|')}-${difficulties.join('|')}-0…${maxSeed}`,
};

/** `fraction`, `full`, `3` for three places. */
export const numbers: Field<Format> = {
  fallback: 'short',
  read: (format) => {
    if (format === 'short' || format === 'fraction' || format === 'full') return format;
    return /^\d{1,2}$/.test(format) && Number(format) <= maxPlaces ? { places: Number(format) } : undefined;
  },
  write: (format) => (typeof format === 'object' ? String(format.places) : format),
  expected: `fraction, full, 0…${maxPlaces}`,
};

const seed: Field<number> = { fallback: 1, read: readSeed, write: String, expected: `0…${maxSeed}` };

/** In the order in which complaints are made. */
export const fields: Fields<State> = {
  problem: optional(text, null),
  exercise: optional(exercise, null),
  preset: choice(presetNames, 'assignment'),
  numbers,
  names: choice(namings, 'sheet'),
  sample: integer(1, 1, limits.samples),
  level: choice(levels, 'worked'),
  seed: optional(seed, null),
  step: optional(text, null),
};

/** The problem that an address asks for; what is overridden is not reported. */
export function sourceOf({ state, bad }: ReadState<State>): {
  readonly source: Source;
  readonly bad: ReadState<State>['bad'];
} {
  const isBad = (name: string) => bad.some(({ param }) => param === name);
  const without = (...names: readonly string[]) => bad.filter(({ param }) => !names.includes(param));
  if (state.problem !== null) {
    return { source: { kind: 'link', text: state.problem }, bad: without('exercise', 'preset') };
  }
  if (state.exercise !== null) {
    return { source: { kind: 'exercise', exercise: state.exercise }, bad: without('preset') };
  }
  if (isBad('exercise')) return { source: assignment, bad: without('preset') };
  return { source: { kind: 'preset', name: state.preset }, bad };
}

/** The address parameters of a problem. */
export function stateOf(source: Source, link: string): Pick<State, 'problem' | 'exercise' | 'preset'> {
  const defaults = { problem: null, exercise: null, preset: 'assignment' } as const;
  switch (source.kind) {
    case 'preset':
      return { ...defaults, preset: source.name };
    case 'exercise':
      return { ...defaults, exercise: source.exercise };
    case 'link':
    case 'edited':
      return { ...defaults, problem: link };
  }
}
