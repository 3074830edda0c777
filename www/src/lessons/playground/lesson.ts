import { html } from 'lit';
import type { Lesson } from '../lesson';

export const lesson = {
  name: 'playground',
  group: 'training',
  load: () => import('./playground'),
  view: () => html`<chainrule-playground></chainrule-playground>`,
  card: {
    rank: 'miniature',
    load: () => import('./card'),
    view: () => html`<chainrule-card-playground></chainrule-card-playground>`,
  },
} as const satisfies Lesson;
