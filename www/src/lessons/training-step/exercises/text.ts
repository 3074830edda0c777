import { catalogOf } from '../../../base/words';
import type { Exercise } from '../../../engine/wire';

export interface Messages {
  readonly title: string;
  readonly how: string;
  /** The same, where the page was opened from a disk. */
  readonly howOnDisk: string;
  readonly size: string;
  readonly sizes: Readonly<Record<Exercise['size'], string>>;
  readonly difficulty: string;
  readonly difficulties: Readonly<Record<Exercise['difficulty'], string>>;
  readonly seed: string;
  readonly badSeed: (last: string) => string;
  readonly another: string;
  readonly open: string;
  readonly link: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly paper: string;
  readonly paperText: string;
  readonly printSheet: string;
  readonly printKey: string;
  readonly class: string;
  readonly classText: (first: string, last: string) => string;
  readonly count: string;
  readonly printSheets: string;
  readonly printKeys: string;
}

export const catalog = catalogOf<Messages>('training-step/exercises');
