import { html, type TemplateResult } from 'lit';
import { digits } from '../../base/locale';
import { words } from '../../base/words';
import type { Format } from '../../engine/wire';
import { maxPlaces, numbers } from './fields';
import { catalog } from './text';

/** The number formats, of which one is chosen. */
export function formatOptions(chosen: Format): TemplateResult[] {
  const messages = words(catalog);
  const places = Array.from({ length: maxPlaces + 1 }, (_, n) => [String(n), messages.places(digits(n))] as const);
  const all = [
    ['short', messages.short],
    ['fraction', messages.fractions],
    ...places,
    ['full', messages.full],
  ] as const;
  return all.map(
    ([value, text]) => html`<option value=${value} ?selected=${value === numbers.write(chosen)}>${text}</option>`,
  );
}
