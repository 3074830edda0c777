import type { GivenNetwork } from './linear';
import type { Activation, Loss, Problem, ValueId } from './trace';

/** What the core does with problems: `src/trace/{presets,exercise,link,edit}.rs`. */
export interface ProblemCommands {
  presetProblem: { params: { name: PresetName }; result: Problem };
  /** The same seed gives the same problem. */
  exerciseProblem: { params: Exercise; result: Problem };
  /** A problem as text for an address, and back. */
  problemToLink: { params: { problem: Problem }; result: string };
  problemFromLink: { params: { text: string }; result: Problem };
  /** The number `n` units further, exactly. */
  nudgeNumber: { params: { text: string; unit: string; n: number }; result: string };
  /** The problem with another number in the place that an id names: `w21`, `i1`, `η`. */
  problemWithNumber: { params: { problem: Problem; id: ValueId; sample: number; text: string }; result: Problem };
  /** Every number that can be edited, as it was typed. */
  problemNumbers: { params: { problem: Problem; sample: number }; result: readonly EditableNumber[] };
  /** Its network after the training step that it asks for. */
  trainedNetwork: { params: { problem: Problem }; result: GivenNetwork };
  reshapeProblem: { params: { problem: Problem; shape: Shape }; result: Problem };
}

export const presetNames = ['assignment', 'sigmoid', 'xor', 'softmax', 'dead-relu', 'saturated-sigmoid'] as const;
export type PresetName = (typeof presetNames)[number];

export const exerciseSizes = ['small', 'medium', 'large', 'batch'] as const;
export const difficulties = ['easy', 'medium', 'hard'] as const;

export interface Exercise {
  readonly seed: number;
  readonly size: (typeof exerciseSizes)[number];
  readonly difficulty: (typeof difficulties)[number];
}

export interface EditableNumber {
  readonly id: ValueId;
  readonly text: string;
}

/** What a network can be changed into. What still has its place keeps its number. */
export interface Shape {
  /** The lengths of the input and of each layer. */
  readonly sizes: readonly number[];
  readonly n_samples: number;
  readonly loss: Loss;
  /** Of each layer. */
  readonly activations: readonly Activation[];
}

/** The limits of `src/trace/problem.rs`. */
export const limits = { layers: 4, units: 5, samples: 8, trainingSteps: 20 } as const;
