import type { ShownReading } from '../reading';
import type { AttackView, Example, InsideView, OcclusionView, StageView, Steps, Strokes, UnitPlace } from '../wire';

/** What the core does with drawings and the network that reads digits: `src/ink.rs`, `src/recognition.rs`. */
export interface DigitCommands {
  /** Fetches the weights of the digit network and of its judge, with progress in bytes, and keeps them. */
  loadDigitNetwork: { params: { url: string; judgeUrl: string }; result: null };
  /**
   * The image that strokes give and, once the weights are loaded, the digit in it, read by the reader's own network if
   * that is asked for and exists.
   */
  readStrokes: { params: Strokes & { padSide: number; isOwn?: boolean }; result: ShownReading };
  /** The strokes of a synthetic digit, on a pad whose side is 1. */
  sampleDigit: { params: { digit: number; seed: number }; result: Strokes };
}

/** What the core finds when it looks inside that network: `src/study/`. It waits for the network's weights. */
export interface StudyCommands {
  /**
   * The network at work on an image, from the view of one digit (by default its answer) and optionally of a hidden
   * unit.
   */
  lookInside: { params: InsideQuestion; result: InsideView };
  /** How much the logit of a digit falls when the ink around each pixel is covered. */
  occludePicture: { params: { image: Uint8Array; digit: number }; result: OcclusionView };
  /** Each stage of a drawing's preprocessing with the network's answer; `null` while nothing is drawn. */
  inkStages: { params: Strokes & { steps: Steps }; result: readonly StageView[] | null };
  /** An image changed to get another answer. With a budget, each pixel changes by at most that many gray levels. */
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
