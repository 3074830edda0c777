import { catalogOf } from '../../base/words';
import type { tries } from './state';
import type { View } from './view-names';

export interface Messages {
  readonly claim: string;
  readonly tries: Readonly<Record<keyof typeof tries, string>>;
  readonly view: string;
  readonly views: Readonly<Record<View, string>>;
  readonly notice: Readonly<Record<View, readonly string[]>>;
}

export const catalog = catalogOf<Messages>('questions/page');
