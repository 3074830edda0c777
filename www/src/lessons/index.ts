import { lesson as activations } from './activations/lesson';
import { lesson as capacity } from './capacity/lesson';
import { lesson as draw } from './draw/lesson';
import { lesson as gradientFlow } from './gradient-flow/lesson';
import { lesson as images } from './images/lesson';
import type { Lesson } from './lesson';
import { lesson as linear } from './linear/lesson';
import { lesson as playground } from './playground/lesson';
import { lesson as questions } from './questions/lesson';
import { lesson as trainingStep } from './training-step/lesson';

const course = [
  trainingStep,
  activations,
  linear,
  gradientFlow,
  capacity,
  playground,
  images,
  draw,
  questions,
] as const satisfies readonly Lesson[];

export type LessonName = (typeof course)[number]['name'];

/** The lessons in the order of the course. No other file imports a lesson. */
export const lessons: readonly (Lesson & { readonly name: LessonName })[] = course;
