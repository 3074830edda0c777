import type { TrainCore } from './image-desk';
import type { DigitsSnapshot, LearnDigits } from './images';
import type { Job } from './job';

/** A small training on digits drawn by rule with images of its own: what lies on the desk stays as it is. */
export function digitsJob(core: TrainCore, { drawn, config, n_shown }: LearnDigits): Job<DigitsSnapshot> {
  const data = core.ImageData.drawn(drawn.n_train, drawn.n_test, drawn.seed);
  try {
    const training = core.ImageTraining.begin(data, config);
    const shown = Uint32Array.from({ length: Math.min(n_shown, drawn.n_test) }, (_, i) => i);
    return {
      advance: () => training.advance(),
      snapshot: () => ({ ...training.snapshot(), samples: training.samples(shown) }),
      free: () => training.free(),
    };
  } finally {
    // The training has its own hold on them.
    data.free();
  }
}
