import type { DataReport, TimedImageSnapshot } from '../../engine/commands/images';
import { torchModule } from '../../trace/activations';

/** What becomes of a gray level x from 0 to 255 before it enters the network, as Python has it. */
export function inputFormula({ scaling }: DataReport): string {
  return scaling === 'centered' ? '(x / 255 - 0.5) / 0.5' : 'x / 255';
}

/** A script that loads the network on view in PyTorch and measures its accuracy on the test files of its images. */
export function script({ shape, config }: TimedImageSnapshot, report: DataReport): string {
  const inputs = inputFormula(report);
  const { isRounded, labels, pictures } = report;
  const first = labels[0] ?? 0;
  // Pictures have files of the images as they are trained on.
  const isTransposed = report.isTransposed && !pictures;
  const names = pictures
    ? ['t10k-images.idx3-ubyte', 't10k-labels.idx1-ubyte']
    : ['t10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz'];
  const classes = pictures
    ? `\n# The classes, in the order of the outputs.\nCLASSES = ${JSON.stringify(pictures.names)}`
    : '';
  return `# Loads the weights of a network ${shape.join('-')} of chainrule and measures their test accuracy.
# The accuracy needs inputs normalized as here: a gray level x from 0 to 255 enters as ${inputs}.
# pip install torch safetensors numpy; the IDX test files are next to this script.
import gzip

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn

WEIGHTS = "chainrule-images.safetensors"
IMAGES = "${names[0]}"
LABELS = "${names[1]}"${classes}


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


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    while data[:2] == b"\\x1f\\x8b":
        data = gzip.decompress(data)
    kinds = {8: "u1", 9: "i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}
    shape = np.frombuffer(data, ">u4", data[3], 4)
    return np.frombuffer(data, kinds[data[2]], offset=4 + 4 * data[3]).reshape(shape)


weights = load_file(WEIGHTS)
network = Network(weights)
network.load_state_dict(weights)
network.eval()
labels = torch.tensor(read(LABELS).astype(np.int64))${first === 0 ? '' : ` - ${first}  # the lowest label is class 0`}
images = read(IMAGES)
${isTransposed ? 'images = images.transpose(0, 2, 1)  # as here\n' : ''}${isRounded ? 'images = np.round(images * 255) if images.max() <= 1 else np.round(images)  # to gray levels, as here\n' : ''}x = torch.tensor(images.reshape(len(labels), -1).astype(np.float32))
with torch.no_grad():
    logits = network(${inputs})
print("test accuracy:", (logits.argmax(1) == labels).float().mean().item())
print("test loss:", nn.functional.cross_entropy(logits, labels).item())
`;
}
