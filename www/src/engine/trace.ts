/** A training step written out, as `src/trace/` of the core hands it over: the same names, the same documentation there. */

/** What a worksheet gives. Its numbers are text, decimals or fractions. */
export interface Problem {
  readonly layers: readonly {
    /** (O, I): row j is what unit j listens to. */
    readonly weight: readonly (readonly string[])[];
    readonly bias: readonly string[];
    readonly activation: Activation;
  }[];
  readonly samples: readonly {
    readonly input: readonly string[];
    /** A number for each output; for a loss of classes, the number of the right output, from 1. */
    readonly target: readonly string[];
  }[];
  readonly loss: Loss;
  readonly optimizer: {
    readonly rule: Rule;
    readonly learning_rate: string;
    readonly weight_decay: string;
  };
  /** From 1. */
  readonly training_step: number;
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
  | 'softplus'
  | 'mish';

export type Reduction = 'mean' | 'sum' | 'half_sum';

export type Loss =
  | { readonly squared_error: { readonly reduction: Reduction } }
  | 'l1'
  | { readonly huber: { readonly delta: number } }
  | 'binary_cross_entropy'
  | 'softmax_cross_entropy'
  | 'log_softmax_nll'
  | { readonly hinge: { readonly margin: number } };

export type Rule =
  | 'sgd'
  | { readonly momentum: { readonly momentum: number } }
  | { readonly nesterov: { readonly momentum: number } }
  | { readonly rms_prop: { readonly alpha: number; readonly eps: number } }
  | { readonly adam: { readonly beta1: number; readonly beta2: number; readonly eps: number } }
  | { readonly adam_w: { readonly beta1: number; readonly beta2: number; readonly eps: number } };

/** How numbers are to be shown. */
export type Format = 'short' | 'fraction' | 'full' | { readonly places: number };

/** The name of a value as plain text, by which it is referred to: `w21`, `z_H1`, `∂L/∂w21`, `w21·i2`, `w21′`. */
export type ValueId = string;

export interface Trace {
  /** Which sample is written out, counted from 0. */
  readonly sample: number;
  readonly nSamples: number;
  readonly trainingStep: number;
  readonly inputs: readonly ValueId[];
  readonly layers: readonly Layer[];
  readonly targets: readonly ValueId[];
  readonly loss: ValueId;
  readonly sampleLoss: ValueId;
  readonly lossFunction: Loss;
  readonly optimizer: { readonly rule: Rule; readonly learning_rate: number; readonly weight_decay: number };
  readonly parameters: readonly Parameter[];
  /** Hidden units whose gradients are exactly zero for every sample. */
  readonly dead: readonly string[];
  readonly outcome: Outcome;
  /** First the given ones, then those that the steps define, in their order. */
  readonly values: readonly Value[];
  readonly steps: readonly Step[];
  /** In their order, each with the number of steps that are done when it ends. */
  readonly phases: readonly { readonly phase: Phase; readonly end: number }[];
}

export type Phase = 'forward' | 'loss' | 'backward' | 'update' | 'again';

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
  readonly dOutput: ValueId;
  readonly slope: ValueId | undefined;
  readonly delta: ValueId;
  readonly connections: readonly Connection[];
}

export interface Connection {
  readonly weight: ValueId;
  readonly source: ValueId;
  readonly product: ValueId;
  /** δ · w, which goes back along the connection where the source feeds several units. */
  readonly path: ValueId | undefined;
}

export interface Parameter {
  readonly id: ValueId;
  readonly unit: string;
  readonly sampleGradient: ValueId;
  readonly gradient: ValueId;
  readonly updated: ValueId;
  readonly difference: {
    readonly number: TraceNumber | undefined;
    readonly error: TraceNumber | undefined;
    readonly h: TraceNumber;
    readonly kink: boolean;
  };
}

export type Outcome =
  | { readonly kind: 'fell' | 'noGradient' | 'unchanged' | 'uphill' | 'rose' }
  | { readonly kind: 'overshot'; readonly learningRate: TraceNumber; readonly loss: TraceNumber }
  | { readonly kind: 'overflow'; readonly id: ValueId };

/** A letter with a subscript and perhaps a prime; with `by`, the partial derivative of it by another. */
export interface Name {
  readonly letter: string;
  readonly subscript: string;
  readonly prime: boolean;
  readonly by: Name | undefined;
}

export interface Value {
  readonly id: ValueId;
  /** Absent where the value goes by the formula of its step. */
  readonly name: Name | undefined;
  readonly role: Role;
  readonly number: TraceNumber;
  /** What it belongs to: a gradient to its weight, a delta to its unit's sum. */
  readonly about: ValueId | undefined;
}

export type Role =
  | 'input'
  | 'weight'
  | 'bias'
  | 'target'
  | 'setting'
  | 'state'
  | 'otherSample'
  | 'product'
  | 'preActivation'
  | 'activation'
  | 'output'
  | 'error'
  | 'lossPart'
  | 'sampleLoss'
  | 'loss'
  | 'derivative'
  | 'delta'
  | 'path'
  | 'sampleGradient'
  | 'gradient'
  | 'moment'
  | 'newWeight'
  | 'newBias';

export interface TraceNumber {
  /** For colors and widths. Never shown. */
  readonly value: number;
  readonly sign: -1 | 0 | 1;
  readonly decimal: string;
  /** Whether `decimal` is the number itself, or rounded. */
  readonly exact: boolean;
  readonly fraction: { readonly text: string; readonly numerator: string; readonly denominator: string } | undefined;
  /** As the chosen format asks for it: the fraction's text, or `decimal`. */
  readonly text: string;
  readonly textExact: boolean;
}

export interface Step {
  readonly phase: Phase;
  readonly kind: StepKind;
  /** Absent for the steps of the loss. */
  readonly unit: string | undefined;
  readonly defines: ValueId;
  readonly operands: readonly ValueId[];
  /** One or more equal forms, with names. */
  readonly formulas: readonly Expression[];
  /** The form into which the numbers are put. */
  readonly working: Expression;
  readonly remark: Remark | undefined;
}

export type Remark = 'kink' | 'saturated' | 'shifted';

export type StepKind =
  | 'product'
  | 'sum'
  | 'activation'
  | 'difference'
  | 'square'
  | 'distance'
  | 'maximum'
  | 'exponential'
  | 'total'
  | 'probability'
  | 'logProbability'
  | 'crossEntropy'
  | 'margin'
  | 'reduction'
  | 'batchMean'
  | 'lossDerivative'
  | 'outputDerivative'
  | 'slope'
  | 'delta'
  | 'path'
  | 'activationDerivative'
  | 'weightGradient'
  | 'biasGradient'
  | 'batchGradient'
  | 'decay'
  | 'firstMoment'
  | 'secondMoment'
  | 'biasCorrection'
  | 'update';

export type Expression =
  | { readonly kind: 'value'; readonly id: ValueId }
  | { readonly kind: 'symbol'; readonly name: Name }
  | { readonly kind: 'constant'; readonly number: TraceNumber }
  | { readonly kind: 'sum'; readonly terms: readonly Expression[] }
  | { readonly kind: 'difference'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'product'; readonly factors: readonly Expression[] }
  | { readonly kind: 'quotient'; readonly numerator: Expression; readonly denominator: Expression }
  | { readonly kind: 'power'; readonly base: Expression; readonly exponent: number }
  | { readonly kind: 'exponential'; readonly exponent: Expression }
  | { readonly kind: 'negative' | 'root' | 'logarithm' | 'absolute' | 'sign'; readonly argument: Expression }
  | { readonly kind: 'maximum'; readonly arguments: readonly Expression[] }
  | { readonly kind: 'apply' | 'slope'; readonly function: Activation; readonly argument: Expression };
