import type { DigitsSnapshot, LearnDigits } from './commands/images';
import type { Job } from './job';
import type { ImagesCore } from './wire';

/** A small training on synthetic digits with images of its own: the current training is not affected. */
export function digitsJob(core: ImagesCore, { drawn, config, nShown }: LearnDigits): Job<DigitsSnapshot> {
  const data = core.ImageData.drawn(drawn.nTrain, drawn.nTest, drawn.seed);
  try {
    const training = core.ImageTraining.begin(data, config);
    const shown = Uint32Array.from({ length: Math.min(nShown, drawn.nTest) }, (_, i) => i);
    return {
      advance: () => training.advance(),
      snapshot: () => ({ ...training.snapshot(), samples: training.samples(shown) }),
      free: () => training.free(),
    };
  } finally {
    // The training holds its own reference to them.
    data.free();
  }
}
