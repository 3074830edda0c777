import { html, type TemplateResult } from 'lit';
import { words } from '../base/words';
import { lessons } from '../lessons';
import { about, catalog } from '../lessons/words';
import '../home/home';

/** Where the address can lead: the home page, or a lesson. */
export interface Place {
  /** As in the address; empty for the home page. */
  readonly name: string;
  load(): Promise<unknown>;
  view(params: URLSearchParams): TemplateResult;
}

/** It comes with the page; its figures come into the room that is kept for them. */
const home: Place = {
  name: '',
  load: async () => {},
  view: () => html`<chainrule-home></chainrule-home>`,
};

export function findPlace(name: string): Place | undefined {
  return name === '' ? home : lessons.find((lesson) => lesson.name === name);
}

export function titleOf({ name }: Place): string {
  return name === '' ? words(catalog).home : about(name).title;
}
