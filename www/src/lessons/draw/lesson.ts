import { html } from 'lit';
import type { Lesson } from '../lesson';
import { views } from './view-names';

export const lesson = {
  name: 'draw',
  group: 'applications',
  load: () => import('./draw'),
  view: () => html`<chainrule-draw></chainrule-draw>`,
  views,
  card: {
    rank: 'figure',
    load: () => import('./card'),
    view: () => html`<chainrule-card-draw></chainrule-card-draw>`,
  },
} as const satisfies Lesson;
