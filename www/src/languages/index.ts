import { provideWords } from '../base/words';

/** Every language is a folder of the same files. The words needed before a lesson is loaded, `page/`, come with the page. */
provideWords({
  atOnce: import.meta.glob('./*/page/*.ts', { eager: true, import: 'default' }),
  onDemand: import.meta.glob(['./*/**/*.ts', '!./*/page/*.ts'], { import: 'default' }),
});
