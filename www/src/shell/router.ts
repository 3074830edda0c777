import { html, type TemplateResult } from 'lit';
import { words } from '../base/words';
import { titles } from '../lessons/titles';

/** A lesson of the page. Its code is fetched when it is first opened. */
export interface Lesson {
  /** Its name in the address; empty at home. */
  readonly name: string;
  title(): string;
  load(): Promise<unknown>;
  /** The lesson renders its own `h1`, which gets the focus when the reader comes from another lesson. */
  view(): TemplateResult;
}

/** The lessons in the order of the course. Nothing else imports a lesson. */
export const lessons: readonly Lesson[] = [
  {
    name: 'training-step',
    title: () => words(titles)['training-step'],
    load: () => import('../lessons/training-step/training-step'),
    view: () => html`<chainrule-training-step></chainrule-training-step>`,
  },
  {
    name: 'activations',
    title: () => words(titles).activations,
    load: () => import('../lessons/activations/activations'),
    view: () => html`<chainrule-activations></chainrule-activations>`,
  },
  {
    name: 'linear',
    title: () => words(titles).linear,
    load: () => import('../lessons/linear/linear'),
    view: () => html`<chainrule-linear></chainrule-linear>`,
  },
  {
    name: 'gradient-flow',
    title: () => words(titles)['gradient-flow'],
    load: () => import('../lessons/gradient-flow/gradient-flow'),
    view: () => html`<chainrule-gradient-flow></chainrule-gradient-flow>`,
  },
  {
    name: 'capacity',
    title: () => words(titles).capacity,
    load: () => import('../lessons/capacity/capacity'),
    view: () => html`<chainrule-capacity></chainrule-capacity>`,
  },
  {
    name: 'playground',
    title: () => words(titles).playground,
    load: () => import('../lessons/playground/playground'),
    view: () => html`<chainrule-playground></chainrule-playground>`,
  },
  {
    name: 'images',
    title: () => words(titles).images,
    load: () => import('../lessons/images/images'),
    view: () => html`<chainrule-images></chainrule-images>`,
  },
  {
    name: 'draw',
    title: () => words(titles).draw,
    load: () => import('../lessons/draw/draw'),
    view: () => html`<chainrule-draw></chainrule-draw>`,
  },
];

export const home: Lesson = {
  name: '',
  title: () => words(titles).home,
  load: () => import('../home/home'),
  view: () => html`<chainrule-home></chainrule-home>`,
};

export function findLesson(name: string): Lesson | undefined {
  return [home, ...lessons].find((lesson) => lesson.name === name);
}
