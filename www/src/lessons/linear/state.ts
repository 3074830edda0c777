import {
  type ActivationName,
  activationNames,
  type CollapseConfig,
  type CollapseRunConfig,
  type DrawnNetwork,
  type Toy,
  type ToyConfig,
  toyNames,
  usualActivations,
} from '../../engine/wire';
import { LabState } from '../../lab/lab-state';
import { reportRun } from '../../session/events';
import { LatestAnswer } from '../../session/latest';
import { EngineRun } from '../../session/run';
import { shelf } from '../../session/shelf';
import { choice, decimal, type Fields, integer, maxSeed } from '../../session/url-state';

/** Which of the two networks are on view. */
export const views = ['off', 'on', 'both'] as const;
export type View = (typeof views)[number];

/** Where the network comes from. */
export const sources = ['drawn', 'shelf'] as const;
export type Source = (typeof sources)[number];

/** The functions that are worth switching on. */
export const switchable = activationNames.filter((name) => name !== 'identity');

/** The settings of this lab. */
export interface State {
  readonly activations: View;
  readonly function: ActivationName;
  readonly data: Toy;
  readonly noise: number;
  /** Of the hidden layers. */
  readonly depth: number;
  readonly width: number;
  readonly seed: number;
  readonly network: Source;
}

const fields: Fields<State> = {
  activations: choice(views, 'off'),
  function: choice(switchable, 'tanh'),
  data: choice(toyNames, 'xor'),
  noise: decimal(0.05, 0, 0.3),
  depth: integer(3, 1, 16),
  width: integer(8, 1, 16),
  seed: integer(1, 0, maxSeed),
  network: choice(sources, 'drawn'),
};

/** The presets; the lab opens with the first. */
export const tries = {
  off: {},
  on: { activations: 'both' },
  deep: { data: 'spiral', depth: 16 },
} as const satisfies Record<string, Partial<State>>;

/** Outlive the lesson's element: settings and training are still there when the reader comes back. */
export const state = new LabState('linear', fields, tries, ['seed']);
export const look = new LatestAnswer('collapseNetwork');
export const training = new EngineRun('trainCollapse');
reportRun('linear', 'train', training);

/** The square that is shown. */
export const plane = { limit: 1.2, nCells: 49 } as const;
const nSamples = 120;
const course = { learningRate: 0.01, batchSize: 20, nEpochs: 300 } as const;

/** Whether the network on view comes from another lesson. */
export function isFromShelf(): boolean {
  return state.value.network === 'shelf' && typeof shelf.value === 'object';
}

/** Asks the core for what the settings show, and discards a training with other settings. */
export function ask(): void {
  const isOther = isFromShelf() || trained !== JSON.stringify(run());
  if (training.value.phase !== 'idle' && isOther) training.reset();
  look.ask(question());
}

/** Trains from the beginning, a few epochs between two snapshots, so that it can be watched. */
export function train(): void {
  trained = JSON.stringify(run());
  training.start(run(), watchablePace);
}

/** The pace at which a training can be watched. */
export const watchablePace = { units: null, unitsPerSnapshot: 2 } as const;
export const pause = { units: 0, unitsPerSnapshot: 2 } as const;

/** The end of the axis of epochs. */
export const nEpochs = course.nEpochs;

/** The settings that the training was started with. */
let trained: string | undefined;

function run(): CollapseRunConfig {
  return { network: drawn(), data: toy(), plane, ...course };
}

function question(): CollapseConfig {
  const shelved = shelf.value;
  if (state.value.network === 'shelf' && typeof shelved === 'object') {
    return { network: { given: shelved.network }, plane };
  }
  return { network: { drawn: drawn() }, data: toy(), plane };
}

function drawn(): DrawnNetwork {
  const { depth, width, seed } = state.value;
  return { nHidden: depth, width, activation: usualActivations[state.value.function], init: 'xavier_uniform', seed };
}

function toy(): ToyConfig {
  const { data, noise } = state.value;
  return { toy: data, nSamples, noise, seed: 1 };
}
