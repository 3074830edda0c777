import { words } from '../../../base/words';
import { fromTable } from '../given';
import { onView, outcome } from './reader';
import { catalog } from './text';

/** Why the table cannot be trained on; `undefined` if it can. */
export function whyNot(): string | undefined {
  const messages = words(catalog);
  if (fromTable.value) return undefined;
  if (onView.value.text.value.trim() === '' && !outcome.value.error) return messages.noTable;
  return outcome.value.isStale ? messages.unread : messages.refused;
}
