import { Store } from '../../../base/store';
import {
  type ActivationName,
  activationNames,
  type ImageConfig,
  type Loss,
  type SweepConfig,
  usualActivations,
  usualRules,
} from '../../../engine/wire';
import { LabState } from '../../../lab/lab-state';
import { reportRun } from '../../../session/events';
import { EngineRun } from '../../../session/run';
import { type Fields, integer, subset } from '../../../session/url-state';
import { config, state } from '../state';

export const lossNames = ['softmax_cross_entropy', 'log_softmax_nll', 'log_softmax_cross_entropy', 'hinge'] as const;
export type SweepLoss = (typeof lossNames)[number];

export const ruleNames = ['adam', 'sgd'] as const;
export type SweepRule = (typeof ruleNames)[number];

/** `usual`: the optimizer's default learning rate. */
export const rateNames = ['usual', '0.0001', '0.0003', '0.001', '0.003', '0.01', '0.03', '0.1', '0.3'] as const;
export type SweepRate = (typeof rateNames)[number];

/** The default learning rates. */
const defaultRates: Readonly<Record<SweepRule, number>> = { adam: 0.001, sgd: 0.1 };

/** What is varied, and how much time it may take. */
export interface Sweep {
  readonly activations: readonly ActivationName[];
  readonly losses: readonly SweepLoss[];
  readonly rules: readonly SweepRule[];
  readonly rates: readonly SweepRate[];
  readonly seeds: number;
  readonly images: number;
  readonly sweepEpochs: number;
}

/** By default it asks the assignment's question: which activation and which loss did best? */
const fields: Fields<Sweep> = {
  activations: subset(activationNames, ['sigmoid', 'tanh', 'relu']),
  losses: subset(lossNames, ['softmax_cross_entropy', 'log_softmax_cross_entropy', 'hinge']),
  rules: subset(ruleNames, ['adam']),
  rates: subset(rateNames, ['usual']),
  seeds: integer(3, 1, 10),
  images: integer(1000, 100, 4000),
  sweepEpochs: integer(3, 1, 20),
};

/** Which learning rate goes with which optimizer? */
export const rateQuestion: Partial<Sweep> = {
  activations: ['relu'],
  losses: ['softmax_cross_entropy'],
  rules: ruleNames,
  rates: ['0.0003', '0.001', '0.003', '0.01', '0.03', '0.1', '0.3'],
};

export const sweep = new LabState('images', fields);
export const sweepRun = new EngineRun('sweepImages');
reportRun('images', 'compare', sweepRun);

/** What the rows of the table are: the settings of each cell of the current run. */
export interface Cell {
  readonly activation: ActivationName;
  readonly loss: SweepLoss;
  readonly rule: SweepRule;
  readonly rate: number;
}

export const cells = new Store<readonly Cell[]>([]);

/** The cells of a sweep, optimizers within losses within activations. */
export function cellsOf({ activations, losses, rules, rates }: Sweep): readonly Cell[] {
  const optimizers = optimizersOf(rules, rates);
  return activations.flatMap((activation) =>
    losses.flatMap((loss) => optimizers.map((optimizer) => ({ activation, loss, ...optimizer }))),
  );
}

/** Starts a run with the current settings; the network is that of the lesson. */
export function begin(): void {
  const { activations, losses, rules, rates, seeds, images, sweepEpochs } = sweep.value;
  const base: ImageConfig = { ...config(state.value), nEpochs: sweepEpochs };
  const params: SweepConfig = {
    base,
    activations: activations.map((name) => usualActivations[name]),
    losses: losses.map(lossOf),
    optimizers: optimizersOf(rules, rates).map(optimizerOf),
    nSeeds: seeds,
    nTrain: images,
    nTest: 1000,
  };
  cells.set(cellsOf(sweep.value));
  sweepRun.start(params);
}

function lossOf(name: SweepLoss): Loss {
  return name === 'hinge' ? { hinge: { margin: 1 } } : name;
}

/** Each optimizer with each rate, without duplicates: a rate can be the default one. */
function optimizersOf(rules: readonly SweepRule[], rates: readonly SweepRate[]): Pick<Cell, 'rule' | 'rate'>[] {
  return rules.flatMap((rule) => {
    const own = rates.map((rate) => (rate === 'usual' ? defaultRates[rule] : Number(rate)));
    return [...new Set(own)].sort((a, b) => a - b).map((rate) => ({ rule, rate }));
  });
}

function optimizerOf({ rule, rate }: Pick<Cell, 'rule' | 'rate'>): ImageConfig['optimizer'] {
  return {
    rule: rule === 'sgd' ? 'sgd' : usualRules.adam,
    learningRate: rate,
    weightDecay: 0,
  };
}
