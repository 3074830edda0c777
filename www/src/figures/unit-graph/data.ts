/** One layer of the graph. */
export interface UnitLayer {
  readonly units: readonly Raster[];
  /** (O, I): row j is what unit j listens to; the first layer has none. */
  readonly weight?: readonly (readonly number[])[];
}

/** A unit, with its answers over a square. */
export interface Raster {
  /** Written into a unit without a picture. */
  readonly name: string;
  /** What it is, in words. */
  readonly text: string;
  readonly raster?: {
    /** Row by row from the lowest; as many rows as columns. */
    readonly values: ArrayLike<number>;
    /** The largest size of them. */
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
