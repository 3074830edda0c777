import { type CapacityFunction, type CapacityKind, capacityFunctions, capacityKinds } from '../../engine/wire';
import { LabState } from '../../lab/lab-state';
import { choice, decimal, type Fields, flag, integer, maxSeed } from '../../session/url-state';
import { type View, views } from './view-names';

/** The settings of this lab. */
export interface State {
  readonly view: View;
  readonly function: CapacityFunction;
  readonly kind: CapacityKind;
  readonly units: number;
  /** The unit to inspect, from 1; 0 for none. */
  readonly unit: number;
  /** The number of weights and biases that each network may have. */
  readonly budget: number;
  /** How often the sawtooth is folded. */
  readonly folds: number;
  /** The number of training samples in the overfitting view. */
  readonly samples: number;
  readonly noise: number;
  readonly width: number;
  readonly decay: boolean;
  readonly lambda: number;
  readonly stop: boolean;
  readonly more: boolean;
  readonly seed: number;
}

export const maxUnits = 64;

const fields: Fields<State> = {
  view: choice(views, 'pieces'),
  function: choice(capacityFunctions, 'sine'),
  kind: choice(capacityKinds, 'relu'),
  units: integer(8, 1, maxUnits),
  unit: integer(0, 0, maxUnits),
  budget: integer(200, 25, 1000),
  folds: integer(3, 1, 8),
  samples: integer(15, 8, 200),
  noise: decimal(0.3, 0, 1),
  width: integer(32, 2, 32),
  decay: flag(false),
  lambda: decimal(1, 0.05, 3),
  stop: flag(false),
  more: flag(false),
  seed: integer(1, 0, maxSeed),
};

/** The presets; the lab opens with the first. */
export const tries = {
  pieces: {},
  budget: { view: 'depth', function: 'bumps' },
  heart: { view: 'overfit' },
} as const satisfies Record<string, Partial<State>>;

/** Outlives the lesson's element: the settings are still there when the reader comes back. */
export const state = new LabState('capacity', fields, tries, ['seed', 'unit', 'folds']);
