import type { EngineError } from './protocol';
import type { Format, Problem, Trace, TraceNumber, ValueId } from './trace';

/** What the core makes of a student's own working: `src/trace/{working,level}.rs`. */
export interface WorkingCommands {
  checkWorking: {
    params: { problem: Problem; sample: number; answers: readonly Answered[]; format: Format };
    result: WorkingReport;
  };
  /** The results that are left out in the example that the student completes. */
  blanks: { params: { problem: Problem; sample: number; seed: number }; result: readonly ValueId[] };
  plantedMistake: {
    params: { problem: Problem; sample: number; seed: number; format: Format };
    result: PlantedMistake;
  };
}

/** A result as the student typed it. */
export interface Answered {
  readonly id: ValueId;
  readonly text: string;
}

export interface WorkingReport {
  /** In the order of the steps. */
  readonly answers: readonly CheckedAnswer[];
  readonly firstWrong: ValueId | undefined;
}

export interface CheckedAnswer {
  readonly id: ValueId;
  readonly verdict: Verdict;
  /** What it should be. */
  readonly number: TraceNumber;
}

export type Verdict =
  | { readonly kind: 'right' | 'rightByOwnNumbers' | 'followsFromMistake' }
  | { readonly kind: 'wrong'; readonly slip: FoundSlip | undefined }
  | { readonly kind: 'unreadable'; readonly error: EngineError };

export interface FoundSlip {
  readonly slip: Slip;
  /** The id that the step defines in which it happened, or, of several, the first. */
  readonly step: ValueId;
  readonly steps: readonly ValueId[];
  /** Others that would give the same number. */
  readonly also: readonly Slip[];
}

/** What can go wrong in a step; `src/trace/slip.rs` says what each is. */
export type Slip =
  | 'forgotBias'
  | 'forgotActivation'
  | 'postActivationDerivative'
  | 'forgotFactor2'
  | 'forgotSlope'
  | 'forgotPath'
  | 'transposedWeights'
  | 'usedPreActivation'
  | 'newWeight'
  | 'oldWeight'
  | 'forgotMean'
  | 'forgotHalf'
  | 'tookHalf'
  | 'forgotSquare'
  | 'forgotTarget'
  | 'forgotNormalization'
  | 'forgotDecay'
  | 'forgotRoot'
  | 'forgotBiasCorrection'
  | 'uphillUpdate'
  | 'forgotLearningRate'
  | 'wrongSign';

export interface PlantedMistake {
  readonly trace: Trace;
  /** The index of the step with the mistake, from 0. */
  readonly step: number;
  readonly id: ValueId;
  readonly slip: Slip;
  readonly right: TraceNumber;
  readonly wrong: TraceNumber;
}
