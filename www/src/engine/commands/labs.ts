import type { Timed } from '../measure';
import type {
  ActivationCurves,
  ActivationName,
  Collapse,
  CollapseConfig,
  CollapseRunConfig,
  CollapseSnapshot,
  CurvesConfig,
  DataPicture,
  DepthConfig,
  DepthSnapshot,
  Distribution,
  DistributionConfig,
  EdgeConfig,
  EdgeMap,
  Flow,
  FlowConfig,
  FlowRunConfig,
  FlowRunRecord,
  OverfitConfig,
  OverfitSnapshot,
  PiecesConfig,
  PiecesSnapshot,
  PlaygroundConfig,
  PlaygroundFiles,
  PlaygroundFilesConfig,
  PlaygroundSnapshot,
  Sawtooth,
  SeedsConfig,
  SeedsSnapshot,
  TableChoice,
  TableReading,
} from '../wire';

/** What the labs ask of the core: `src/lab/`. */
export interface LabCommands {
  activationCurves: { params: CurvesConfig; result: ActivationCurves };
  activationDistribution: { params: DistributionConfig; result: Distribution };
  /**
   * Nanoseconds to compute value and derivative of one number, measured in this browser: the median of several rounds.
   */
  activationCosts: { params: Record<string, never>; result: readonly ActivationCost[] };
  /** A network compared with the product of its layers. */
  collapseNetwork: { params: CollapseConfig; result: Collapse };
  /** A run: the network of one seed trained twice, with activations off and on. */
  trainCollapse: { params: CollapseRunConfig; result: CollapseSnapshot };
  gradientFlow: { params: FlowConfig; result: readonly Flow[] };
  /** A run. */
  trainFlow: { params: FlowRunConfig; result: FlowRunRecord };
  /** A run: the map is filled cell by cell. */
  edgeOfChaos: { params: EdgeConfig; result: EdgeMap };
  /** A run. */
  fitPieces: { params: PiecesConfig; result: PiecesSnapshot };
  /** A run, with the time each network took, measured in this browser. */
  compareDepths: { params: DepthConfig; result: Timed<DepthSnapshot> };
  /** A run. */
  overfit: { params: OverfitConfig; result: OverfitSnapshot };
  sawtooth: { params: { nFolds: number }; result: Sawtooth };
}

export interface ActivationCost {
  readonly name: ActivationName;
  readonly nanoseconds: number;
}

/** What the playground asks of the core: `src/playground/`, `src/table/`. */
export interface PlaygroundCommands {
  /** A small picture of each data source, to choose from. */
  playgroundPictures: { params: Record<string, never>; result: readonly DataPicture[] };
  /** The text of a file with a table, whatever it is encoded in. */
  decodeTable: { params: { file: Blob }; result: string };
  /** A table as a text, and what was chosen about its columns. */
  readTable: { params: { text: string; choice: TableChoice }; result: TableReading };
  /** Refuses a border between classes that is not a formula of one variable. */
  checkFormula: { params: { formula: string }; result: undefined };
  /** A training as files, to be repeated elsewhere. */
  playgroundFiles: { params: PlaygroundFilesConfig; result: PlaygroundFiles };
  /** A run that can go back, and therefore does not end by itself: its snapshot says whether it stopped. */
  trainPlayground: { params: PlaygroundConfig; result: PlaygroundSnapshot };
  /** A run: the same training with several seeds. */
  trainSeeds: { params: SeedsConfig; result: SeedsSnapshot };
}
