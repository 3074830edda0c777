import { catalogOf } from '../base/words';

export interface Titles {
  readonly home: string;
  readonly 'training-step': string;
  readonly activations: string;
  readonly linear: string;
  readonly 'gradient-flow': string;
  readonly capacity: string;
  readonly playground: string;
  readonly images: string;
  readonly draw: string;
}

/** What the lessons are called, in the header, on the home page and above themselves. */
export const titles = catalogOf<Titles>('page/lessons');
