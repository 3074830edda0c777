import { expect, test } from 'vitest';
import { activationNames } from '../../engine/wire';
import { defaultState } from '../../session/url-state';
import { config, fields, imageCounts, losses, optimizers, type State, settingsOf, tries } from './state';

const settings: readonly State[] = [
  ...Object.values(tries),
  ...activationNames.map((name) => ({ function: name })),
  ...losses.map((loss) => ({ loss })),
  ...optimizers.map((optimizer) => ({ optimizer })),
  ...imageCounts.map((trainImages) => ({ trainImages })),
  { layers: 4, units: 2048, batch: 1024, epochs: 200, rate: 0.00001, seed: 3 },
].map((change) => ({ ...defaultState(fields), ...change }));

test('the settings of a training are those that it was started with', () => {
  for (const one of settings) expect(settingsOf(config(one), one.data)).toEqual(one);
});

test('a training on all images is described as it always was', () => {
  expect(config(defaultState(fields))).not.toHaveProperty('nTrain');
  expect(config({ ...defaultState(fields), trainImages: '200' }).nTrain).toBe(200);
});

test('without a hidden layer the number of units is the usual one', () => {
  const none = { ...defaultState(fields), layers: 0, units: 9 };
  expect(settingsOf(config(none), 'digits')).toEqual({ ...none, units: fields.units.fallback });
});

test('settings that no control has are not taken for others', () => {
  const usual = config(defaultState(fields));
  const { optimizer } = usual;
  for (const other of [
    { hidden: [64, 32] },
    { hidden: [1, 1, 1, 1, 1] },
    { activation: { leaky_relu: { slope: 0.3 } } },
    { optimizer: { ...optimizer, rule: { momentum: { momentum: 0.9 } } } },
    { optimizer: { ...optimizer, weightDecay: 0.1 } },
    { optimizer: { ...optimizer, learningRate: 3 } },
    { batchSize: 5000 },
    { nEpochs: 1000 },
    { nTrain: 123 },
  ])
    expect(settingsOf({ ...usual, ...other }, 'digits')).toBeUndefined();
});
