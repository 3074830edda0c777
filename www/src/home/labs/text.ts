import { catalogOf } from '../../base/words';

export interface Messages {
  readonly heading: string;
  readonly activations: string;
  readonly activationsFigure: string;
  readonly activationsReading: (x: string, slopes: readonly string[]) => string;
  readonly linear: string;
  readonly linearFigure: { readonly off: string; readonly on: string };
  readonly linearReading: string;
  readonly activationsAre: string;
  readonly sides: { readonly off: string; readonly on: string };
  readonly flow: string;
  readonly flowFigure: string;
  readonly flowReading: string;
  readonly layer: string;
  readonly depth: string;
  readonly and: string;
  readonly capacity: string;
  readonly capacityFigure: string;
  readonly capacityReading: (step: string, pieces: string) => string;
  readonly units: string;
  readonly playground: string;
  readonly playgroundFigure: string;
  readonly playgroundReading: (epoch: string) => string;
  readonly unitsEach: string;
  readonly images: string;
  readonly imagesFigure: string;
  readonly imagesUnits: string;
  readonly imagesReading: (epoch: string, of: string) => string;
  readonly takenFor: (label: string, predicted: string) => string;
  readonly batchLoss: string;
  readonly testLoss: string;
  readonly updates: string;
}

export const catalog = catalogOf<Messages>('home/labs');
