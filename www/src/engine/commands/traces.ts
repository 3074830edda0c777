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
  /** The problem of a text for an address. */
  problemFromLink: { params: { text: string }; result: Problem };
  /** What edits, each made of what the one before has made, make of a problem; one that is refused refuses all of them. */
  editProblem: {
    params: { problem: Problem; edits: readonly Edit[]; sample: number; format: Format };
    result: EditedProblem;
  };
  /** Its network after the training step that it asks for. */
  trainedNetwork: { params: { problem: Problem }; result: GivenNetwork };
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
