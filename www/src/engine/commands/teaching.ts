import type { DrawingSet, TeachSnapshot, TourStop } from '../wire';

/** What the core does with a network that the reader teaches, and for the game: `src/teach/`, `src/play.rs`. */
export interface TeachCommands {
  /** The drawings in a file. */
  readDrawings: { params: { text: string }; result: DrawingSet };
  writeDrawings: { params: { set: DrawingSet }; result: string };
  /** Saves a set of drawings in the browser. Returns whether it was saved. */
  keepDrawings: { params: { name: SetKind; set: DrawingSet }; result: boolean };
  /** `damaged` if what is kept cannot be read. */
  keptDrawings: { params: { name: SetKind }; result: DrawingSet | 'damaged' | null };
  forgetDrawings: { params: { name: SetKind }; result: null };
  /** A run: teaches the built-in network the drawings. */
  teachNetwork: { params: { set: DrawingSet; seed: number }; result: TeachSnapshot };
  /** Makes the network of the last teaching run the reader's own, saved in the browser where it can be. */
  takeTaught: { params: { labels: readonly string[] }; result: OwnNetwork };
  /** The reader's own network, including one from an earlier visit; `damaged` if that cannot be read. */
  ownNetwork: { params: Record<string, never>; result: OwnNetwork | 'damaged' | null };
  forgetOwnNetwork: { params: Record<string, never>; result: null };
  /** The digits to ask for in a game. */
  gameDigits: { params: { n: number; seed: number }; result: Uint8Array };
  tourStops: { params: Record<string, never>; result: readonly TourStop[] };
}

/** The reader has two sets: one of the ten digits, and one of classes of their own. */
export const setKinds = ['digits', 'own'] as const;
export type SetKind = (typeof setKinds)[number];

export interface OwnNetwork {
  readonly labels: readonly string[];
  readonly isKept: boolean;
}
