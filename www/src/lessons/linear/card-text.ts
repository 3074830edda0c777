import { catalogOf } from '../../base/words';

export interface Messages {
  readonly figure: { readonly off: string; readonly on: string };
  readonly activationsAre: string;
  readonly sides: { readonly off: string; readonly on: string };
  readonly depth: string;
  readonly reading: string;
}

export const catalog = catalogOf<Messages>('linear/card');
