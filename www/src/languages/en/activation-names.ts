import type { ActivationWords } from '../../session/activation-names';

const text: ActivationWords = {
  names: {
    identity: 'none (identity)',
    sigmoid: 'sigmoid',
    tanh: 'tanh',
    relu: 'ReLU',
    leaky_relu: 'leaky ReLU',
    elu: 'ELU',
    gelu: 'GELU',
    silu: 'SiLU',
    softplus: 'softplus',
    mish: 'Mish',
  },
  uses: {
    identity: 'Last layer before a loss that takes logits, and for regression.',
    sigmoid: 'LSTM gates, and a single probability at the output. Rarely used in hidden layers any more.',
    tanh: 'States of recurrent networks; hidden layers before ReLU.',
    relu: 'The default choice for hidden layers: cheap, and where x > 0 it passes on all of a gradient.',
    leaky_relu: 'Where dead units are a problem; GAN discriminators.',
    elu: 'Like ReLU, with outputs closer to 0 on average.',
    gelu: 'Transformers: BERT, GPT, ViT.',
    silu: 'EfficientNet; as part of SwiGLU in Llama.',
    softplus: 'Where a value must be positive: standard deviations, rates.',
    mish: 'YOLOv4; elsewhere instead of SiLU, which it resembles.',
  },
};

export default text;
