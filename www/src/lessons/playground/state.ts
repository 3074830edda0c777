import { Store } from '../../base/store';
import {
  type ActivationName,
  type Feature,
  type PlaygroundView,
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
import { choice, decimal, type Fields, flag, integer, maxSeed, optional, subset, text } from '../../session/url-state';
import { type HiddenLayer, hiddenLayers, maxInputs, maxRows, maxSeeds, maxUnits, offered } from './fields';
import { fromTable } from './given';
import { type OfferedInit, offeredInits } from './inits';

/** The inputs that are computed from the coordinates, in the order of the core. */
export const featureNames = [
  'x1',
  'x2',
  'x1_squared',
  'x2_squared',
  'x1_x2',
  'sin_x1',
  'sin_x2',
] as const satisfies readonly Feature[];

/** Tables that come with the page. */
export const shippedTables = ['iris', 'penguins', 'wine', 'diabetes'] as const;
export type ShippedTable = (typeof shippedTables)[number];
export const given = ['painted', 'csv', ...shippedTables] as const;
export type Given = (typeof given)[number];
export const sources = [...toyNames, 'border', ...surfaceNames, ...given] as const;
export type SourceName = Toy | 'border' | Surface | Given;

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
  'inputs',
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
  /** The border between the classes: x₂ as a function of x. */
  readonly border: string;
  readonly points: number;
  readonly noise: number;
  /** The fraction of validation points, by which the best epoch is chosen. */
  readonly val: number;
  /** The fraction of test points. */
  readonly test: number;
  /** The inputs of the network, for points with two coordinates. */
  readonly features: readonly Feature[];
  /** The inputs along the two axes, counted from 0, where there are more than two. */
  readonly vx: number;
  readonly vy: number;
  /** The training point at which the others are held, counted from 1; `null` for the mean of all. */
  readonly row: number | null;
  /** Whether the inputs are standardized; where it is not said, those of a table that comes with the page are. */
  readonly std: boolean | null;
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
  readonly features2: readonly Feature[];
  readonly lambda2: number;
  readonly lasso2: number;
  readonly points2: number;
  readonly noise2: number;
  readonly patience2: number;
  readonly axis: CurveAxis;
  /** The number of seeds that are trained at once. */
  readonly seeds: number;
}

export const fields: Fields<State> = {
  data: choice(sources, 'spiral'),
  border: { ...text, fallback: '0.5 sin(3x)' },
  points: integer(300, 20, 1000),
  noise: decimal(0.03, 0, 0.5),
  // A link of before there were validation data has none.
  val: decimal(0, 0, 0.8),
  test: decimal(0.3, 0, 0.8),
  features: subset(featureNames, ['x1', 'x2']),
  vx: integer(0, 0, maxInputs - 1),
  vy: integer(1, 0, maxInputs - 1),
  row: optional(integer(1, 1, maxRows), null),
  std: optional(flag(false), null),
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
  features2: subset(featureNames, featureNames),
  lambda2: decimal(0.01, 0, 1),
  lasso2: decimal(0.003, 0, 1),
  points2: integer(1000, 20, 1000),
  noise2: decimal(0, 0, 0.5),
  patience2: integer(20, 0, 1000),
  axis: choice(axes, 'updates'),
  seeds: integer(5, 2, maxSeeds),
};

/** The presets; the lesson opens with the first. The training points are the same without validation data. */
export const tries = {
  spiral: {},
  identity: {
    hidden: [
      { units: 8, activation: 'identity' },
      { units: 8, activation: 'identity' },
    ],
  },
  zeros: { data: 'xor', beside: 'init', hidden: [{ units: 4, activation: 'tanh' }] },
  overfit: { data: 'moons', points: 100, noise: 0.2, val: 0.25, test: 0.25, beside: 'l2' },
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

/** A preset is one with any of these. */
const free = ['seed', 'draw', 'axis', 'seeds', 'val', 'test', 'vx', 'vy', 'row'] as const;

/** Outlives the lesson's element: the settings are still there when the reader comes back. */
export const state = new LabState('playground', fields, tries, free, {
  val: 0.15,
  test: 0.15,
});

/** The unit whose output is enlarged: the one that is hovered, or the one that was chosen. */
export interface OnView {
  readonly pointed: UnitPlace | undefined;
  readonly chosen: UnitPlace | undefined;
}

export const onView = new Store<OnView>({ pointed: undefined, chosen: undefined });

/** The class of the points that are painted. */
export const brush = new Store<0 | 1>(0);

/** Whether the data are a table, the reader's or one that comes with the page. */
export function isTable(data: SourceName): data is 'csv' | ShippedTable {
  return data === 'csv' || shippedTables.some((name) => name === data);
}

export function isStandardized({ data, std }: State): boolean {
  return std ?? (isTable(data) && data !== 'csv');
}

/** The number of inputs D that are given, before others are computed of them. */
export function nInputs({ data }: State): number {
  return isTable(data) ? (fromTable.value?.inputs.length ?? 2) : 2;
}

/** What is visible of `n` inputs and `nTrain` training points: what was chosen, as far as there is such a thing. */
export function viewOf({ vx, vy, row }: State, n: number, nTrain: number): PlaygroundView {
  const x = vx < n ? vx : 0;
  const y = vy < n && vy !== x ? vy : x === 0 ? 1 : 0;
  return { x, y, ...(n > 2 && row !== null && row <= nTrain ? { row: row - 1 } : {}) };
}

/** Whether the targets are classes or values. */
export function task({ data, task }: State): Task {
  if (isTable(data)) {
    const kind = fromTable.value?.target.kind;
    return kind === undefined ? task : 'values' in kind ? 'values' : 'classes';
  }
  return surfaceNames.some((name) => name === data) ? 'values' : 'classes';
}
