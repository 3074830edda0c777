import { provideWords } from '../base/words';

/**
 * Every language is a folder of the same files, with a folder for each lesson. What the page says before a lesson has come,
 * `page/` and what it says of the lessons, comes with it.
 */
provideWords({
  atOnce: import.meta.glob(['./*/page/*.ts', './*/*/about.ts'], { eager: true, import: 'default' }),
  onDemand: import.meta.glob(['./*/**/*.ts', '!./*/page/*.ts', '!./*/*/about.ts'], { import: 'default' }),
});
