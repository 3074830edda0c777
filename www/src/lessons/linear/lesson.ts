import { html } from 'lit';
import type { Lesson } from '../lesson';

export const lesson = {
  name: 'linear',
  group: 'foundations',
  load: () => import('./linear'),
  view: () => html`<chainrule-linear></chainrule-linear>`,
  card: {
    rank: 'miniature',
    load: () => import('./card'),
    view: () => html`<chainrule-card-linear></chainrule-card-linear>`,
  },
} as const satisfies Lesson;
