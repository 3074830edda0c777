import { Store } from '../../../base/store';
import { addresses } from '../../../session/addresses';
import { linkParams } from '../../../session/url-state';
import { choiceFrom, givenText, painted, pointsFrom, tableChoice } from '../given';
import { fields, state } from '../state';
import { edit, read } from '../table/reader';
import { pack, unpack } from './packed';

/** The parameter of the address with the reader's own data. It is taken out once they are there. */
const param = 'given';
const lesson = 'playground';
/** Longer links are cut by mail programs and messengers. */
export const maxLinkChars = 8000;

/** What could not be opened: a link, or a file by its name. */
export const refused = new Store<{ readonly file: string | undefined } | undefined>(undefined);

/** The reader's own data as text. */
function written(): string {
  return state.value.data === 'painted'
    ? JSON.stringify({ painted: painted.value })
    : JSON.stringify({ text: givenText.value, choice: tableChoice.value });
}

/** Takes over data from elsewhere. Returns whether they are data of this lesson. */
async function takeOver(text: string): Promise<boolean> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  if (typeof value !== 'object' || value === null) return false;
  const given = value as Record<string, unknown>;
  if (given.painted !== undefined) {
    const points = pointsFrom(JSON.stringify(given.painted));
    if (points) painted.set(points);
    return points !== undefined;
  }
  const choice = choiceFrom(JSON.stringify(given.choice ?? null));
  if (typeof given.text !== 'string' || !choice) return false;
  const { std } = state.value;
  edit(given.text);
  tableChoice.set(choice);
  await read();
  // A table that is new is standardized; this one is as its link says.
  state.change({ std });
  return true;
}

/** The settings as parameters, also those that are as usual. */
function params(): Record<string, string> {
  return linkParams(fields, state.value);
}

/** A link that opens the current settings and data. */
export async function linkWithData(): Promise<string> {
  return addresses().linkTo(lesson, { ...params(), [param]: await pack(written()) });
}

/** Takes over the data that came with the address, if any did. */
export async function openLink(): Promise<void> {
  const route = addresses().routeOf(lesson).value;
  const packed = route.lesson === lesson ? route.params.get(param) : null;
  if (packed === null) return;
  const text = await unpack(packed);
  const isOpen = text !== undefined && (await takeOver(text));
  refused.set(isOpen ? undefined : { file: undefined });
  addresses().remember(lesson, { [param]: null });
}

/** The ending of files with settings and data. */
export const fileEnding = '.chainrule.json';

export function fileText(): string {
  return JSON.stringify({ chainrule: lesson, settings: params(), given: JSON.parse(written()) as unknown });
}

/** Opens a file with settings and data. */
export async function openFile(file: File): Promise<void> {
  let isOpen = false;
  try {
    const value = JSON.parse(await file.text()) as Record<string, unknown> | null;
    const settings = Object.entries((value?.settings ?? {}) as Record<string, unknown>);
    if (
      value?.chainrule === lesson &&
      settings.every((entry): entry is [string, string] => typeof entry[1] === 'string')
    ) {
      addresses().open(lesson, lesson, Object.fromEntries(settings));
      isOpen = await takeOver(JSON.stringify(value.given ?? null));
    }
  } catch {
    // It is no JSON, and nothing was changed.
  }
  refused.set(isOpen ? undefined : { file: file.name });
}
