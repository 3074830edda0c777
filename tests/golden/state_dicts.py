"""Makes state_dicts/: networks as PyTorch and Keras save them, and what PyTorch computes with them.

pip install torch safetensors numpy, and then python state_dicts.py. The images are 4 x 4 pixels: ten random patterns with noise.
"""

import json
import struct
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file as save_arrays
from safetensors.torch import save_file
from torch import nn

FOLDER = Path(__file__).parent / "state_dicts"
N_TRAIN, N_TEST, SIDE, N_CLASSES = 400, 200, 4, 10


class Named(nn.Module):
    """Layers with names of their own, whose alphabetical order is not theirs."""

    def __init__(self, names, sizes, activation, bias=True):
        super().__init__()
        self.names, self.activation = names, activation
        for name, n_in, n_out in zip(names, sizes, sizes[1:]):
            self.add_module(name, nn.Linear(n_in, n_out, bias=bias))
        self.register_buffer("num_batches_tracked", torch.tensor(0))

    def forward(self, x):
        for name in self.names[:-1]:
            x = self.activation(self.get_submodule(name)(x))
        return self.get_submodule(self.names[-1])(x)


class Wrapped(nn.Module):
    def __init__(self, name, inner):
        super().__init__()
        self.add_module(name, inner)

    def forward(self, x):
        return next(self.children())(x)


class Listed(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(n_in, n_out) for n_in, n_out in zip(sizes, sizes[1:]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = torch.relu(layer(x))
        return self.layers[-1](x)


def sequential(sizes, activation):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [nn.Linear(n_in, n_out), activation()]
    return nn.Sequential(*layers[:-1])


def images(n, patterns, generator):
    labels = torch.arange(n) % N_CLASSES
    noise = torch.randint(-70, 71, (n, SIDE * SIDE), generator=generator)
    return (patterns[labels] + noise).clamp(0, 255).to(torch.uint8), labels


def write_idx(part, pixels, labels):
    n = len(labels)
    header = struct.pack(">4BIII", 0, 0, 8, 3, n, SIDE, SIDE)
    (FOLDER / f"{part}-images-idx3-ubyte").write_bytes(header + pixels.numpy().tobytes())
    header = struct.pack(">4BI", 0, 0, 8, 1, n)
    (FOLDER / f"{part}-labels-idx1-ubyte").write_bytes(header + labels.to(torch.uint8).numpy().tobytes())


def train(network, x, labels):
    optimizer = torch.optim.Adam(network.parameters(), lr=0.01)
    for _ in range(60):
        optimizer.zero_grad()
        nn.functional.cross_entropy(network(x), labels).backward()
        optimizer.step()


def keras(network):
    """The arrays of a model of Keras with the same weights: kernels are (inputs, outputs)."""
    linear = [module for module in network.modules() if isinstance(module, nn.Linear)]
    names = ["dense" if i == 0 else f"dense_{i}" for i in range(len(linear))]
    kernels = {f"{name}/kernel:0": layer.weight.detach().numpy().T.copy() for name, layer in zip(names, linear)}
    biases = {f"{name}/bias:0": layer.bias.detach().numpy() for name, layer in zip(names, linear)}
    return kernels | biases


def main():
    torch.manual_seed(1)
    generator = torch.Generator().manual_seed(2)
    FOLDER.mkdir(exist_ok=True)
    patterns = torch.randint(0, 256, (N_CLASSES, SIDE * SIDE), generator=generator)
    (train_pixels, train_labels), (pixels, labels) = (images(n, patterns, generator) for n in (N_TRAIN, N_TEST))
    write_idx("train", train_pixels, train_labels)
    write_idx("t10k", pixels, labels)
    x = pixels.float() / 255
    gelu, silu = nn.functional.gelu, nn.functional.silu
    kinds = {
        "sequential": ("relu", sequential([16, 6, N_CLASSES], nn.ReLU), torch.float32),
        "deep": ("tanh", sequential([16, *[7] * 8, N_CLASSES], nn.Tanh), torch.float32),
        "named": ("gelu", Named(["fc1", "fc2", "fc3"], [16, 8, 8, N_CLASSES], gelu), torch.float32),
        "unordered": ("silu", Named(["input", "hidden", "final"], [16, 8, 6, N_CLASSES], silu), torch.float32),
        "no_bias": ("relu", Named(["fc1", "fc2"], [16, 8, N_CLASSES], torch.relu, bias=False), torch.float32),
        "parallel": (
            "sigmoid",
            Wrapped("module", Wrapped("net", sequential([16, 8, N_CLASSES], nn.Sigmoid))),
            torch.float32,
        ),
        "listed": ("relu", Listed([16, 16, 16, N_CLASSES]), torch.float32),
        "keras": ("elu", sequential([16, 16, 5, N_CLASSES], nn.ELU), torch.float32),
        "f16": ("relu", sequential([16, 6, N_CLASSES], nn.ReLU), torch.float16),
        "bf16": ("leaky_relu", sequential([16, 6, N_CLASSES], nn.LeakyReLU), torch.bfloat16),
        "f64": ("softplus", sequential([16, 6, N_CLASSES], nn.Softplus), torch.float64),
        "linear": ("identity", nn.Linear(16, N_CLASSES), torch.float32),
    }
    expected = []
    for name, (activation, network, dtype) in kinds.items():
        train(network, train_pixels.float() / 255, train_labels)
        file = FOLDER / f"{name}.safetensors"
        if name == "keras":
            save_arrays(keras(network), file)
        else:
            save_file(network.to(dtype).state_dict(), file)
        # With the numbers of the file, in 64 bits.
        with torch.no_grad():
            logits = network.double()(pixels.double() / 255)
        accuracy = (logits.argmax(1) == labels).double().mean().item()
        loss = nn.functional.cross_entropy(logits, labels).item()
        kind = {"name": name, "activation": activation, "accuracy": accuracy, "loss": loss}
        expected.append(kind | {"logits": logits[:10].tolist()})
        print(name, accuracy, loss)
    text = json.dumps({"torch": torch.__version__, "networks": expected}, indent=1)
    (FOLDER / "expected.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
