import { provideWords } from '../base/words';

/**
 * Each language is a folder of the same files, with a folder for each lesson. The words needed before a lesson, `page/` and
 * each `about.ts`, come with the page.
 */
provideWords({
  atOnce: import.meta.glob(['./*/page/*.ts', './*/*/about.ts'], { eager: true, import: 'default' }),
  onDemand: import.meta.glob(['./*/**/*.ts', '!./*/page/*.ts', '!./*/*/about.ts'], { import: 'default' }),
});
