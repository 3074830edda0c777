import { html } from 'lit';
import type { Lesson } from '../lesson';

export const lesson = {
  name: 'activations',
  group: 'foundations',
  load: () => import('./activations'),
  view: () => html`<chainrule-activations></chainrule-activations>`,
  card: {
    rank: 'miniature',
    load: () => import('./card'),
    view: () => html`<chainrule-card-activations></chainrule-card-activations>`,
  },
} as const satisfies Lesson;
