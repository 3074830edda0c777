import type { DataPart, RuleName, ScheduleName, Task } from '../../engine/wire';
import type { OfferedInit } from './inits';
import type { Change, CurveAxis, LossName, SourceName, tries } from './state';

/** The training loss after so many updates from here, and after as many with the current settings, if it is finite. */
type TriedText = (nUpdates: string, loss: string, current: string | undefined) => string;

/** The words of this lesson. */
export interface Messages {
  readonly claim: string;
  readonly tries: Readonly<Record<keyof typeof tries, string>>;
  readonly data: string;
  readonly sources: Readonly<Record<SourceName, string>>;
  readonly classes: readonly [string, string];
  /** Of values. */
  readonly signs: readonly [string, string];
  readonly belowAndAbove: readonly [string, string];
  readonly parts: Readonly<Record<DataPart, string>>;

  readonly play: string;
  readonly pause: string;
  readonly back: string;
  readonly step: string;
  readonly oneEpoch: string;
  readonly reset: string;
  readonly newSeed: string;
  readonly epoch: (epoch: string) => string;
  readonly update: (step: string) => string;
  readonly time: string;

  readonly hiddenLayers: string;
  readonly fewerLayers: string;
  readonly moreLayers: string;
  readonly fewerUnits: (layer: string) => string;
  readonly moreUnits: (layer: string) => string;
  readonly activationOf: (layer: string) => string;
  readonly inputs: string;
  readonly output: string;
  readonly unit: (unit: string, layer: string) => string;
  readonly outputUnit: string;
  readonly graph: string;
  readonly graphHint: string;
  readonly gradient: string;
  readonly parameters: (n: string) => string;
  readonly outputTitle: Readonly<Record<Task, string>>;
  readonly curveTitle: Readonly<Record<Task, string>>;
  readonly classesTitle: string;
  readonly outputOf: (name: string) => string;
  readonly outputAbove: string;
  readonly logitOf: (name: string) => string;
  readonly probability: string;
  readonly heldOutPoints: string;
  readonly firstAxis: string;
  readonly secondAxis: string;
  readonly othersAt: string;
  readonly theirMeans: string;
  readonly aPoint: string;
  readonly pointOf: (n: string) => string;
  readonly rowBeyond: (row: string, n: string) => string;
  readonly sliceHint: string;
  readonly computedInputs: string;
  readonly planeLabel: (title: string) => string;
  readonly besideTitle: string;

  readonly trainLoss: string;
  readonly validationLoss: string;
  readonly testLoss: string;
  readonly testLossAtEnd: string;
  readonly trainAccuracy: string;
  readonly validationAccuracy: string;
  readonly testAccuracy: string;
  readonly testAccuracyAtEnd: string;
  readonly partSizes: (parts: readonly { readonly part: string; readonly n: string }[]) => string;
  readonly fewForAccuracy: (parts: readonly { part: string; n: string; margin: string }[]) => string;
  readonly fewForLoss: (parts: readonly { part: string; n: string }[]) => string;
  readonly toBest: (epoch: string, part: string, loss: string) => string;
  readonly chosenByTest: string;
  readonly holdOut: (share: string) => string;
  readonly rateNow: string;
  readonly besidePart: (part: string) => string;
  readonly loss: string;
  readonly accuracy: string;
  readonly axis: string;
  readonly axes: Readonly<Record<CurveAxis, string>>;
  readonly atUpdate: (step: string) => string;
  readonly atEpoch: (epoch: string) => string;
  readonly csv: string;
  readonly besideCsv: string;
  readonly lossesLabel: string;
  readonly accuraciesLabel: string;
  readonly stopped: {
    readonly epochs: string;
    readonly target_loss: string;
    readonly patience: (part: string, epoch: string, loss: string) => string;
  };
  readonly layer: (layer: string) => string;
  readonly diverged: (step: string, what: string, where: string) => string;
  readonly whatHelps: string;
  readonly tryRate: (rate: string) => string;

  /** What was measured, by its kind in the core. */
  readonly findings: {
    /** The mean and the standard deviation of each feature that is far from standardized. */
    readonly unscaled: (features: readonly { name: string; mean: string; std: string }[]) => string;
    readonly equal_units: (layer: string, nUnits: string) => string;
    readonly linear: string;
    readonly dead_units: (layer: string, nDead: string, nUnits: string) => string;
    readonly saturated_units: (layer: string, share: string) => string;
    readonly shrunk: (layer: string, largest: string) => string;
    readonly small_rate: TriedText;
    readonly large_rate: TriedText;
    readonly penalized: TriedText;
    readonly constant: (loss: string, constant: string) => string;
    readonly swings: (lowest: string, highest: string) => string;
    readonly plateau: (before: string, now: string) => string;
    readonly overfitting: (
      part: string,
      bestEpoch: string,
      bestLoss: string,
      loss: string,
      trainLoss: string,
    ) => string;
  };
  readonly tryBeside: string;
  readonly cures: {
    readonly standardize: string;
    readonly init: (name: string) => string;
    readonly units: (n: string) => string;
    readonly inputs: string;
    readonly noL1: string;
    readonly noL2: string;
    readonly patience: (epochs: string) => string;
  };

  readonly filesFold: string;
  readonly filesHint: string;
  readonly files: Readonly<Record<'script' | 'data' | 'start' | 'weights', string>>;

  readonly seedsFold: string;
  readonly seeds: string;
  readonly trainSeeds: (n: string) => string;
  readonly stopSeeds: string;
  readonly seedsDone: (done: string, n: string) => string;
  readonly seedsSaid: (n: string) => string;
  readonly seedsDiverged: (n: string) => string;
  readonly seedsLabel: string;

  readonly rate: string;
  readonly rule: string;
  readonly rules: Readonly<Record<RuleName, string>>;
  readonly besideFold: string;
  readonly besideWhat: string;
  readonly changes: Readonly<Record<Change, string>>;
  readonly allActivations: string;
  readonly besideHint: string;
  readonly besideOtherPoints: string;
  readonly besideStd: (isOn: boolean) => string;
  readonly allUnits: string;
  readonly dataFold: string;
  readonly points: string;
  readonly noise: string;
  readonly heightNoise: string;
  readonly otherPoints: string;
  readonly validationShare: string;
  readonly testShare: string;
  readonly standardize: string;
  readonly trainingFold: string;
  readonly init: string;
  readonly inits: Readonly<Record<OfferedInit, string>>;
  readonly crossEntropy: string;
  readonly softmaxLoss: string;
  readonly lossName: string;
  readonly losses: Readonly<Record<LossName, string>>;
  readonly delta: string;
  readonly momentum: string;
  readonly batch: string;
  /** How training points, batches and updates make an epoch; `last` is the size of a smaller last batch. */
  readonly sizes: (nTrain: string, batch: string, nUpdates: string, last: string | undefined) => string;
  readonly allUpdates: (nEpochs: string, nUpdates: string) => string;
  readonly schedule: string;
  readonly schedules: Readonly<Record<ScheduleName, string>>;
  readonly lengths: Readonly<Record<Exclude<ScheduleName, 'constant'>, string>>;
  readonly factor: string;
  readonly l1: string;
  readonly l2: string;
  readonly decay: string;
  readonly stopFold: string;
  readonly epochs: string;
  readonly target: string;
  readonly patience: string;
  readonly none: string;

  readonly border: string;
  readonly borderHint: string;
  readonly brush: string;
  readonly brushAt: (place: string, name: string, n: string) => string;
  readonly paintHint: string;
  readonly undo: string;
  readonly clear: string;
  readonly nPoints: (n: string) => string;
  readonly notice: readonly string[];
}
