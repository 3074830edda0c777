import { catalogOf } from '../../../base/words';

/** How data are taken along. */
export interface Messages {
  readonly copyLink: string;
  readonly copied: (n: string) => string;
  readonly notCopied: string;
  readonly link: string;
  readonly tooLong: (n: string, max: string) => string;
  readonly save: string;
  readonly badLink: string;
  readonly badFile: (name: string) => string;
}

export const catalog = catalogOf<Messages>('playground/share');
