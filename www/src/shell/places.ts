import { html, type TemplateResult } from 'lit';
import { words } from '../base/words';
import { lessons } from '../lessons';
import { about, catalog } from '../lessons/words';

/** Where the address can lead: the home page, or a lesson. */
export interface Place {
  /** As in the address; empty for the home page. */
  readonly name: string;
  load(): Promise<unknown>;
  view(params: URLSearchParams): TemplateResult;
}

const home: Place = {
  name: '',
  load: () => Promise.all([import('../home/home'), firstFigures()]),
  view: () => html`<chainrule-home></chainrule-home>`,
};

/**
 * What the home page shows first comes with it, so that nothing jumps. A figure that cannot be loaded says so in its
 * place.
 */
function firstFigures(): Promise<unknown> {
  return Promise.allSettled(lessons.filter(({ card }) => card.rank === 'figure').map(({ card }) => card.load()));
}

export function findPlace(name: string): Place | undefined {
  return name === '' ? home : lessons.find((lesson) => lesson.name === name);
}

export function titleOf({ name }: Place): string {
  return name === '' ? words(catalog).home : about(name).title;
}
