import type { ActivationLabels } from '../../session/activation-names';

const text: ActivationLabels = {
  identity: 'none (identity)',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  relu: 'ReLU',
  leaky_relu: 'leaky ReLU',
  elu: 'ELU',
  gelu: 'GELU',
  silu: 'SiLU',
  softplus: 'softplus',
};

export default text;
