import type { DataReport, TimedImageSnapshot } from '../../engine/commands/images';
import { torchModule } from '../../trace/activations';
import { torchL1, torchLoss, torchOptimizer } from '../../trace/torch-training';
import { inputFormula } from './pytorch';

/** The names of the files that the script reads. */
export const fileNames = {
  script: 'chainrule-repeat.py',
  start: 'chainrule-start.safetensors',
  weights: 'chainrule-images.safetensors',
} as const;

/**
 * A script that repeats the training on view in PyTorch, from the same initial weights with the images in the same order, and
 * compares the weights.
 */
export function repeatScript({ shape, config, step }: TimedImageSnapshot, report: DataReport): string {
  const modules = shape
    .slice(1)
    .map((n, i) => `nn.Linear(${shape[i]}, ${n})`)
    .join(', ');
  return `# Repeats a training of chainrule in PyTorch, from the same initial weights with the images in the same order.
# pip install torch numpy safetensors; the other files are next to this script, the IDX files with or without .gz.
# PyTorch adds up in another order, and so the weights drift apart slowly, in steps of 32-bit rounding.
import gzip
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn

N_UPDATES = ${step}
BATCH_SIZE = ${config.batchSize}


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([${modules}])
        self.activation = ${torchModule(config.activation)}

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = self.activation(layer(x))
        return self.layers[-1](x)


def read(name, header):
    for path in map(Path, (name, name.replace("-idx", ".idx"), name + ".gz")):
        if path.exists():
            raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            return np.frombuffer(raw, np.uint8, offset=header)
    raise SystemExit(f"{name} is not here, nor {name}.gz.")


def load(part):
    labels = torch.tensor(read(f"{part}-labels-idx1-ubyte", 8), dtype=torch.long)
    x = torch.tensor(read(f"{part}-images-idx3-ubyte", 16).reshape(len(labels), -1), dtype=torch.float32)
    return ${inputFormula(report)}, labels


start = load_file("${fileNames.start}")
order = start.pop("order").long()
if not start:
    raise SystemExit("This training began with the weights of a file. Load them into start here.")
network = Network()
network.load_state_dict(start)
loss_of = ${torchLoss(config.loss)}
optimizer = ${torchOptimizer(config.optimizer)}

x, labels = load("train")
batches = (batch for epoch in order for batch in epoch.split(BATCH_SIZE))
for step, batch in zip(range(N_UPDATES), batches):
    optimizer.zero_grad()
    loss = loss_of(network(x[batch]), labels[batch])
    loss.backward()
${torchL1(config.optimizer)}    optimizer.step()
if N_UPDATES:
    print("loss of the last batch, before its update:", loss.item())

x, labels = load("t10k")
with torch.no_grad():
    logits = network(x)
    print("test accuracy:", (logits.argmax(1) == labels).double().mean().item())
    print("test loss:", loss_of(logits, labels).item())
weights = load_file("${fileNames.weights}")
state = network.state_dict()
print("largest difference of a weight:", max((state[name] - weights[name]).abs().max().item() for name in weights))
`;
}
