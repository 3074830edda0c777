import { html } from 'lit';
import type { Lesson } from '../lesson';
import { views } from './view-names';

export const lesson = {
  name: 'questions',
  group: 'applications',
  load: () => import('./questions'),
  view: () => html`<chainrule-questions></chainrule-questions>`,
  views,
  card: {
    rank: 'miniature',
    load: () => import('./card'),
    view: () => html`<chainrule-card-questions></chainrule-card-questions>`,
  },
} as const satisfies Lesson;
