import type { DrawnImages } from '../../engine/commands/images';
import {
  type ActivationName,
  activationNames,
  type ImageConfig,
  limits,
  type Rule,
  usualActivations,
  usualRules,
} from '../../engine/wire';
import { LabState } from '../../lab/lab-state';
import { choice, decimal, type Fields, integer, maxSeed, readState } from '../../session/url-state';

export const dataNames = ['digits', 'mnist', 'fashion_mnist', 'files'] as const;
export type DataName = (typeof dataNames)[number];

export const losses = ['softmax_cross_entropy', 'log_softmax_nll', 'log_softmax_cross_entropy'] as const;
export type LossName = (typeof losses)[number];

export const optimizers = ['adam', 'sgd'] as const;
export type OptimizerName = (typeof optimizers)[number];

/** How many of the training images, the first ones, are trained on. */
export const imageCounts = [
  'all',
  '10',
  '20',
  '50',
  '100',
  '200',
  '500',
  '1000',
  '2000',
  '5000',
  '10000',
  '20000',
  '50000',
] as const;
export type ImageCount = (typeof imageCounts)[number];

/** The settings of this lesson. */
export interface State {
  readonly data: DataName;
  /** The number of hidden layers, and the units in each. */
  readonly layers: number;
  readonly units: number;
  readonly function: ActivationName;
  readonly loss: LossName;
  readonly optimizer: OptimizerName;
  readonly rate: number;
  readonly batch: number;
  readonly epochs: number;
  readonly seed: number;
  readonly trainImages: ImageCount;
}

export const maxUnits = limits.imageUnits;

export const fields: Fields<State> = {
  data: choice(dataNames, 'digits'),
  layers: integer(1, 0, 4),
  units: integer(64, 1, maxUnits),
  function: choice(activationNames, 'relu'),
  loss: choice(losses, 'softmax_cross_entropy'),
  optimizer: choice(optimizers, 'adam'),
  rate: decimal(0.001, 0.00001, 1),
  batch: integer(64, 1, 1024),
  epochs: integer(5, 1, 200),
  seed: integer(1, 0, maxSeed),
  trainImages: choice(imageCounts, 'all'),
};

/** The presets; the lesson opens with the first. */
export const tries = {
  quick: {},
  few: { trainImages: '50', rate: 0.01, batch: 10, epochs: 60 },
  assignment: { data: 'fashion_mnist', layers: 2, units: 600, epochs: 10 },
  overfit: { data: 'fashion_mnist', layers: 2, units: 1500, epochs: 40 },
} as const satisfies Record<string, Partial<State>>;

/** Outlives the lesson's element: the settings are still there when the reader comes back. */
export const state = new LabState('images', fields, tries, ['seed']);

/** The synthetic digits that this lesson trains on. */
export const drawn: DrawnImages = { nTrain: 4000, nTest: 1000, seed: 1 };

const rules = { adam: usualRules.adam, sgd: 'sgd' } as const satisfies Record<OptimizerName, Rule>;

export function config(value: State): ImageConfig {
  const { layers, units, function: activation, loss, optimizer, rate, batch, epochs, seed, trainImages } = value;
  return {
    hidden: Array.from({ length: layers }, () => units),
    activation: usualActivations[activation],
    loss,
    optimizer: {
      rule: rules[optimizer],
      learningRate: rate,
      weightDecay: 0,
    },
    batchSize: batch,
    nEpochs: epochs,
    init: 'pytorch',
    seed,
    ...(trainImages === 'all' ? {} : { nTrain: Number(trainImages) }),
  };
}

/** The settings of a training, or `undefined` if the controls cannot express them: hidden layers of several sizes, say. */
export function settingsOf(config: ImageConfig, data: DataName): State | undefined {
  const { hidden, activation, loss, optimizer, batchSize, nEpochs, seed, nTrain } = config;
  const units = hidden[0] ?? fields.units.fallback;
  const text: Record<keyof State, string | undefined> = {
    data,
    layers: String(hidden.length),
    units: String(units),
    function: activationNames.find((name) => isSame(usualActivations[name], activation)),
    loss: losses.find((name) => name === loss),
    optimizer: optimizers.find((name) => isSame(rules[name], optimizer.rule)),
    rate: String(optimizer.learningRate),
    batch: String(batchSize),
    epochs: String(nEpochs),
    seed: String(seed),
    trainImages: nTrain === undefined ? 'all' : String(nTrain),
  };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(text)) params.set(name, value ?? 'none of these');
  const { state: settings, bad } = readState(fields, params);
  const isExpressed = bad.length === 0 && hidden.every((n) => n === units) && optimizer.weightDecay === 0;
  return isExpressed ? settings : undefined;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
