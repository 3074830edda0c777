import type { ActivationName } from '../../engine/wire';
import type { Tone } from '../../figures/plot/plot-data';

/** Each function has a color and a dash pattern of its own, in every view. */
export const tones: Readonly<Record<ActivationName, Tone>> = {
  relu: 's1',
  sigmoid: 's2',
  tanh: 's3',
  leaky_relu: 's4',
  elu: 's5',
  gelu: 's6',
  silu: 's7',
  softplus: 's8',
  identity: 's9',
};
