/** One layer of the graph. */
export interface UnitLayer {
  readonly units: readonly Raster[];
  /** (O, I): row j holds the weights of unit j; the first layer has none. */
  readonly weight?: readonly (readonly number[])[];
}

/** A unit, with its output over a square. */
export interface Raster {
  /** Written in a unit without an image. */
  readonly name: string;
  /** What it is, in words. */
  readonly text: string;
  readonly raster?: {
    /** Row by row, starting with the lowest; as many rows as columns. */
    readonly values: ArrayLike<number>;
    /** The largest absolute value. */
    readonly full: number;
  };
}

export interface UnitPlace {
  readonly layer: number;
  readonly unit: number;
}

/** The reader points at a unit, leaves it, or chooses it. */
export class UnitEvent extends Event {
  constructor(
    readonly how: 'over' | 'out' | 'choose',
    readonly at: UnitPlace,
  ) {
    super('unit');
  }
}
