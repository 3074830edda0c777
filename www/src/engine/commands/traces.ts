import type {
  Answered,
  Exercise,
  Format,
  GivenNetwork,
  NumberText,
  PlantedMistake,
  Preset,
  Problem,
  Shape,
  Trace,
  ValueId,
  WorkingReport,
} from '../wire';

/** What the core does with problems and training steps: `src/trace/`. */
export interface TraceCommands {
  /** A training step written out for one of its samples. */
  traceTrainingStep: { params: { problem: Problem; sample: number; format: Format }; result: Trace };
  presetProblem: { params: { name: Preset }; result: Problem };
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
  problemNumbers: { params: { problem: Problem; sample: number }; result: readonly NumberText[] };
  /** Its network after the training step that it asks for. */
  trainedNetwork: { params: { problem: Problem }; result: GivenNetwork };
  reshapeProblem: { params: { problem: Problem; shape: Shape }; result: Problem };
  /** What a student's own working is worth. */
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
