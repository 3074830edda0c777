import { html } from 'lit';
import type { Lesson } from '../lesson';
import { views } from './view-names';

export const lesson = {
  name: 'gradient-flow',
  group: 'depth',
  load: () => import('./gradient-flow'),
  view: () => html`<chainrule-gradient-flow></chainrule-gradient-flow>`,
  views,
  card: {
    rank: 'miniature',
    load: () => import('./card'),
    view: () => html`<chainrule-card-gradient-flow></chainrule-card-gradient-flow>`,
  },
} as const satisfies Lesson;
