import type { ShownReading } from '../reading';
import type { AttackView, Example, InsideView, OcclusionView, StageView, Steps, Strokes, UnitPlace } from '../wire';

/** What the core does with drawings and the network that names digits: `src/ink.rs`, `src/recognition.rs`. */
export interface DigitCommands {
  /** Fetches the weights of the network that names digits and those of its judge, with progress in bytes; keeps them. */
  loadDigitNetwork: { params: { url: string; judgeUrl: string }; result: null };
  /** The picture that strokes give and, once the weights are loaded, the digit that it shows; to the reader's own network,
   * if it is asked and there is one. */
  readStrokes: { params: Strokes & { padSide: number; isOwn?: boolean }; result: ShownReading };
  /** The strokes of a digit drawn by rule, on a pad whose side is 1. */
  sampleDigit: { params: { digit: number; seed: number }; result: Strokes };
}

/** What the core says of that network, looked into: `src/study/`. It waits for the network's weights. */
export interface StudyCommands {
  /** The network at work on a picture, seen from a digit (or the one that it names) and perhaps from a hidden unit. */
  lookInside: { params: InsideQuestion; result: InsideView };
  /** How the logit of a digit falls when the ink around each pixel is covered. */
  occludePicture: { params: { image: Uint8Array; digit: number }; result: OcclusionView };
  /** A drawing on its way into the picture, and the answer on each stage; `null` while there is no digit yet. */
  inkStages: { params: Strokes & { steps: Steps }; result: readonly StageView[] | null };
  /** A picture that was changed for another answer. With a budget each pixel changes by at most so many grey levels. */
  attackPicture: {
    params: { image: Uint8Array; target: number | null; budget: number | null };
    result: AttackView;
  };
  /** The strokes of a prepared drawing. */
  exampleDrawing: { params: { name: Example }; result: Strokes };
}

export interface InsideQuestion {
  readonly image: Uint8Array;
  readonly digit: number | null;
  readonly unit: UnitPlace | null;
}
