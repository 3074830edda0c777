import type { NetworkFormat } from '../../engine/wire';

/** Two lines of Python that make a file which loads out of one that does not; nothing where two lines are not enough. */
export function conversion(format: NetworkFormat, name: string): string | undefined {
  const from = JSON.stringify(name);
  const to = JSON.stringify(`${name.replace(/\.[^.]*$/, '')}.safetensors`);
  switch (format) {
    case 'pytorch':
      return `import torch; from safetensors.torch import save_file
save_file(torch.load(${from}, map_location="cpu", weights_only=True), ${to})`;
    case 'keras':
    case 'hdf5':
      return `import keras; from safetensors.numpy import save_file
save_file({w.path: w.numpy() for w in keras.models.load_model(${from}).weights}, ${to})`;
    case 'npz':
      return `import numpy as np; from safetensors.numpy import save_file
save_file(dict(np.load(${from})), ${to})`;
    case 'npy':
    case 'onnx':
    case 'zip':
      return undefined;
  }
}
