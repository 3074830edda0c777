import { expect, test } from 'vitest';
import { shelvedFrom } from './shelf';

const layer = { weight: [[0.5, -0.25]], bias: [0.25], activation: 'relu' };
const shelved = { from: 'training-step', network: { n_features: 2, layers: [layer] } };

test('what was laid on the shelf is taken from it', () => {
  expect(shelvedFrom(JSON.stringify(shelved))).toEqual(shelved);
  const mish = { ...layer, activation: 'mish' };
  const leaky = { ...layer, activation: { leaky_relu: { slope: 0.1 } } };
  const other = { ...shelved, network: { n_features: 2, layers: [leaky, layer, mish] } };
  expect(shelvedFrom(JSON.stringify(other))).toEqual(other);
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
