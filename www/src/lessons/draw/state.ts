import type { UnitPlace } from '../../engine/wire';
import { LabState } from '../../lab/lab-state';
import { choice, type Field, type Fields, flag, integer } from '../../session/url-state';
import { type View, views } from './view-names';

export const tenDigits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export const pixelMaps = ['contribution', 'gradient', 'occlusion'] as const;
export type PixelMap = (typeof pixelMaps)[number];
export const methods = ['smallest', 'budget'] as const;
export type Method = (typeof methods)[number];
export const maxBudget = 128;

export interface State {
  readonly view: View;
  /** Inside: the digit to explain, or the network's answer. */
  readonly digit: (typeof tenDigits)[number] | 'best';
  readonly map: PixelMap;
  readonly unit: UnitPlace | null;
  /** The stages of the preprocessing. */
  readonly crop: boolean;
  readonly scale: boolean;
  readonly pen: boolean;
  readonly center: boolean;
  /** The attack: the target digit, the method, and by how many gray levels each pixel may change. */
  readonly target: (typeof tenDigits)[number] | 'any';
  readonly method: Method;
  readonly budget: number;
}

/** `2.17` for the 17th unit of the second layer. */
const unit: Field<UnitPlace | null> = {
  fallback: null,
  read: (text) => {
    const [, layer, place] = /^([12])\.(\d{1,4})$/.exec(text) ?? [];
    return Number(place) >= 1 && Number(place) <= 600
      ? { layer: Number(layer) - 1, unit: Number(place) - 1 }
      : undefined;
  },
  write: (place) => (place ? `${place.layer + 1}.${place.unit + 1}` : 'none'),
  expected: '1.1…2.600',
};

const fields: Fields<State> = {
  view: choice(views, 'draw'),
  digit: choice([...tenDigits, 'best'], 'best'),
  map: choice(pixelMaps, 'contribution'),
  unit,
  crop: flag(true),
  scale: flag(true),
  pen: flag(true),
  center: flag(true),
  target: choice([...tenDigits, 'any'], 'any'),
  method: choice(methods, 'smallest'),
  budget: integer(40, 1, maxBudget),
};

/** What the address says about this lesson. Outlives the lesson's element. */
export const state = new LabState('draw', fields);
