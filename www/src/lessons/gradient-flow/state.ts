import {
  type ActivationName,
  activationNames,
  type FlowNetwork,
  type FlowShape,
  type InitName,
  initNames,
} from '../../engine/wire';
import { LabState } from '../../lab/lab-state';
import { reportRun } from '../../session/events';
import { LatestAnswer } from '../../session/latest';
import { EngineRun } from '../../session/run';
import { choice, decimal, type Fields, integer, maxSeed } from '../../session/url-state';
import { type View, views } from './view-names';

export const quantities = ['activation', 'saturated', 'delta', 'd_weight', 'update_ratio'] as const;
export type Quantity = (typeof quantities)[number];
export const rules = ['sgd', 'adam'] as const;

/** The settings of this lab; `a` and `b` are the two networks. */
export interface State {
  readonly view: View;
  readonly quantity: Quantity;
  readonly depth: number;
  readonly width: number;
  readonly batch: number;
  readonly seed: number;
  readonly a: ActivationName;
  readonly initA: InitName;
  readonly gainA: number;
  readonly b: ActivationName;
  readonly initB: InitName;
  readonly gainB: number;
  readonly rule: (typeof rules)[number];
  readonly rate: number;
  /** Of the map: its activation, the mean square of its inputs, and where it is read. */
  readonly map: ActivationName;
  readonly q0: number;
  readonly atDepth: number;
  readonly atScale: number;
}

/** The weight scales of the map, and the mean squares of its inputs. */
export const scales = { from: 0.25, to: 32 } as const;
export const sizes = { min: 0.01, max: 100 } as const;
export const maxDepth = 64;

const fields: Fields<State> = {
  view: choice(views, 'norms'),
  quantity: choice(quantities, 'delta'),
  depth: integer(20, 1, maxDepth),
  width: integer(64, 4, 128),
  batch: integer(16, 1, 64),
  seed: integer(1, 0, maxSeed),
  a: choice(activationNames, 'sigmoid'),
  initA: choice(initNames, 'xavier_normal'),
  gainA: decimal(1, 0.1, 10),
  b: choice(activationNames, 'relu'),
  initB: choice(initNames, 'he_normal'),
  gainB: decimal(1, 0.1, 10),
  rule: choice(rules, 'sgd'),
  rate: decimal(0.1, 0.0001, 10),
  map: choice(activationNames, 'tanh'),
  q0: decimal(1, sizes.min, sizes.max),
  atDepth: integer(40, 1, maxDepth),
  atScale: decimal(1, scales.from, scales.to),
};

/** The presets; the lab opens with the first. */
export const tries = {
  vanish: {},
  train: { view: 'training' },
  explode: { depth: 64, a: 'relu', initA: 'normal', gainA: 1, gainB: 8, quantity: 'activation' },
  edge: { view: 'edge' },
} as const satisfies Record<string, Partial<State>>;

/** Outlive the lesson's element: the settings are still there when the reader comes back. */
export const state = new LabState('gradient-flow', fields, tries, ['seed', 'atDepth', 'atScale']);
export const flows = new LatestAnswer('gradientFlow');
export const training = new EngineRun('trainFlow');
export const map = new EngineRun('edgeOfChaos');
reportRun('gradient-flow', 'train', training);
reportRun('gradient-flow', 'map', map);

export const nSteps = 200;

function shape({ depth, width, batch, seed }: State): FlowShape {
  return { depth, width, nSamples: batch, seed };
}

function networks({ a, initA, gainA, b, initB, gainB }: State): readonly FlowNetwork[] {
  return [
    { activation: a, init: initA, gain: gainA },
    { activation: b, init: initB, gain: gainB },
  ];
}

let trained = '';
let mapped = '';

/** Asks the core for what these settings show; what has not changed is not computed again. */
export function ask(now: State): void {
  flows.ask({ shape: shape(now), networks: networks(now), learningRate: now.rate });
  if (now.view === 'training') train(now);
  if (now.view === 'edge') fill(now);
}

/** Trains both networks from their initial weights, unless that has already been done with these settings. */
export function train(now: State, again = false): void {
  const params = {
    shape: shape(now),
    networks: networks(now),
    isAdam: now.rule === 'adam',
    learningRate: now.rate,
    nSteps,
  };
  const key = JSON.stringify(params);
  if (key === trained && !again && training.value.phase !== 'idle') return;
  trained = key;
  training.startSoon(params);
}

function fill({ map: activation, q0, seed }: State): void {
  const params = { activation, width: 32, nSamples: 4, maxDepth, nScales: 42, ...scales, q0, seed };
  const key = JSON.stringify(params);
  if (key === mapped) return;
  mapped = key;
  map.startSoon(params);
}
