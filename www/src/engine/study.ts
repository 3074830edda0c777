import type { Strokes } from './ink';

/** What the core says of the network that names digits, looked into: `src/study/`. It waits for the network's weights. */
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
  exampleDrawing: { params: { name: ExampleName }; result: Strokes };
}

export interface InsideQuestion {
  readonly image: Uint8Array;
  readonly digit: number | null;
  readonly unit: UnitPlace | null;
}

/** A hidden unit: layer and index, both from 0. */
export interface UnitPlace {
  readonly layer: number;
  readonly unit: number;
}

/** Numbers of either sign, and the largest of their sizes. */
export interface Signed {
  readonly values: Float32Array;
  readonly limit: number;
}

/** Numbers written so that the parts add up to the total as they are written. */
export interface Ledger {
  readonly parts: readonly string[];
  readonly total: string;
}

export interface InsideView {
  readonly image: Uint8Array;
  readonly best: number;
  /** The digit that all else is about. */
  readonly digit: number;
  readonly outputs: readonly Output[];
  readonly layers: readonly Strip[];
  /** How the logit follows each pixel, and what each pixel has added to it: gradient times input. */
  readonly gradient: Signed;
  readonly contributions: Signed;
  /** The units of the second layer that matter most to the logit. */
  readonly units: readonly number[];
  /** What these add, what all others add, the bias. */
  readonly by_units: Ledger;
  /** What ink adds that speaks for the digit, what ink adds that speaks against it, the biases. */
  readonly by_pixels: Ledger;
  readonly unit?: UnitView;
}

/** One digit: what the last layer says of it. */
export interface Output {
  readonly logit: number;
  readonly text: string;
  readonly percent: string;
}

export interface Strip {
  /** The indices of the units from what speaks most for the digit to what speaks most against it. */
  readonly order: Uint32Array;
  /** What each of them sends on, in that order; below 0 for what speaks against the digit. */
  readonly sent: Signed;
  readonly n_open: number;
}

export interface UnitView extends UnitPlace {
  /** Its weights; in the second layer the effective ones, through the open units of the first. */
  readonly weights: Signed;
  readonly products: Signed;
  /** Ink that raises the sum, ink that lowers it, bias. */
  readonly by_pixels: Ledger;
  /** In the second layer: the units that it hears most, and what these, all others and its bias add. */
  readonly senders?: readonly number[];
  /** How many units of the first layer are not named. */
  readonly n_others: number;
  readonly by_units?: Ledger;
  /** max(0, sum). */
  readonly sent: string;
  readonly is_open: boolean;
  /** Units of the next layer, or digits. */
  readonly receivers: readonly { readonly to: number; readonly adds: number; readonly text: string }[];
}

export interface OcclusionView {
  readonly digit: number;
  /** Side of the patch, in pixels. */
  readonly patch: number;
  readonly falls: Signed;
}

export interface Steps {
  readonly crop: boolean;
  readonly scale: boolean;
  readonly pen: boolean;
  readonly center: boolean;
}

/** A digit and how probable the network holds it. */
export interface DigitAnswer {
  readonly digit: number;
  readonly probability: number;
  readonly percent: string;
}

export interface StageView {
  readonly image: Uint8Array;
  readonly answer: DigitAnswer;
}

export interface AttackView {
  readonly original: Uint8Array;
  readonly image: Uint8Array;
  /** Changed less original, in grey levels. */
  readonly change: Signed;
  readonly before: DigitAnswer;
  readonly after: DigitAnswer;
  /** The digit of before, after. */
  readonly left: DigitAnswer;
  /** The digit of after, or the one aimed at, before. */
  readonly hidden: DigitAnswer;
  /** The digit aimed at, after. */
  readonly aimed?: DigitAnswer;
  readonly is_fooled: boolean;
  readonly largest: number;
  readonly norm: string;
  readonly original_norm: string;
  readonly n_changed: number;
  /** By how much the change must be multiplied to be shown in full. */
  readonly amplified: string;
}

export const exampleNames = ['corner', 'thin', 'off_center'] as const;
export type ExampleName = (typeof exampleNames)[number];
