import { catalogOf } from '../../base/words';
import type { InitName, Trouble } from '../../engine/wire';
import type { Quantity, rules, tries } from './state';
import type { View } from './view-names';

export interface Messages {
  readonly claim: string;
  readonly tries: Readonly<Record<keyof typeof tries, string>>;
  readonly view: string;
  readonly views: Readonly<Record<View, string>>;
  readonly quantity: string;
  readonly quantities: Readonly<Record<Quantity, string>>;
  readonly normsLabel: (quantity: string) => string;
  readonly layer: string;
  readonly theory: (name: string) => string;
  readonly thumb: string;
  readonly network: (letter: string) => string;
  readonly activation: string;
  readonly init: string;
  readonly inits: Readonly<Record<InitName, string>>;
  readonly gain: string;
  readonly depth: string;
  readonly width: string;
  readonly batch: string;
  readonly newNumbers: string;
  readonly firstToLast: string;
  readonly ofDeltas: string;
  readonly ofWeights: string;
  readonly updateFirst: string;
  readonly trouble: Readonly<
    Record<Trouble['kind'], (name: string, quantity: string, layer: string, before: string) => string>
  >;
  readonly troubleOf: Readonly<Record<Trouble['quantity'], string>>;
  readonly stopped: (name: string, step: string) => string;
  readonly rule: string;
  readonly rules: Readonly<Record<(typeof rules)[number], string>>;
  readonly rate: string;
  readonly start: string;
  readonly pause: string;
  readonly resume: string;
  readonly oneStep: string;
  readonly step: (step: string, of: string) => string;
  readonly loss: string;
  readonly lossLabel: string;
  readonly lossStep: string;
  readonly moved: string;
  readonly movedLabel: string;
  readonly movedRatio: string;
  readonly lossNow: string;
  readonly mapOf: string;
  readonly mapLabel: (name: string) => string;
  readonly mapDepth: string;
  readonly mapScale: string;
  readonly mapEdge: (scale: string) => string;
  readonly mapRead: (depth: string, scale: string) => string;
  readonly mapRatio: string;
  readonly mapNone: string;
  readonly mapNotYet: string;
  readonly mapProbe: string;
  readonly mapKey: string;
  readonly mapNoEdge: string;
  readonly notice: readonly string[];
}

export const catalog = catalogOf<Messages>('gradient-flow/page');
