import { expect, test } from 'vitest';
import { hiddenLayers } from './fields';

const field = hiddenLayers([{ units: 4, activation: 'tanh' }]);

test('layers are read as they are written', () => {
  for (const text of ['1identity', '8tanh,4relu', '3leaky_relu,2silu,1elu,5gelu,6softplus,7sigmoid']) {
    const layers = field.read(text);
    expect(layers && field.write(layers)).toBe(text);
  }
});

test('invalid layers are refused', () => {
  for (const text of [
    '',
    '0tanh',
    '9tanh',
    '8',
    'tanh',
    '8swish',
    '8tanh,',
    '8tanh 4relu',
    Array(7).fill('1relu').join(','),
  ]) {
    expect(field.read(text), text).toBeUndefined();
  }
});
