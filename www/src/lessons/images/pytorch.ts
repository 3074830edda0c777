import { torchModule } from '../../trace/activations';
import type { State } from './state';

/** A script that loads the weights in PyTorch and measures the accuracy on the test files of the set. */
export function script({ data, layers, function: activation }: State): string {
  const scaling = data === 'fashion_mnist' ? '(x / 255 - 0.5) / 0.5' : 'x / 255';
  return `# Loads weights trained with chainrule and measures their test accuracy.
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
        shapes = [weights[f"layers.{i}.weight"].shape for i in range(${layers + 1})]
        self.layers = nn.ModuleList(nn.Linear(n_in, n_out) for n_out, n_in in shapes)
        self.activation = ${torchModule(activation)}

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
    logits = network(${scaling})
print("test accuracy:", (logits.argmax(1) == labels).float().mean().item())
print("test loss:", nn.functional.cross_entropy(logits, labels).item())
`;
}
