import { catalogOf } from '../../../base/words';
import type { Messages } from './messages';

export const catalog = catalogOf<Messages>('playground/table');
