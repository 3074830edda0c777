import { type Locale, settings } from './settings';

/**
 * The words of one part of the page. Each language has them in a file of its own, loaded together with the part.
 * `Messages` is an interface of strings and of functions from values to strings, so the compiler rejects a language in
 * which one is missing or misspelled.
 */
export class Catalog<Messages> {
  readonly #texts = new Map<Locale, Messages>();

  constructor(readonly subject: string) {}

  /** The words in a language, if they have been loaded or came with the page. */
  messagesIn(locale: Locale): Messages | undefined {
    return this.#texts.get(locale) ?? atOnce(locale, this.subject);
  }

  async load(locale: Locale): Promise<void> {
    if (this.messagesIn(locale)) return;
    const load = source.onDemand[fileOf(locale, this.subject)];
    if (!load) throw new Error(`languages/${locale} has no words for "${this.subject}"`);
    this.#texts.set(locale, (await load()) as Messages);
  }
}

/** Where the words of each language are: those that come with the page, and how to load the others, by file. */
export interface WordSource {
  readonly atOnce: Readonly<Record<string, unknown>>;
  readonly onDemand: Readonly<Record<string, () => Promise<unknown>>>;
}

let source: WordSource = { atOnce: {}, onDemand: {} };
const catalogs: Catalog<unknown>[] = [];

/** Called once, before any words are shown: only the shell knows the languages. */
export function provideWords(words: WordSource): void {
  source = words;
}

/**
 * The words of a part, for the module that shows them. `subject` is the name of their file in each language's folder.
 */
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
  const messages = catalog.messagesIn(settings.value.locale);
  if (!messages)
    throw new Error(`the words for "${catalog.subject}" were not loaded: load their part by \`withWords\``);
  return messages;
}

/**
 * Loads a module together with its words in the reader's language. `subject` is the folder or file with most of them.
 */
export async function withWords<Loaded>(load: () => Promise<Loaded>, subject: string): Promise<Loaded> {
  const part = partOf(subject);
  parts.add(part);
  prefetch(settings.value.locale, subject);
  const loaded = await load();
  let locale: Locale;
  // The reader may switch languages in the meantime.
  do {
    locale = settings.value.locale;
    await loadWords(locale, part);
  } while (locale !== settings.value.locale);
  return loaded;
}

/**
 * Loads the words of all parts on the page in a language, so that the page can switch to it at once. If they are
 * wanted for one part only, failures of other parts are ignored: those parts report them themselves.
 */
export async function loadWords(locale: Locale, wanted?: string): Promise<void> {
  const isOfAnother = (part: string) => wanted !== undefined && part !== wanted && parts.has(part);
  let n: number;
  // A part whose code arrives in the meantime has words of its own.
  do {
    n = catalogs.length;
    await Promise.all(
      catalogs.map(async (catalog) => {
        try {
          await catalog.load(locale);
        } catch (cause) {
          if (!isOfAnother(partOf(catalog.subject))) throw cause;
        }
      }),
    );
  } while (n !== catalogs.length);
}

/** The parts requested so far, not counting the words that parts share. */
const parts = new Set<string>();

/** A lesson and its card on the home page are one part. */
function partOf(subject: string): string {
  return subject.split('/')[0] ?? subject;
}

/**
 * Starts loading what will be needed soon; a lesson does not need the words of its card. A failure is reported when they are
 * needed.
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
