import { provideWords } from '../base/words';

/** All words of all languages: for tests, which load no part of the page on demand. */
export const all: Readonly<Record<string, unknown>> = import.meta.glob('./*/**/*.ts', {
  eager: true,
  import: 'default',
});

provideWords({ atOnce: all, onDemand: {} });
