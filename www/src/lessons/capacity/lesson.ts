import { html } from 'lit';
import type { Lesson } from '../lesson';
import { views } from './view-names';

export const lesson = {
  name: 'capacity',
  group: 'depth',
  load: () => import('./capacity'),
  view: () => html`<chainrule-capacity></chainrule-capacity>`,
  views,
  card: {
    rank: 'miniature',
    load: () => import('./card'),
    view: () => html`<chainrule-card-capacity></chainrule-card-capacity>`,
  },
} as const satisfies Lesson;
