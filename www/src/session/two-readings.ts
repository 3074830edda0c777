import { html, nothing, type TemplateResult } from 'lit';
import { digits, isolate, language } from '../base/locale';
import { catalogOf, words } from '../base/words';
import type { TwoReadings } from '../engine/wire';

/**
 * How a number that can be read in two ways was read, and a button for the other way. A slash between digits is only
 * doubtful to everybody in `۰/۵` or `0/5`, and in `1/4` to those whose handwriting takes it as a decimal mark.
 */
export function twoReadings(
  both: TwoReadings | undefined,
  take: (other: string) => void,
): TemplateResult | typeof nothing {
  if (!both || !(both.isLikely || words(language).slashIsPoint)) return nothing;
  const messages = words(catalog);
  const shown = (text: string) => isolate(digits(text));
  const read = both.isFraction ? messages.asFraction : messages.asDecimal;
  return html`<span class="two-readings" dir="auto" data-read=${both.read} data-other=${both.other}>
    ${read(shown(both.written), shown(both.read))}
    <button type="button" data-do="other-reading" @click=${() => take(digits(both.other))}>
      ${messages.other(shown(both.other))}
    </button>
  </span>`;
}

export interface Messages {
  readonly asFraction: (written: string, read: string) => string;
  readonly asDecimal: (written: string, read: string) => string;
  readonly other: (other: string) => string;
}

export const catalog = catalogOf<Messages>('page/two-readings');
