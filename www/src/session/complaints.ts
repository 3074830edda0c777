import { html, type TemplateResult } from 'lit';
import { catalogOf, words } from '../base/words';
import type { BadParam } from './url-state';

/** What is said about a parameter of the address that cannot be used. */
export interface Messages {
  readonly badParam: (param: string, got: string, expected: string) => string;
}

export const catalog = catalogOf<Messages>('page/complaints');

/** In the reader's language. */
export function complaint({ param, got, expected }: BadParam): string {
  return words(catalog).badParam(param, got, expected);
}

export function complaints(bad: readonly BadParam[]): TemplateResult[] {
  return bad.map((one) => html`<p>${complaint(one)}</p>`);
}
