import { describe, expect, test } from 'vitest';

/** Every module of the page but those that only a worker can load, and their source. */
const modules = import.meta.glob(['../**/*.ts', '!../**/*.test.ts', '!../main.ts', '!../engine/worker.ts'], {
  eager: true,
}) as Record<string, Record<string, unknown>>;
const sources = import.meta.glob(['../**/*.ts', '!../**/*.test.ts', '!../main.ts', '!../engine/worker.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
}) as Record<string, string>;

interface Entry {
  readonly name: string;
  readonly en: unknown;
  readonly fa: unknown;
}

const catalogs: Entry[] = Object.entries(modules).flatMap(([path, exported]) =>
  Object.entries(exported).flatMap(([name, value]) => {
    const isCatalog = typeof value === 'object' && value !== null && 'en' in value && 'fa' in value;
    return isCatalog ? [{ name: `${path} ${name}`, en: value.en, fa: value.fa }] : [];
  }),
);

/** Stands for any value that a message takes: a text, a number, a list, a record of these. */
const anything: unknown = new Proxy(() => {}, {
  get: (_, key) => {
    if (key === Symbol.toPrimitive) return () => '⟨7⟩';
    if (key === Symbol.iterator) return [][Symbol.iterator];
    return anything;
  },
  apply: () => anything,
});

/** The texts in a message, each with the way to it; templates give their fixed parts. */
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

test('every catalog is exported, so that it is read here', () => {
  const hidden = Object.entries(sources).flatMap(([path, source]) =>
    [...source.matchAll(/^(?:export )?const (\w+): Catalog</gm)]
      .filter(([declaration]) => !declaration.startsWith('export'))
      .map(([, name]) => `${path} ${name}`),
  );
  expect(hidden).toEqual([]);
  const declared =
    Object.values(sources)
      .join('\n')
      .match(/^export const \w+: Catalog</gm) ?? [];
  expect(catalogs.length).toBe(declared.length);
});

describe.each(catalogs)('$name', ({ en, fa }) => {
  test('both languages have the same messages', () => {
    expect(texts(fa).map(([way]) => way)).toEqual(texts(en).map(([way]) => way));
  });

  test('no text is empty', () => {
    for (const [way, text] of [...texts(en), ...texts(fa)]) expect(text.trim(), way).not.toBe('');
  });

  test('a message shows the same values in both languages', () => {
    const english = new Map(texts(en));
    for (const [way, text] of texts(fa)) expect(text.includes('⟨7⟩'), way).toBe(english.get(way)?.includes('⟨7⟩'));
  });

  test('the Persian is Persian', () => {
    for (const [way, text] of texts(fa)) {
      expect(text, `${way}: Latin words in a row`).not.toMatch(/[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){2,}/);
      expect(text, `${way}: Arabic letters for ی or ک`).not.toMatch(/[يك]/);
      expect(text, `${way}: Latin punctuation after Persian`).not.toMatch(/[\u0600-\u06ff][,;?]/);
      expect(text, `${way}: a space where a half-space belongs`).not.toMatch(
        /(?:^|\s)ن?می\s|\sها(?:ی|یی)?(?=[\s.،؛:]|$)|\sتر(?:ین)?(?=[\s.،؛:]|$)/,
      );
    }
  });

  test('the English has no Persian letters, but for the names of languages and digits', () => {
    for (const [way, text] of texts(en)) expect(text, way).not.toMatch(/[\u0621-\u064a\u067e-\u06cc]/);
  });
});
