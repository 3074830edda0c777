import type { Language } from '../../../base/locale';

const text: Language = { name: 'English', direction: 'ltr' };

export default text;
