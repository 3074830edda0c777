import type { PlaygroundConfig, PlaygroundSnapshot, Schedule } from '../../engine/wire';
import { torchModule } from '../../trace/activations';
import { torchL1, torchLoss, torchOptimizer } from '../../trace/torch-training';

/** The names of the files that the script reads. */
export const fileNames = {
  script: 'chainrule-training.py',
  data: 'chainrule-data.csv',
  start: 'chainrule-start.safetensors',
  weights: 'chainrule-weights.safetensors',
} as const;

/**
 * A script that repeats the training in PyTorch, from the same initial weights with the samples in the same order, and
 * compares the weights.
 */
export function script(config: PlaygroundConfig, shown: PlaygroundSnapshot): string {
  const { data, hidden, optimizer, batchSize } = config;
  const areValues = shown.task === 'values';
  const sizes = hidden.map(({ nNeurons }) => nNeurons);
  const nInputs = shown.layers[0]?.weight[0]?.length ?? 0;
  const modules = hidden.map(
    ({ nNeurons, activation }, i) =>
      `    nn.Linear(${i === 0 ? nInputs : sizes[i - 1]}, ${nNeurons}), ${torchModule(activation)},`,
  );
  const isOneLogit = !areValues && shown.nTargets === 2;
  return `# Repeats a training of chainrule in PyTorch, from the same initial weights with the samples in the same order.
# pip install torch numpy safetensors; the other three files are next to this script.
import csv
import math

import torch
from safetensors.torch import load_file
from torch import nn

torch.set_default_dtype(torch.float64)
N_UPDATES = ${shown.step}
BATCH_SIZE = ${batchSize}
LEARNING_RATE = ${optimizer.learningRate}

with open("${fileNames.data}", newline="", encoding="utf-8") as file:
    header, *rows = csv.reader(file)
x = torch.tensor([[float(cell) for cell in row[:-2]] for row in rows])
parts = {part: [i for i, row in enumerate(rows) if row[-1] == part] for part in ("train", "validation", "test")}
train = parts["train"]
${data.standardize ? standardized : ''}${featureLines(data.features)}${areValues ? valueLines(shown, data) : classLines(shown)}
network = nn.Sequential(
${modules.join('\n')}
    nn.Linear(${sizes.at(-1)}, ${isOneLogit || areValues ? 1 : shown.nTargets}),
)
start = load_file("${fileNames.start}")
order = start.pop("order").long()
network.load_state_dict(start)
loss_of = ${torchLoss(config.loss)}
optimizer = ${torchOptimizer(optimizer)}


def output(x):
    return network(x)${isOneLogit || areValues ? '.squeeze(1)' : ''}


${scheduleLines(config.schedule, Math.max(1, shown.sizes.nUpdates))}
x_train, t_train = x[train], t[train]
batches = (batch for epoch in order for batch in epoch.split(BATCH_SIZE))
for step, batch in zip(range(N_UPDATES), batches):
    for group in optimizer.param_groups:
        group["lr"] = LEARNING_RATE * factor(step)
    optimizer.zero_grad()
    loss_of(output(x_train[batch]), t_train[batch]).backward()
${torchL1(optimizer)}    optimizer.step()

with torch.no_grad():
    for part, indices in parts.items():
        if indices:
            y = output(x[indices])
            print(part, "loss:", loss_of(y, t[indices]).item()${areValues ? '' : `, "accuracy:", (${isOneLogit ? '(y > 0) == (t[indices] > 0.5)' : 'y.argmax(1) == t[indices]'}).double().mean().item()`})
weights = load_file("${fileNames.weights}")
state = network.state_dict()
print("largest difference of a weight:", max((state[name] - weights[name]).abs().max().item() for name in weights))
`;
}

const standardized = `
# Standardized by the training data.
mean, std = x[train].mean(0), x[train].std(0, correction=0)
std[std == 0] = 1
x = (x - mean) / std
`;

function featureLines(features: PlaygroundConfig['data']['features']): string {
  if (features.length === 0) return '';
  const formulas = {
    x1: 'x[:, 0]',
    x2: 'x[:, 1]',
    x1_squared: 'x[:, 0] ** 2',
    x2_squared: 'x[:, 1] ** 2',
    x1_x2: 'x[:, 0] * x[:, 1]',
    sin_x1: '(math.pi * x[:, 0]).sin()',
    sin_x2: '(math.pi * x[:, 1]).sin()',
  };
  return `x = torch.stack([${features.map((feature) => formulas[feature]).join(', ')}], 1)\n`;
}

function valueLines(shown: PlaygroundSnapshot, { standardize }: PlaygroundConfig['data']): string {
  const isScaled = standardize && shown.inputNames.length > 0;
  return `t = torch.tensor([float(row[-2]) for row in rows])
${
  isScaled
    ? `t_mean, t_std = t[train].mean(), t[train].std(correction=0)
t = (t - t_mean) / (t_std if t_std > 0 else 1)
`
    : ''
}`;
}

function classLines(shown: PlaygroundSnapshot): string {
  const names = shown.classNames.length > 0 ? shown.classNames : ['0', '1'];
  const kind = shown.nTargets === 2 ? 'get_default_dtype()' : 'long';
  return `CLASSES = ${JSON.stringify(names)}
t = torch.tensor([CLASSES.index(row[-2]) for row in rows], dtype=torch.${kind})
`;
}

/** The factor on the learning rate of the update that follows `step` others. */
function scheduleLines(schedule: Schedule, nEpochUpdates: number): string {
  return `def factor(step):
    return ${factor(schedule, nEpochUpdates)}

`;
}

function factor(schedule: Schedule, nEpochUpdates: number): string {
  if (schedule === 'constant') return '1.0';
  if ('step_decay' in schedule)
    return `${schedule.step_decay.factor} ** (step // ${schedule.step_decay.nSteps * nEpochUpdates})`;
  if ('warm_up' in schedule)
    return `min(step + 1, ${schedule.warm_up.nSteps * nEpochUpdates}) / ${schedule.warm_up.nSteps * nEpochUpdates}`;
  const { nSteps, floor } = schedule.cosine;
  const n = nSteps * nEpochUpdates;
  return `${floor} + (1 - ${floor}) * 0.5 * (1 + math.cos(math.pi * min(step, ${n}) / ${n}))`;
}
