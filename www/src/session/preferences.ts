import { direction } from '../base/locale';
import { type Locale, locales, numerals, type Settings, settings, themes } from '../base/settings';
import { keep, recall } from '../base/storage';
import { loadWords } from '../base/words';
import { remember, route } from './route';
import { type BadParam, badParam } from './url-state';

/** Each setting: its name in the address and in the storage, and its possible values. */
const names = {
  locale: { param: 'lang', values: locales },
  theme: { param: 'theme', values: themes },
  numerals: { param: 'digits', values: numerals },
} as const satisfies Record<keyof Settings, { param: string; values: readonly string[] }>;

/** The settings given in the address, which are kept in it wherever the reader goes. */
const pinned: Record<string, string> = {};

/**
 * Takes the settings from the address, else from the last visit, else from the browser's languages, and keeps document
 * and address in step with them from then on. Returns the parameters that could not be used.
 */
export function startPreferences(): readonly BadParam[] {
  const { found, refused } = readSettings(route.value.params, recall, navigator.languages);
  for (const { param, values } of Object.values(names)) {
    const value = route.value.params.get(param);
    if (value !== null && (values as readonly string[]).includes(value)) pinned[param] = value;
  }
  settings.set(found);
  applyToDocument();
  settings.subscribe(applyToDocument);
  // Back and Forward lead to addresses from before a choice: the choice stands.
  route.subscribe(() => remember({ ...Object.fromEntries(refused.map(({ param }) => [param, null])), ...pinned }));
  return refused;
}

/**
 * Applies the reader's choice, to the address and for the next visit. A language applies once its words are loaded for
 * everything that is shown; if they cannot be loaded, nothing changes and the promise is rejected.
 */
export async function choose<Name extends keyof Settings>(name: Name, value: Settings[Name]): Promise<void> {
  if (name === 'locale') await loadWords(value as Locale);
  const { param } = names[name];
  pinned[param] = value;
  keep(param, value);
  settings.update({ [name]: value });
  remember({ [param]: value });
}

/** Reads the settings without touching the page. Exported for tests. */
export function readSettings(
  params: URLSearchParams,
  stored: (key: string) => string | null,
  languages: readonly string[],
): { found: Settings; refused: BadParam[] } {
  const refused: BadParam[] = [];
  function read<Value extends string>(param: string, values: readonly Value[], fallback: Value): Value {
    const asked = params.get(param);
    const pick = (value: string | null) => values.find((known) => known === value);
    if (asked !== null && pick(asked) === undefined) refused.push(badParam(param, asked, values.join(', ')));
    return pick(asked) ?? pick(stored(param)) ?? fallback;
  }
  const found = {
    locale: read(names.locale.param, locales, firstLocale(languages)),
    theme: read(names.theme.param, themes, 'system'),
    numerals: read(names.numerals.param, numerals, 'latin'),
  };
  return { found, refused };
}

/** The first of the browser's languages that the page supports. */
function firstLocale(languages: readonly string[]): Locale {
  const spoken = languages.flatMap((tag) => locales.filter((locale) => locale === tag.toLowerCase().split('-')[0]));
  return spoken[0] ?? 'en';
}

function applyToDocument(): void {
  const { locale, theme } = settings.value;
  const root = document.documentElement;
  root.lang = locale;
  root.dir = direction(locale);
  root.dataset.theme = theme;
}
