import { html } from 'lit';
import type { Lesson } from '../lesson';

export const lesson = {
  name: 'images',
  group: 'training',
  load: () => import('./images'),
  view: () => html`<chainrule-images></chainrule-images>`,
  card: {
    rank: 'miniature',
    load: () => import('./card'),
    view: () => html`<chainrule-card-images></chainrule-card-images>`,
  },
} as const satisfies Lesson;
