import { describe, expect, test } from 'vitest';
import { locales } from '../base/settings';
import { lessons } from '../lessons';
import { all } from './all';

/** The words of every part of the page by their subject, in one language. */
function subjects(locale: string): Map<string, unknown> {
  const files = Object.entries(all).filter(([file]) => file.startsWith(`./${locale}/`));
  return new Map(files.map(([file, text]) => [file.slice(`./${locale}/`.length, -'.ts'.length), text]));
}

const sources = import.meta.glob(['../**/*.ts', '!../**/*.test.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
}) as Record<string, string>;

/** Stands for any value that a message takes: a text, a number, a list, a record of these. */
const anything: unknown = new Proxy(() => {}, {
  get: (_, key) => {
    if (key === Symbol.toPrimitive) return () => '⟨7⟩';
    if (key === Symbol.iterator) return [][Symbol.iterator];
    return anything;
  },
  apply: () => anything,
});

/** The texts in a message, each with its path; for templates, their fixed parts. */
function texts(value: unknown, way = ''): [way: string, text: string][] {
  if (typeof value === 'string') return [[way, value]];
  if (typeof value === 'function') return texts(value(...Array.from({ length: 6 }, () => anything)), `${way}()`);
  if (typeof value !== 'object' || value === null) return [];
  if ('strings' in value && 'values' in value) {
    const fixed = (value.strings as string[]).join('⟨7⟩').replace(/<[^>]*>/g, '');
    return [[way, fixed], ...(value.values as unknown[]).flatMap((part) => texts(part, `${way}<>`))];
  }
  return Object.entries(value).flatMap(([key, member]) => texts(member, `${way}.${key}`));
}

const english = subjects('en');

test('every part with words has them in every language, and no language has words without a part', () => {
  const shown = Object.values(sources).flatMap((source) =>
    [...source.matchAll(/catalogOf<\w+>\(\s*'([^']+)'/g)].map(([, subject]) => subject),
  );
  expect(new Set(shown).size, 'two catalogs of one subject').toBe(shown.length);
  const expected = [...shown, ...lessons.map(({ name }) => `${name}/about`)].sort();
  for (const locale of locales) expect([...subjects(locale).keys()].sort(), locale).toEqual(expected);
});

test('every language folder is a language that can be chosen', () => {
  const folders = Object.keys(all).map((file) => file.split('/')[1]);
  expect([...new Set(folders)].sort()).toEqual([...locales].sort());
});

/** The parts whose words mean the same in each language; a language's description of itself differs. */
const translated = locales
  .filter((locale) => locale !== 'en')
  .flatMap((locale) =>
    [...subjects(locale)].map(([name, text]) => ({ locale, name, text, original: english.get(name) })),
  )
  .filter(({ name }) => name !== 'page/language');

describe.each(translated)('$locale $name', ({ text, original }) => {
  test('has the messages of the English', () => {
    expect(texts(text).map(([way]) => way)).toEqual(texts(original).map(([way]) => way));
  });

  test('shows the same values as the English', () => {
    const values = new Map(texts(original));
    for (const [way, part] of texts(text)) expect(part.includes('⟨7⟩'), way).toBe(values.get(way)?.includes('⟨7⟩'));
  });
});

describe.each(locales.flatMap((locale) => [...subjects(locale)].map(([name, text]) => ({ locale, name, text }))))(
  '$locale $name',
  ({ text }) => {
    test('has no empty text', () => {
      for (const [way, part] of texts(text)) expect(part.trim(), way).not.toBe('');
    });
  },
);

describe.each([...subjects('fa')])('fa %s', (_, text) => {
  test('the Persian is Persian', () => {
    for (const [way, part] of texts(text)) {
      expect(part, `${way}: Latin words in a row`).not.toMatch(/[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){2,}/);
      expect(part, `${way}: Arabic letters for ی or ک`).not.toMatch(/[يك]/);
      expect(part, `${way}: an ezafe after ه that is not ـهٔ`).not.toMatch(/ۀ|ه[\u200c ]ی(?=[\s.،؛:]|$)/);
      expect(part, `${way}: Latin punctuation after Persian`).not.toMatch(/[\u0600-\u06ff][,;?]/);
      expect(part, `${way}: a space where a half-space belongs`).not.toMatch(
        /(?:^|\s)ن?می\s|\sها(?:ی|یی)?(?=[\s.،؛:]|$)|\sتر(?:ین)?(?=[\s.،؛:]|$)/,
      );
      expect(part, `${way}: چقدر, اینجا, اینکه`).not.toMatch(/چه\u200cقدر|این\u200cجا|آن\u200cجا|این\u200cکه/);
    }
  });
});

describe.each([...english])('en %s', (_, text) => {
  test('the English has no Persian letters', () => {
    for (const [way, part] of texts(text)) expect(part, way).not.toMatch(/[\u0621-\u064a\u067e-\u06cc]/);
  });
});
