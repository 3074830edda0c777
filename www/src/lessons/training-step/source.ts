import { difficulties, type Exercise, exerciseSizes, type Format, type Preset, presetNames } from '../../engine/wire';
import { type BadParam, maxSeed } from '../../session/url-state';

/** Where a problem comes from, as the address says it. */
export type Source =
  | { readonly kind: 'preset'; readonly name: Preset }
  | { readonly kind: 'exercise'; readonly exercise: Exercise }
  | { readonly kind: 'link'; readonly text: string }
  /** Made by the reader from one of the others; the address then holds the problem itself. */
  | { readonly kind: 'edited' };

export const assignment: Source = { kind: 'preset', name: 'assignment' };

/** The problem that an address asks for, or the assignment's and what is wrong with the address. */
export function readSource(params: URLSearchParams): { source: Source; bad: BadParam | undefined } {
  const link = params.get('problem');
  if (link !== null) return { source: { kind: 'link', text: link }, bad: undefined };
  const exercise = params.get('exercise');
  if (exercise !== null) {
    const found = readExercise(exercise);
    if (found) return { source: { kind: 'exercise', exercise: found }, bad: undefined };
    const expected = `${exerciseSizes.join('|')}-${difficulties.join('|')}-0…${maxSeed}`;
    return { source: assignment, bad: { param: 'exercise', got: short(exercise), expected } };
  }
  const preset = params.get('preset');
  if (preset === null) return { source: assignment, bad: undefined };
  const name = presetNames.find((known) => known === preset);
  if (name) return { source: { kind: 'preset', name }, bad: undefined };
  return { source: assignment, bad: { param: 'preset', got: short(preset), expected: presetNames.join(', ') } };
}

/** `medium-easy-7`. */
export function writeExercise({ size, difficulty, seed }: Exercise): string {
  return `${size}-${difficulty}-${seed}`;
}

function readExercise(text: string): Exercise | undefined {
  const [, sizeText, difficultyText, seedText = ''] = /^([a-z]+)-([a-z]+)-(\d{1,10})$/.exec(text) ?? [];
  const size = exerciseSizes.find((known) => known === sizeText);
  const difficulty = difficulties.find((known) => known === difficultyText);
  const seed = Number(seedText);
  return size && difficulty && seed <= maxSeed ? { size, difficulty, seed } : undefined;
}

/** What the address says of a problem: nothing for the assignment. */
export function sourceParams(source: Source, link: string): Record<'problem' | 'exercise' | 'preset', string | null> {
  const none = { problem: null, exercise: null, preset: null };
  switch (source.kind) {
    case 'preset':
      return { ...none, preset: source.name === 'assignment' ? null : source.name };
    case 'exercise':
      return { ...none, exercise: writeExercise(source.exercise) };
    case 'link':
    case 'edited':
      return { ...none, problem: link };
  }
}

/** `fraction`, `full`, `3` for three places; none for the usual. */
export function readFormat(text: string | null): { format: Format; bad: BadParam | undefined } {
  if (text === null || text === 'short') return { format: 'short', bad: undefined };
  if (text === 'fraction' || text === 'full') return { format: text, bad: undefined };
  if (/^\d{1,2}$/.test(text) && Number(text) <= maxPlaces) return { format: { places: Number(text) }, bad: undefined };
  return { format: 'short', bad: { param: 'numbers', got: short(text), expected: `fraction, full, 0…${maxPlaces}` } };
}

export const maxPlaces = 12;

export function writeFormat(format: Format): string | null {
  if (typeof format === 'object') return String(format.places);
  return format === 'short' ? null : format;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
