import type { Loss, OptimizerConfig } from '../engine/wire';

/** The loss of `torch.nn`, which takes logits where ours does. */
export function torchLoss(loss: Loss): string {
  if (typeof loss === 'object') {
    if ('huber' in loss) return `nn.HuberLoss(delta=${loss.huber.delta})`;
    if ('hinge' in loss) return `nn.MultiMarginLoss(margin=${loss.hinge.margin})`;
    return 'nn.MSELoss()';
  }
  switch (loss) {
    case 'l1':
      return 'nn.L1Loss()';
    case 'binary_cross_entropy':
      return 'nn.BCEWithLogitsLoss()';
    // The same functions of the logits, as the core says.
    default:
      return 'nn.CrossEntropyLoss()';
  }
}

/** The optimizer of `torch.optim` for the parameters of `network`. */
export function torchOptimizer({ rule, learningRate, weightDecay }: OptimizerConfig): string {
  const common = `network.parameters(), lr=${learningRate}, weight_decay=${weightDecay}`;
  if (rule === 'sgd') return `torch.optim.SGD(${common})`;
  if ('momentum' in rule) return `torch.optim.SGD(${common}, momentum=${rule.momentum.momentum})`;
  if ('nesterov' in rule) return `torch.optim.SGD(${common}, momentum=${rule.nesterov.momentum}, nesterov=True)`;
  if ('rms_prop' in rule)
    return `torch.optim.RMSprop(${common}, alpha=${rule.rms_prop.alpha}, eps=${rule.rms_prop.eps})`;
  const [name, { beta1, beta2, eps }] = 'adam' in rule ? ['Adam', rule.adam] : ['AdamW', rule.adam_w];
  return `torch.optim.${name}(${common}, betas=(${beta1}, ${beta2}), eps=${eps})`;
}

/** The lines between the backward pass and the update that add the gradient of an L1 penalty, if there is one. */
export function torchL1({ l1 = 0 }: OptimizerConfig): string {
  if (l1 === 0) return '';
  return `    for parameter in network.parameters():
        parameter.grad.add_(${l1} * parameter.sign())  # the gradient of the L1 penalty
`;
}
