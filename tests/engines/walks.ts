import type { LessonName } from '../browser/lessons';
import { Record } from './fixtures';
import type { Reader } from './reader';

/** Where a walk begins, and the one thing that a reader comes to do there. */
interface Walk {
  /** The address after its question mark, but for the language. */
  readonly query: string;
  /** What is there when the lesson can be used, if that is later than its other parts. */
  readonly ready?: string;
  readonly job: (reader: Reader, from?: number) => Promise<void>;
  /** Of a job of many steps, one near its end, where it is begun in other places than the first. */
  readonly late?: number;
}

/** The number of steps of the worksheet's network: the whole of it, and forward and loss alone. */
const [whole, toTheLoss] = [91, 21];

/** A lesson, or the page before all of them. */
export type Place = LessonName | 'home';

export const walks: { readonly [place in Place]: Walk } = {
  home: {
    query: '',
    job: async (reader) => {
      for (let step = 1; step <= toTheLoss; step++) {
        await reader.click('chainrule-card-training-step >> button', 'Next step');
        await reader.sees('.working p', `Step ${step} of ${toTheLoss}`);
      }
    },
  },
  'training-step': {
    query: 'lesson=training-step',
    late: 80,
    job: async (reader, from = 0) => {
      for (let step = from + 1; step <= whole; step++) {
        await reader.click('button[data-action=next]');
        await reader.sees('output', `${step} / ${whole}`);
      }
    },
  },
  activations: {
    query: 'lesson=activations',
    job: async (reader) => {
      await reader.drag('chainrule-plot', [0.5, 0.5], [0.6, 0.5], [0.75, 0.6]);
      await reader.press('.probe', 'End');
      await reader.press('.probe', 'PageUp');
      await reader.sees('caption', 'Values at x = 6');
    },
  },
  linear: {
    query: 'lesson=linear',
    job: async (reader) => {
      await reader.press('chainrule-slider[data-name=depth] >> input', 'ArrowRight');
      await reader.click('[data-do=train]');
      await reader.sees('[data-do=again]');
    },
  },
  'gradient-flow': {
    query: 'lesson=gradient-flow',
    job: async (reader) => {
      await reader.sees('.ratios td');
    },
  },
  capacity: {
    query: 'lesson=capacity',
    job: async (reader) => {
      await reader.sees('[data-action=toggle]', 'Finished');
    },
  },
  playground: {
    query: 'lesson=playground&epochs=20',
    job: async (reader) => {
      await reader.click('[data-do=play]');
      await reader.sees('[data-stop=epochs]');
    },
  },
  images: {
    query: 'lesson=images&epochs=1',
    ready: '[data-reading=counts]',
    job: async (reader) => {
      await reader.click('[data-do=train]');
      await reader.sees('[data-do=train]', 'Train again');
    },
  },
  draw: {
    query: 'lesson=draw',
    job: async (reader) => {
      await reader.click('button[aria-label="Sample: three"]');
      await reader.sees('.verdict .digit', '3');
    },
  },
  questions: {
    query: 'lesson=questions&view=train',
    job: async (reader) => {
      await reader.click('[data-action=step]');
      await reader.sees('[data-action=resume]');
    },
  },
};

/** The walk of a lesson in another place than the one where Chromium went first: its job has to come to the same. */
export async function walkAgain(reader: Reader, name: Place): Promise<void> {
  const { query, ready = 'chainrule-outlet >> h1', job, late } = walks[name];
  const seen = new Record(name, { isFirst: false });
  await reader.driver.resize(1280, 800);
  await reader.open(`?${query}&lang=en${late === undefined ? '' : `&step=${late}`}`);
  await reader.sees(ready);
  await job(reader, late);
  await seen.compare(reader, 'after its job');
}

/** The names of all walks. */
export const names = Object.keys(walks) as readonly Place[];
