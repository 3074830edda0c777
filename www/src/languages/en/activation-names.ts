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
    sigmoid: 'Gates of LSTMs, and one probability at the output. No longer in hidden layers.',
    tanh: 'States of recurrent networks; hidden layers before ReLU.',
    relu: 'The usual choice for hidden layers: cheap, and its gradient does not shrink.',
    leaky_relu: 'Where dead units are a problem; discriminators of GANs.',
    elu: 'Like ReLU, with outputs closer to 0 on average.',
    gelu: 'Transformers: BERT, GPT, ViT.',
    silu: 'EfficientNet; as part of SwiGLU in Llama.',
    softplus: 'Where a number has to be positive: standard deviations, rates.',
    mish: 'YOLOv4; elsewhere in place of SiLU, which it resembles.',
  },
};

export default text;
