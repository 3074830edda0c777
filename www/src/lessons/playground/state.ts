import { Store } from '../../base/store';
import {
  type ActivationName,
  type RuleName,
  ruleNames,
  type ScheduleName,
  type Surface,
  scheduleNames,
  surfaceNames,
  type Task,
  type Toy,
  toyNames,
} from '../../engine/wire';
import type { UnitPlace } from '../../figures/unit-graph/data';
import { LabState } from '../../lab/lab-state';
import { choice, decimal, type Fields, flag, integer, maxSeed } from '../../session/url-state';
import { type HiddenLayer, hiddenLayers, maxSeeds, maxUnits, offered } from './fields';
import { type OfferedInit, offeredInits } from './inits';

export const given = ['painted', 'csv'] as const;
export type Given = (typeof given)[number];
export const sources = [...toyNames, ...surfaceNames, ...given] as const;
export type SourceName = Toy | Surface | Given;

/** The losses for values; classes have only one. */
export const lossNames = ['squared_error', 'huber', 'l1'] as const;
export type LossName = (typeof lossNames)[number];

/** The setting in which a second training differs from the first. */
export const changes = [
  'none',
  'rate',
  'rule',
  'activation',
  'init',
  'batch',
  'units',
  'l2',
  'l1',
  'points',
  'noise',
  'patience',
  'std',
] as const;
export type Change = (typeof changes)[number];

/** What curves are drawn over. */
export const axes = ['updates', 'epochs'] as const;
export type CurveAxis = (typeof axes)[number];

/** The settings of this lesson. */
export interface State {
  readonly data: SourceName;
  readonly points: number;
  readonly noise: number;
  /** The fraction of test points. */
  readonly test: number;
  readonly std: boolean;
  /** The seed of the points. */
  readonly draw: number;
  /** For a text: the meaning of its third column. */
  readonly task: Task;
  readonly hidden: readonly HiddenLayer[];
  readonly init: OfferedInit;
  readonly loss: LossName;
  readonly delta: number;
  readonly rule: RuleName;
  readonly rate: number;
  readonly momentum: number;
  readonly alpha: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly schedule: ScheduleName;
  /** The length of the schedule, in epochs. */
  readonly length: number;
  readonly factor: number;
  readonly batch: number;
  readonly l1: number;
  readonly l2: number;
  readonly epochs: number;
  /** The training loss at which to stop; 0 for none. */
  readonly target: number;
  /** Epochs without progress after which to stop; 0 for none. */
  readonly patience: number;
  /** The seed of the initial weights and of the order. */
  readonly seed: number;
  readonly beside: Change;
  readonly rate2: number;
  readonly rule2: RuleName;
  readonly activation2: ActivationName;
  readonly init2: OfferedInit;
  readonly batch2: number;
  /** In each hidden layer. */
  readonly units2: number;
  readonly lambda2: number;
  readonly lasso2: number;
  readonly points2: number;
  readonly noise2: number;
  readonly patience2: number;
  readonly axis: CurveAxis;
  /** The number of seeds that are trained at once. */
  readonly seeds: number;
}

const fields: Fields<State> = {
  data: choice(sources, 'spiral'),
  points: integer(300, 20, 1000),
  noise: decimal(0.03, 0, 0.5),
  test: decimal(0.3, 0, 0.8),
  std: flag(false),
  draw: integer(1, 0, maxSeed),
  task: choice(['classes', 'values'], 'classes'),
  hidden: hiddenLayers([
    { units: 8, activation: 'tanh' },
    { units: 8, activation: 'tanh' },
  ]),
  init: choice(offeredInits, 'xavier_uniform'),
  loss: choice(lossNames, 'squared_error'),
  delta: decimal(1, 0.01, 10),
  rule: choice(ruleNames, 'adam'),
  rate: decimal(0.03, 1e-5, 100),
  momentum: decimal(0.9, 0, 0.99),
  alpha: decimal(0.99, 0, 0.999),
  beta1: decimal(0.9, 0, 0.999),
  beta2: decimal(0.999, 0, 0.9999),
  schedule: choice(scheduleNames, 'constant'),
  length: integer(100, 1, 10_000),
  factor: decimal(0.5, 0.01, 1),
  batch: integer(10, 1, 1000),
  l1: decimal(0, 0, 1),
  l2: decimal(0, 0, 1),
  epochs: integer(300, 1, 10_000),
  target: decimal(0, 0, 1),
  patience: integer(0, 0, 1000),
  seed: integer(1, 0, maxSeed),
  beside: choice(changes, 'none'),
  rate2: decimal(0.003, 1e-5, 100),
  rule2: choice(ruleNames, 'sgd'),
  activation2: choice(offered, 'relu'),
  init2: choice(offeredInits, 'zeros'),
  batch2: integer(100, 1, 1000),
  units2: integer(2, 1, maxUnits),
  lambda2: decimal(0.01, 0, 1),
  lasso2: decimal(0.003, 0, 1),
  points2: integer(1000, 20, 1000),
  noise2: decimal(0, 0, 0.5),
  patience2: integer(20, 0, 1000),
  axis: choice(axes, 'updates'),
  seeds: integer(5, 2, maxSeeds),
};

/** The presets; the lesson opens with the first. */
export const tries = {
  spiral: {},
  identity: {
    hidden: [
      { units: 8, activation: 'identity' },
      { units: 8, activation: 'identity' },
    ],
  },
  zeros: { data: 'xor', beside: 'init', hidden: [{ units: 4, activation: 'tanh' }] },
  overfit: { data: 'moons', points: 100, noise: 0.2, test: 0.5, beside: 'l2' },
  diverge: {
    data: 'bumps',
    rule: 'sgd',
    rate: 30,
    hidden: [
      { units: 8, activation: 'relu' },
      { units: 8, activation: 'relu' },
    ],
  },
} as const satisfies Record<string, Partial<State>>;

/** Outlives the lesson's element: the settings are still there when the reader comes back. */
export const state = new LabState('playground', fields, tries, ['seed', 'draw', 'axis', 'seeds']);

/** The unit whose output is enlarged: the one that is hovered, or the one that was chosen. */
export interface OnView {
  readonly pointed: UnitPlace | undefined;
  readonly chosen: UnitPlace | undefined;
}

export const onView = new Store<OnView>({ pointed: undefined, chosen: undefined });

/** The class of the points that are painted. */
export const brush = new Store<0 | 1>(0);

/** Whether the targets are classes or values. */
export function task({ data, task }: State): Task {
  if (data === 'csv') return task;
  return surfaceNames.some((name) => name === data) ? 'values' : 'classes';
}
