/** The data that a plot is made of: plain data, in the units of its axes. */

export interface Axis {
  readonly domain: readonly [number, number];
  /** Linear by default. */
  readonly scale?: 'linear' | 'log';
  readonly label?: string;
  /** The positions of the ticks; by default at round numbers. */
  readonly ticks?: readonly number[];
  /** The text of a tick, instead of its number. */
  readonly format?: (value: number) => string;
}

/** The color of a mark; `s1` to `s12` distinguish series and have a dash pattern each, the others have a meaning. */
export type Tone =
  | 'ink'
  | 'soft'
  | 'positive'
  | 'negative'
  | 'mark'
  | 'danger'
  | 's1'
  | 's2'
  | 's3'
  | 's4'
  | 's5'
  | 's6'
  | 's7'
  | 's8'
  | 's9'
  | 's10'
  | 's11'
  | 's12';

/** A line through points, with a gap where a coordinate is not finite (or not positive, on a log axis). */
export interface Line {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly tone: Tone;
  /** The name in the legend; without one it has no entry there. */
  readonly name?: string;
  /** The name in files, if it has none in the legend. */
  readonly called?: string;
  /** `pale`: an earlier state, or one of many. `thin`: not the main thing. */
  readonly weight?: 'normal' | 'strong' | 'thin' | 'pale';
  /** Overrides the dash pattern of its tone. */
  readonly dash?: 'solid' | 'dashed' | 'dotted';
  /** Each value holds until the next one. */
  readonly isStepped?: boolean;
  /** Filled down to the axis. */
  readonly isArea?: boolean;
  /** A dot at each point. */
  readonly hasDots?: boolean;
}

/** The area between two lines over the same places. */
export interface Ribbon {
  readonly x: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  readonly tone: Tone;
  readonly name?: string;
}

/** Separate points. */
export interface Dots {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly tone: Tone;
  readonly name?: string;
  /** The name in files, if it has none in the legend. */
  readonly called?: string;
  readonly shape?: 'circle' | 'ring' | 'square' | 'cross' | 'triangle';
  readonly size?: 'normal' | 'small' | 'large';
}

/** Adjacent bars that stand on 0: bar i extends from edge i to edge i + 1. */
export interface Bars {
  readonly edges: ArrayLike<number>;
  readonly heights: ArrayLike<number>;
  readonly tone: Tone;
  readonly name?: string;
}

/** A strip across the plot. */
export interface Band {
  readonly axis: 'x' | 'y';
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
  readonly name?: string;
}

/** A line across the plot at one value. */
export interface Rule {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly tone?: Tone;
  /** The text beside it. */
  readonly label?: string;
  readonly dash?: 'solid' | 'dashed' | 'dotted';
}

/**
 * Values on a grid of equal cells, the first row at the lower end of the y axis. Cells that are not finite are
 * hatched.
 */
export interface Raster {
  readonly values: ArrayLike<number>;
  readonly columns: number;
  readonly rows: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /**
   * `diverging`: orange below 0 and blue above, at full strength at ±`limit`. `sequential`: from paper at 0 to ink at
   * `limit`.
   */
  readonly colors: 'diverging' | 'sequential';
  readonly limit: number;
  /** A class for each cell, which has its own color instead: from paper at 0 to the class's tone at `limit`. */
  readonly classes?: { readonly of: ArrayLike<number>; readonly tones: readonly Tone[] };
  /** Interpolates between cells. */
  readonly isSmooth?: boolean;
}

/** The only positions of a probe, in ascending order: the arrow keys go through `coarse`, with Shift through `fine`. */
export interface Stops {
  readonly coarse: readonly number[];
  readonly fine: readonly number[];
}

/** The reader moved the probe to this value of x (and y, with a probe of two axes). */
export class ProbeEvent extends Event {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {
    super('probe');
  }
}

/** The reader chose this place: by a click, or by Enter at the probe. */
export class PickEvent extends Event {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {
    super('pick');
  }
}

/** Where the pointer is over the plot, in its units; `undefined` when it has left. */
export class HoverEvent extends Event {
  constructor(readonly at: { readonly x: number; readonly y: number } | undefined) {
    super('hover');
  }
}
