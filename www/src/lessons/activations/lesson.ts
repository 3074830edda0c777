import { html } from 'lit';
import type { Lesson } from '../lesson';
import { views } from './view-names';

export const lesson = {
  name: 'activations',
  group: 'foundations',
  load: () => import('./activations'),
  view: () => html`<chainrule-activations></chainrule-activations>`,
  views,
  card: {
    rank: 'miniature',
    load: () => import('./card'),
    view: () => html`<chainrule-card-activations></chainrule-card-activations>`,
  },
} as const satisfies Lesson;
