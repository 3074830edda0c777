import type { DataReport, TimedImageSnapshot } from '../../engine/commands/images';
import { torchModule } from '../../trace/activations';

/** What becomes of a gray level x from 0 to 255 before it enters the network, as Python has it. */
export function inputFormula({ source }: DataReport): string {
  return source === 'fashion_mnist' ? '(x / 255 - 0.5) / 0.5' : 'x / 255';
}

/** A script that loads the network on view in PyTorch and measures its accuracy on the test files of its images. */
export function script({ shape, config }: TimedImageSnapshot, report: DataReport): string {
  const inputs = inputFormula(report);
  return `# Loads the weights of a network ${shape.join('-')} of chainrule and measures their test accuracy.
# The accuracy needs inputs normalized as here: a gray level x from 0 to 255 enters as ${inputs}.
# pip install torch safetensors numpy; the IDX test files are next to this script.
import gzip

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn

WEIGHTS = "chainrule-images.safetensors"
IMAGES = "t10k-images-idx3-ubyte.gz"
LABELS = "t10k-labels-idx1-ubyte.gz"


class Network(nn.Module):
    def __init__(self, weights):
        super().__init__()
        shapes = [weights[f"layers.{i}.weight"].shape for i in range(${shape.length - 1})]
        self.layers = nn.ModuleList(nn.Linear(n_in, n_out) for n_out, n_in in shapes)
        self.activation = ${torchModule(config.activation)}

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = self.activation(layer(x))
        return self.layers[-1](x)  # logits; nn.CrossEntropyLoss takes logits


def read(path, header):
    with gzip.open(path) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


weights = load_file(WEIGHTS)
network = Network(weights)
network.load_state_dict(weights)
network.eval()
labels = torch.tensor(read(LABELS, 8), dtype=torch.long)
x = torch.tensor(read(IMAGES, 16).reshape(len(labels), -1), dtype=torch.float32)
with torch.no_grad():
    logits = network(${inputs})
print("test accuracy:", (logits.argmax(1) == labels).float().mean().item())
print("test loss:", nn.functional.cross_entropy(logits, labels).item())
`;
}
