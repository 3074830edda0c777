import { Store } from '../../../app/store';
import { type ActivationName, usualActivation } from '../../../engine/activations';
import type { ImageConfig, ImageLoss, SweepConfig } from '../../../engine/images';
import { EngineRun } from '../../../engine/run';
import { config, state } from '../state';

export const lossNames = ['softmax_cross_entropy', 'log_softmax_nll', 'hinge'] as const;
export type SweepLoss = (typeof lossNames)[number];

export const ruleNames = ['adam', 'sgd'] as const;
export type SweepRule = (typeof ruleNames)[number];

/** What is varied, and how much time it may take. */
export interface Sweep {
  readonly activations: readonly ActivationName[];
  readonly losses: readonly SweepLoss[];
  readonly rules: readonly SweepRule[];
  readonly seeds: number;
  readonly images: number;
  readonly epochs: number;
}

/** The question of the assignment: which activation and which loss did best? */
export const assignment: Sweep = {
  activations: ['sigmoid', 'tanh', 'relu'],
  losses: ['softmax_cross_entropy', 'log_softmax_nll', 'hinge'],
  rules: ['adam'],
  seeds: 3,
  images: 1000,
  epochs: 3,
};

export const sweep = new Store<Sweep>(assignment);
export const sweepRun = new EngineRun('sweepImages');

/** What the rows of the table are: what each cell of the run that is on was made from. */
export interface Cell {
  readonly activation: ActivationName;
  readonly loss: SweepLoss;
  readonly rule: SweepRule;
}

export const cells = new Store<readonly Cell[]>([]);

/** Begins anew with what is set; the network is that of the lesson. */
export function begin(): void {
  const { activations, losses, rules, seeds, images, epochs } = sweep.value;
  const base: ImageConfig = { ...config(state.value), n_epochs: epochs };
  const params: SweepConfig = {
    base,
    activations: activations.map(usualActivation),
    losses: losses.map(lossOf),
    optimizers: rules.map((rule) => optimizerOf(rule)),
    n_seeds: seeds,
    n_train: images,
    n_test: 1000,
  };
  cells.set(
    activations.flatMap((activation) => losses.flatMap((loss) => rules.map((rule) => ({ activation, loss, rule })))),
  );
  sweepRun.start(params);
}

function lossOf(name: SweepLoss): ImageLoss {
  return name === 'hinge' ? { hinge: { margin: 1 } } : name;
}

/** With the learning rates that are usual for them. */
function optimizerOf(rule: SweepRule): ImageConfig['optimizer'] {
  return rule === 'sgd'
    ? { rule: 'sgd', learning_rate: 0.1, weight_decay: 0 }
    : { rule: { adam: { beta1: 0.9, beta2: 0.999, eps: 1e-8 } }, learning_rate: 0.001, weight_decay: 0 };
}
