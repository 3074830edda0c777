import { expect, test } from 'vitest';
import { shelvedFrom, textOf } from './shelf';

const layer = { weight: [[0.5, -0.25]], bias: [0.25], activation: 'relu' };
// With the field names of version 0.1.0.
const shelved = { from: 'training-step', network: { n_features: 2, layers: [layer] } };

test('a shelved network is read back', () => {
  const mish = { ...layer, activation: 'mish' };
  const leaky = { ...layer, activation: { leaky_relu: { slope: 0.1 } } };
  for (const layers of [[layer], [leaky, layer, mish]]) {
    const text = JSON.stringify({ ...shelved, network: { n_features: 2, layers } });
    const taken = shelvedFrom(text);
    expect(taken).toEqual({ from: 'training-step', network: { nFeatures: 2, layers } });
    expect(taken && textOf(taken)).toBe(text);
  }
});

test.each([
  'no JSON',
  'null',
  '[]',
  JSON.stringify({ ...shelved, from: 3 }),
  JSON.stringify({ from: 'draw' }),
  JSON.stringify({ ...shelved, network: { n_features: 1.5, layers: [layer] } }),
  JSON.stringify({ ...shelved, network: { n_features: 2, layers: {} } }),
  JSON.stringify({ ...shelved, network: { n_features: 2, layers: [{ ...layer, weight: [['0.5', 1]] }] } }),
  JSON.stringify({ ...shelved, network: { n_features: 2, layers: [{ ...layer, weight: [[null, 1]] }] } }),
  JSON.stringify({ ...shelved, network: { n_features: 2, layers: [{ ...layer, bias: undefined }] } }),
  JSON.stringify({ ...shelved, network: { n_features: 2, layers: [{ ...layer, activation: 'swish' }] } }),
  JSON.stringify({ ...shelved, network: { n_features: 2, layers: [{ ...layer, activation: { elu: {} } }] } }),
])('what is no network is not taken: %s', (text) => {
  expect(shelvedFrom(text)).toBeUndefined();
});
