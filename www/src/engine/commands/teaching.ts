import type { DrawingSet, TeachSnapshot, TourStop } from '../wire';

/** What the core does with a network that its reader teaches, and to play with one: `src/teach/`, `src/play.rs`. */
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

export interface OwnNetwork {
  readonly labels: readonly string[];
  readonly isKept: boolean;
}
