import type { Stroke } from '../figures/digit-pad/drawing';

/** What the core says of a network that its reader teaches, and of playing with one: `src/teach/`, `src/play.rs`. */
export interface TeachCommands {
  /** The drawings in a file. */
  readDrawings: { params: { text: string }; result: DrawingSet };
  writeDrawings: { params: { set: DrawingSet }; result: string };
  /** Keeps a set of drawings in the browser. Whether it does. */
  keepDrawings: { params: { name: SetKind; set: DrawingSet }; result: boolean };
  keptDrawings: { params: { name: SetKind }; result: DrawingSet | null };
  forgetDrawings: { params: { name: SetKind }; result: null };
  /** A run: teaches the shipped network the drawings. */
  teachNetwork: { params: { set: DrawingSet; seed: number }; result: TeachSnapshot };
  /** From now on the network of the last teaching is the reader's own, kept in the browser if it keeps something. */
  takeTaught: { params: { labels: readonly string[] }; result: OwnNetwork };
  /** The reader's own network, also from an earlier visit. */
  ownNetwork: { params: Record<string, never>; result: OwnNetwork | null };
  forgetOwnNetwork: { params: Record<string, never>; result: null };
  /** The digits that a game asks for. */
  gameDigits: { params: { n: number; seed: number }; result: Uint8Array };
  tourStops: { params: Record<string, never>; result: readonly TourStop[] };
}

/** The reader has two sets: of the ten digits, and of classes of their own. */
export const setKinds = ['digits', 'own'] as const;
export type SetKind = (typeof setKinds)[number];

/** Drawings with labels; a drawing names its class by its place among the labels. */
export interface DrawingSet {
  readonly labels: readonly string[];
  readonly drawings: readonly LabeledDrawing[];
}

export interface LabeledDrawing {
  readonly label: number;
  readonly strokes: readonly Stroke[];
}

export interface OwnNetwork {
  readonly labels: readonly string[];
  readonly isKept: boolean;
}

/** How many of how many; `percent` as the core writes it. */
export interface Hits {
  readonly hits: number;
  readonly of: number;
  readonly percent: string;
}

export interface TeachSnapshot {
  readonly step: number;
  readonly nSteps: number;
  readonly nLearned: number;
  readonly isDigits: boolean;
  /** The reader's drawings that are held out; without a number before, if the network did not know their classes. */
  readonly ownBefore?: Hits;
  readonly ownNow?: Hits;
  /** The digits drawn by rule, of which nothing should be forgotten. */
  readonly checkBefore?: Hits;
  readonly checkNow?: Hits;
  readonly heldOut: readonly {
    readonly index: number;
    readonly label: number;
    readonly before?: number;
    readonly now: number;
  }[];
  readonly curve: readonly {
    readonly step: number;
    readonly loss: number;
    readonly own?: number;
    readonly check?: number;
  }[];
}

/** A prepared drawing, and what the shipped network makes of it. */
export interface TourStop {
  readonly name: StopName;
  readonly drawn?: number;
  readonly best: number;
  readonly runnerUp?: number;
  readonly refusal?: 'noDigit' | 'several';
  readonly strokes: readonly Stroke[];
}

export const stopNames = [
  'closedFour',
  'oneWithRoof',
  'sixOnItsHead',
  'fallenSix',
  'letterA',
  'twoDigits',
  'persianFour',
  'persianFive',
  'house',
] as const;
export type StopName = (typeof stopNames)[number];
