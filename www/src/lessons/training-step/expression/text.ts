import { catalogOf } from '../../../base/words';
import type { ExampleName } from './examples';

export type Kind = 'network' | 'expression';

export interface Messages {
  readonly kind: string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly figure: string;
  readonly legend: (f: string) => string;
  readonly loading: string;
  readonly failed: string;
  readonly expression: string;
  readonly hint: (functions: string) => string;
  readonly value: (variable: string) => string;
  readonly values: string;
  readonly examples: Readonly<Record<ExampleName, string>>;
  readonly start: string;
  readonly startText: (f: string) => string;
  readonly startHint: string;
  readonly badLink: (why: string) => string;
  readonly resetLabel: string;
  /** The parts of the figure. */
  readonly variable: (name: string, value: string) => string;
  readonly node: (name: string, formula: string) => string;
  readonly valueOf: (value: string) => string;
  /** The table. */
  readonly table: string;
  readonly tableVariable: string;
  readonly tableValue: string;
  readonly tableDerivative: (f: string) => string;
  /** The title of a step, and one sentence on why it is done. Names come as finished text. */
  readonly operation: (node: string) => string;
  readonly operationText: (node: string) => string;
  readonly outputText: string;
  readonly seed: (derivative: string) => string;
  readonly seedText: (f: string) => string;
  readonly local: (node: string, source: string) => string;
  readonly locals: {
    readonly add: string;
    readonly subtractFirst: string;
    readonly subtractSecond: string;
    readonly multiply: string;
    readonly larger: string;
    readonly notLarger: string;
    readonly smaller: string;
    readonly notSmaller: string;
    readonly twice: (source: string) => string;
    readonly other: (source: string) => string;
  };
  readonly localOfOutput: (derivative: string) => string;
  /** fₓ, where f and other operations use x. */
  readonly partOfOutput: (part: string, source: string) => string;
  readonly chain: (node: string, source: string) => string;
  readonly chainText: (node: string) => string;
  readonly path: (node: string, source: string) => string;
  readonly pathText: (source: string, node: string) => string;
  readonly sum: (source: string) => string;
  readonly sumText: (source: string) => string;
  readonly kinkZero: string;
  readonly kinkEqual: string;
  readonly saturated: string;
  readonly differencesKink: string;
  readonly differencesNone: string;
  /** The sheet. */
  readonly sheetGiven: (f: string) => string;
  readonly sheetForward: string;
  readonly sheetBackward: (f: string) => string;
  /** The copied text. */
  readonly copyTitle: string;
  readonly given: string;
}

export const catalog = catalogOf<Messages>('training-step/expression');
