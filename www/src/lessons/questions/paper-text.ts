import { catalogOf } from '../../base/words';
import type { ablations } from './paper-numbers';

/** The words of the view on the paper. */
export interface Messages {
  readonly summary: string;
  readonly parts: readonly { readonly title: string; readonly text: string }[];
  readonly quoted: string;
  readonly quotedNote: string;
  readonly ablations: string;
  readonly variant: string;
  readonly without: Readonly<Record<(typeof ablations)[number]['without'], string>>;
  readonly section: (section: string) => string;
  readonly dev: string;
  readonly test: string;
  readonly ablationSource: string;
  readonly trainedModels: string;
  readonly benchmark: string;
  readonly trainedSource: string;
  readonly notRead: string;
  readonly miniature: string;
  readonly miniatureNote: (nSeeds: string) => string;
  readonly beware: string;
}

export const catalog = catalogOf<Messages>('questions/paper');
