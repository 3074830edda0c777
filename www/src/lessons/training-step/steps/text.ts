import { catalogOf } from '../../../base/words';

export interface Messages {
  readonly title: string;
  readonly how: string;
  readonly inTurn: string;
  readonly nSteps: string;
  readonly badCount: (last: string) => string;
  readonly chart: string;
  readonly loss: string;
  readonly trainingStep: string;
  readonly atStep: (step: string) => string;
  readonly sample: string;
  readonly table: string;
  readonly open: (step: string) => string;
  readonly overflow: (id: string, step: string) => string;
}

export const catalog = catalogOf<Messages>('training-step/training-steps');
