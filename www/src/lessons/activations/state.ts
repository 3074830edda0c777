import { type ActivationName, activationNames } from '../../engine/wire';
import { LabState } from '../../lab/lab-state';
import { LatestAnswer } from '../../session/latest';
import { choice, decimal, type Fields, integer, maxSeed, subset } from '../../session/url-state';
import { type View, views } from './view-names';

/** The settings of this lab. */
export interface State {
  readonly view: View;
  readonly shown: readonly ActivationName[];
  /** The x at which values are read. */
  readonly x: number;
  readonly slope: number;
  readonly alpha: number;
  /** A function counts as saturated where |f′| is below this. */
  readonly threshold: number;
  /** The function whose flat parts are shaded. */
  readonly shaded: ActivationName | 'none';
  readonly mean: number;
  readonly std: number;
  readonly seed: number;
}

const fields: Fields<State> = {
  view: choice(views, 'overlaid'),
  shown: subset(activationNames, ['sigmoid', 'relu']),
  x: decimal(0, -6, 6),
  slope: decimal(0.01, 0, 1),
  alpha: decimal(1, 0, 4),
  threshold: decimal(0.05, 0.001, 0.25),
  shaded: choice([...activationNames, 'none'], 'sigmoid'),
  mean: decimal(0, -5, 5),
  std: decimal(1, 0.1, 10),
  seed: integer(1, 0, maxSeed),
};

/** The presets; the lab opens with the first. */
export const tries = {
  quarter: {},
  leak: { shown: ['relu', 'leaky_relu', 'elu'], shaded: 'relu', x: -2, slope: 0.1 },
  saturated: { view: 'distribution', shown: ['tanh', 'relu'], shaded: 'tanh', std: 4 },
} as const satisfies Record<string, Partial<State>>;

/** Outlive the lesson's element: the settings are still there when the reader comes back. */
export const state = new LabState('activations', fields, tries, ['x', 'seed']);
export const curves = new LatestAnswer('activationCurves');
export const distribution = new LatestAnswer('activationDistribution');

/** The axis of x, the points of a curve, and the samples of the distribution with their bars. */
export const range = { from: -6, to: 6, nPoints: 241 } as const;
export const draw = { nSamples: 4000, nBins: 40 } as const;

/** Asks the core for what these settings show. */
export function ask({ view, x, slope, alpha, threshold, mean, std, seed }: State): void {
  curves.ask({ ...range, slope, alpha, threshold, probe: x });
  if (view === 'distribution') distribution.ask({ ...draw, slope, alpha, threshold, mean, std, seed });
}
