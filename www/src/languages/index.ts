import { provideWords } from '../base/words';

/** Every language is a folder of the same files. What the page says before a lesson has come, `page/`, comes with it. */
provideWords({
  atOnce: import.meta.glob('./*/page/*.ts', { eager: true, import: 'default' }),
  onDemand: import.meta.glob(['./*/**/*.ts', '!./*/page/*.ts'], { import: 'default' }),
});
