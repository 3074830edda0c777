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
  /** The ratio of the first hidden layer to the last one, of this number. */
  /** What the table of both networks is called. */
  readonly inNumbers: string;
  readonly firstToLast: (last: string) => string;
  readonly ofDeltas: string;
  readonly ofInputs: string;
  readonly ofWeights: string;
  readonly perLayer: string;
  readonly bySlopes: string;
  readonly byWeights: string;
  readonly byBoth: string;
  readonly inFirst: string;
  readonly balanced: (name: string, deltas: string, inputs: string, weightGradients: string) => string;
  readonly shareAxis: string;
  readonly saturatedIn: (name: string) => string;
  readonly zeroIn: (name: string) => string;
  readonly saturation: (threshold: string) => string;
  readonly layerTable: string;
  readonly layerTableText: string;
  readonly columns: Readonly<
    Record<
      'layer' | 'activation' | 'delta' | 'weights' | 'slopes' | 'saturated' | 'zero' | 'dead' | 'dWeight' | 'update',
      string
    >
  >;
  readonly trouble: Readonly<
    Record<Trouble['kind'], (name: string, quantity: string, layer: string, before: string) => string>
  >;
  readonly advice: Readonly<Record<Trouble['kind'], string>>;
  readonly troubleOf: Readonly<Record<Trouble['quantity'], string>>;
  readonly stopped: (name: string, step: string) => string;
  readonly stoppedAdvice: string;
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
  readonly ofMoves: string;
  readonly lossNow: string;
  readonly mapOf: string;
  readonly mapLabel: (name: string) => string;
  readonly mapDepth: string;
  readonly mapScale: string;
  readonly mapEdge: (scale: string) => string;
  readonly mapRead: (depth: string, scale: string) => string;
  readonly mapRatio: (depth: string) => string;
  readonly inputSize: string;
  readonly mapSizes: (name: string, atSmall: string, small: string, atLarge: string, large: string) => string;
  readonly notOnMap: (letter: string, name: string, mapped: string) => string;
  readonly mapNone: string;
  readonly mapNotYet: string;
  readonly mapProbe: string;
  readonly mapKey: string;
  readonly mapNoEdge: string;
  readonly notice: Readonly<Record<View, readonly string[]>>;
}

export const catalog = catalogOf<Messages>('gradient-flow/page');
