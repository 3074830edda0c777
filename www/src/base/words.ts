import { type Locale, settings } from './settings';

/**
 * The words of one part of the page. Each language has them in a file of its own, which is loaded with the part; `Messages` is
 * an interface whose members are strings, or functions from values to a string, so that the compiler refuses a language in
 * which one is missing or misspelled.
 */
export class Catalog<Messages> {
  readonly #texts = new Map<Locale, Messages>();

  constructor(readonly subject: string) {}

  /** What `load` has brought, or what came with the page. */
  in(locale: Locale): Messages | undefined {
    return this.#texts.get(locale) ?? atOnce(locale, this.subject);
  }

  async load(locale: Locale): Promise<void> {
    if (this.in(locale)) return;
    const load = source.onDemand[fileOf(locale, this.subject)];
    if (!load) throw new Error(`languages/${locale} has no words for "${this.subject}"`);
    this.#texts.set(locale, (await load()) as Messages);
  }
}

/** Where the languages are: the words that come with the page, and how to load the others, by their files. */
export interface WordSource {
  readonly atOnce: Readonly<Record<string, unknown>>;
  readonly onDemand: Readonly<Record<string, () => Promise<unknown>>>;
}

let source: WordSource = { atOnce: {}, onDemand: {} };
const catalogs: Catalog<unknown>[] = [];

/** Called once, before any word is shown: no room of the page but the shell knows the languages. */
export function provideWords(words: WordSource): void {
  source = words;
}

/** The words of a part, for the module that shows them. `subject` is the name of their file in each language's folder. */
export function catalogOf<Messages>(subject: string): Catalog<Messages> {
  const catalog = new Catalog<Messages>(subject);
  catalogs.push(catalog);
  return catalog;
}

/** Words that came with the page, in the reader's language. */
export function wordsAtOnce<Messages>(subject: string): Messages {
  const messages = atOnce<Messages>(settings.value.locale, subject);
  if (!messages)
    throw new Error(`languages/${settings.value.locale} has no words for "${subject}" that come with the page`);
  return messages;
}

function atOnce<Messages>(locale: Locale, subject: string): Messages | undefined {
  return source.atOnce[fileOf(locale, subject)] as Messages | undefined;
}

/** The words of `catalog` in the reader's language. */
export function words<Messages>(catalog: Catalog<Messages>): Messages {
  const messages = catalog.in(settings.value.locale);
  if (!messages)
    throw new Error(`the words for "${catalog.subject}" were not loaded: load their part by \`withWords\``);
  return messages;
}

/** Loads what shows words, and these words in the reader's language. `subject`: the folder or file that has most of them. */
export async function withWords<Loaded>(load: () => Promise<Loaded>, subject: string): Promise<Loaded> {
  const part = partOf(subject);
  parts.add(part);
  prefetch(settings.value.locale, subject);
  const loaded = await load();
  let locale: Locale;
  // The reader may choose another language meanwhile.
  do {
    locale = settings.value.locale;
    await loadWords(locale, part);
  } while (locale !== settings.value.locale);
  return loaded;
}

/**
 * Loads the words of all parts that are there in a language, so that the page can change to it at once. If they are wanted for
 * one part, it is no matter that those of another do not come: that one has said so itself.
 */
export async function loadWords(locale: Locale, wanted?: string): Promise<void> {
  const isOfAnother = (part: string) => wanted !== undefined && part !== wanted && parts.has(part);
  await Promise.all(
    catalogs.map(async (catalog) => {
      try {
        await catalog.load(locale);
      } catch (cause) {
        if (!isOfAnother(partOf(catalog.subject))) throw cause;
      }
    }),
  );
}

/** The parts that have been asked for; what they share is none of them. */
const parts = new Set<string>();

/** A lesson and its card on home are one part. */
function partOf(subject: string): string {
  return subject.split('/')[0] ?? subject;
}

/**
 * Begins to load what will be asked for soon; a lesson does not ask for the words of its card. A failure is reported when they
 * are asked for.
 */
function prefetch(locale: Locale, subject: string): void {
  const [whole, part] = [fileOf(locale, subject), `./${locale}/${subject}/`];
  for (const [file, load] of Object.entries(source.onDemand)) {
    if (file === whole || (file.startsWith(part) && !file.endsWith('/card.ts'))) load().catch(() => {});
  }
}

function fileOf(locale: Locale, subject: string): string {
  return `./${locale}/${subject}.ts`;
}
