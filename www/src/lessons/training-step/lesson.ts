import { html } from 'lit';
import type { Lesson } from '../lesson';

export const lesson = {
  name: 'training-step',
  formerNames: ['forward'],
  group: 'foundations',
  load: () => Promise.all([import('./training-step'), import('./expression/expression')]),
  view: (params) =>
    params.has('expression')
      ? html`<chainrule-expression></chainrule-expression>`
      : html`<chainrule-training-step></chainrule-training-step>`,
  card: {
    rank: 'figure',
    load: () => import('./card'),
    view: () => html`<chainrule-card-training-step></chainrule-card-training-step>`,
  },
} as const satisfies Lesson;
