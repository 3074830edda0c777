import { catalogOf } from '../../../base/words';
import type { PixelMap } from '../state';

export interface Messages {
  readonly hint: string;
  readonly outputs: string;
  readonly outputsLead: string;
  readonly output: (digit: string, logit: string, percent: string) => string;
  readonly follow: string;
  readonly map: string;
  readonly mapOf: (digit: string) => string;
  readonly maps: Readonly<Record<PixelMap, string>>;
  readonly mapTexts: Readonly<Record<PixelMap, (patch: string) => string>>;
  readonly mapLabel: (map: string, digit: string) => string;
  readonly speaksFor: (digit: string) => string;
  readonly speaksAgainst: (digit: string) => string;
  readonly inkFor: string;
  readonly inkAgainst: string;
  readonly biases: string;
  readonly logitOf: (digit: string) => string;
  readonly addsUp: string;
  readonly layers: string;
  readonly layersLead: (digit: string) => string;
  readonly strip: (layer: string, open: string, all: string) => string;
  readonly noUnit: string;
  readonly unit: (layer: string, unit: string) => string;
  readonly shortUnit: (unit: string) => string;
  readonly place: (unit: string, place: string, all: string) => string;
  readonly sumOf: (digit: string) => string;
  readonly others: (n: string) => string;
  readonly bias: string;
  readonly close: string;
  readonly weights: readonly [first: string, second: string];
  readonly products: string;
  readonly adds: readonly [
    first: (digit: string, adds: string) => string,
    second: (digit: string, adds: string) => string,
  ];
  readonly raises: string;
  readonly lowers: string;
  readonly openBiases: string;
  readonly sum: string;
  readonly bySenders: string;
  readonly byPixels: string;
  readonly sends: (sent: string) => string;
  readonly shut: string;
  readonly toUnits: string;
  readonly toDigits: string;
}

export const catalog = catalogOf<Messages>('draw/inside');
