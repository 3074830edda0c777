/** A pass written out, as `src/trace/` of the core hands it over: the same names, the same documentation there. */

/** What a worksheet gives. Its numbers are text, decimals or fractions. */
export interface Problem {
  readonly layers: readonly {
    /** (O, I): row j is what unit j listens to. */
    readonly weight: readonly (readonly string[])[];
    readonly bias: readonly string[];
    readonly activation: Activation;
  }[];
  readonly input: readonly string[];
  readonly target: readonly string[];
  readonly reduction: Reduction;
}

export type Activation =
  | 'identity'
  | 'sigmoid'
  | 'tanh'
  | 'relu'
  | { readonly leaky_relu: { readonly slope: number } }
  | { readonly elu: { readonly alpha: number } }
  | 'gelu'
  | 'silu'
  | 'softplus';

export type Reduction = 'mean' | 'sum' | 'half_sum';

/** The name of a value as plain text, by which it is referred to: `w21`, `z_H1`, `w21·i2`. */
export type ValueId = string;

export interface Trace {
  readonly inputs: readonly ValueId[];
  readonly layers: readonly Layer[];
  readonly targets: readonly ValueId[];
  readonly loss: ValueId;
  readonly reduction: Reduction;
  /** First the given ones, then those that the steps define, in their order. */
  readonly values: readonly Value[];
  readonly steps: readonly Step[];
}

export interface Layer {
  readonly letter: string;
  readonly activation: Activation;
  readonly units: readonly Unit[];
}

export interface Unit {
  readonly id: string;
  readonly name: Name;
  readonly number: number;
  readonly bias: ValueId;
  readonly preActivation: ValueId;
  readonly output: ValueId;
  readonly connections: readonly { readonly weight: ValueId; readonly source: ValueId; readonly product: ValueId }[];
}

export interface Name {
  readonly letter: string;
  readonly subscript: string;
}

export interface Value {
  readonly id: ValueId;
  /** Absent where the value goes by the formula of its step. */
  readonly name: Name | undefined;
  readonly role: Role;
  readonly number: TraceNumber;
}

export type Role =
  | 'input'
  | 'weight'
  | 'bias'
  | 'target'
  | 'product'
  | 'preActivation'
  | 'activation'
  | 'output'
  | 'error'
  | 'squaredError'
  | 'loss';

export interface TraceNumber {
  /** For colors and widths. Never shown. */
  readonly value: number;
  readonly sign: -1 | 0 | 1;
  readonly decimal: string;
  /** Whether `decimal` is the number itself, or rounded. */
  readonly exact: boolean;
  readonly fraction: { readonly text: string; readonly numerator: string; readonly denominator: string } | undefined;
}

export interface Step {
  readonly kind: StepKind;
  /** Absent for the steps of the loss. */
  readonly unit: string | undefined;
  readonly defines: ValueId;
  readonly operands: readonly ValueId[];
  /** One or more equal forms, with names. */
  readonly formulas: readonly Expression[];
  /** The form into which the numbers are put. */
  readonly working: Expression;
}

export type StepKind = 'product' | 'sum' | 'activation' | 'difference' | 'square' | 'reduction';

export type Expression =
  | { readonly kind: 'value'; readonly id: ValueId }
  | { readonly kind: 'constant'; readonly number: TraceNumber }
  | { readonly kind: 'sum'; readonly terms: readonly Expression[] }
  | { readonly kind: 'difference'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'product'; readonly factors: readonly Expression[] }
  | { readonly kind: 'quotient'; readonly numerator: Expression; readonly denominator: Expression }
  | { readonly kind: 'square'; readonly base: Expression }
  | { readonly kind: 'maximum'; readonly arguments: readonly Expression[] }
  | { readonly kind: 'apply'; readonly function: Activation; readonly argument: Expression };
