import type { Catalog } from '../../app/locale';
import { en } from './en';
import { fa } from './fa';
import type { Messages } from './messages';

export const catalog: Catalog<Messages> = { en, fa };
