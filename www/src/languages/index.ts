import { provideWords } from '../base/words';

/** Each language is a folder of the same files. `page/`, the words needed before a lesson, comes with the page. */
provideWords({
  atOnce: import.meta.glob('./*/page/*.ts', { eager: true, import: 'default' }),
  onDemand: import.meta.glob(['./*/**/*.ts', '!./*/page/*.ts'], { import: 'default' }),
});
