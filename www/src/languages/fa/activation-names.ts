import type { ActivationLabels } from '../../session/activation-names';

const text: ActivationLabels = {
  identity: 'بدون تابع (همانی)',
  sigmoid: 'سیگموئید',
  tanh: 'tanh',
  relu: 'ReLU',
  leaky_relu: 'ReLU نشتی',
  elu: 'ELU',
  gelu: 'GELU',
  silu: 'SiLU',
  softplus: 'سافت‌پلاس',
};

export default text;
