import type { Language } from '../../../base/locale';

const text: Language = { name: 'English', direction: 'ltr', comma: ', ' };

export default text;
