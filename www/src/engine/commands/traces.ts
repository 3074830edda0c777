import type {
  Answered,
  Edit,
  EditedProblem,
  Exercise,
  Format,
  GivenNetwork,
  PlantedMistake,
  Preset,
  Problem,
  Trace,
  TrainingHistory,
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
  /** The problem encoded in an address. */
  problemFromLink: { params: { text: string }; result: Problem };
  /** A problem after a list of edits, each applied to the result of the one before; if one is refused, all are. */
  editProblem: {
    params: { problem: Problem; edits: readonly Edit[]; sample: number; format: Format };
    result: EditedProblem;
  };
  /** The loss and the parameters over the first training steps. */
  trainingHistory: { params: { problem: Problem; n: number; format: Format }; result: TrainingHistory };
  /** The problem's network after its training step. */
  trainedNetwork: { params: { problem: Problem }; result: GivenNetwork };
  /** Checks a student's own working. */
  checkWorking: {
    params: { problem: Problem; sample: number; answers: readonly Answered[]; format: Format };
    result: WorkingReport;
  };
  /** The results left out of the example that the student completes. */
  blanks: { params: { problem: Problem; sample: number; seed: number }; result: readonly ValueId[] };
  plantedMistake: {
    params: { problem: Problem; sample: number; seed: number; format: Format };
    result: PlantedMistake;
  };
}
