import type { ActivationName } from '../engine/activations';
import type { Catalog } from './locale';

/** What the activation functions are called. */
export const activationLabels: Catalog<Readonly<Record<ActivationName, string>>> = {
  en: {
    identity: 'none (identity)',
    sigmoid: 'sigmoid',
    tanh: 'tanh',
    relu: 'ReLU',
    leaky_relu: 'leaky ReLU',
    elu: 'ELU',
    gelu: 'GELU',
    silu: 'SiLU',
    softplus: 'softplus',
  },
  fa: {
    identity: 'بدون تابع (همانی)',
    sigmoid: 'سیگموئید',
    tanh: 'tanh',
    relu: 'ReLU',
    leaky_relu: 'ReLU نشتی',
    elu: 'ELU',
    gelu: 'GELU',
    silu: 'SiLU',
    softplus: 'سافت‌پلاس',
  },
};
