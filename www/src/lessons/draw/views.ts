import { html, type TemplateResult } from 'lit';
import type { UnitPlace } from '../../engine/wire';
import { LabState } from '../../lab/lab-state';
import { choice, type Field, type Fields, flag, integer } from '../../session/url-state';

/** What can be looked at beside the pad and its answer. */
interface ViewEntry {
  readonly name: string;
  /** Fetches its code. */
  readonly load: () => Promise<unknown>;
  readonly view: () => TemplateResult;
  /** Whether an empty pad gets a drawing to begin with, which makes room for the reader's. */
  readonly needsDrawing: boolean;
  /** Without it, samples are offered. */
  readonly hasSamples?: false;
}

export const entries = [
  {
    name: 'inside',
    load: () => import('./inside/inside'),
    view: () => html`<chainrule-draw-inside></chainrule-draw-inside>`,
    needsDrawing: true,
  },
  {
    name: 'pipeline',
    load: () => import('./pipeline/pipeline'),
    view: () => html`<chainrule-draw-pipeline></chainrule-draw-pipeline>`,
    needsDrawing: true,
  },
  {
    name: 'attack',
    load: () => import('./attack/attack'),
    view: () => html`<chainrule-draw-attack></chainrule-draw-attack>`,
    needsDrawing: true,
  },
  {
    name: 'teach',
    load: () => import('./teach/teach'),
    view: () => html`<chainrule-draw-teach></chainrule-draw-teach>`,
    needsDrawing: false,
    // What is taught is the reader's own.
    hasSamples: false,
  },
  {
    name: 'play',
    load: () => import('./play/play'),
    view: () => html`<chainrule-draw-play></chainrule-draw-play>`,
    needsDrawing: false,
    // A game in which samples count would be none.
    hasSamples: false,
  },
] as const satisfies readonly ViewEntry[];

/** `draw` is the pad and the answer alone, as the lesson opens. */
export type View = 'draw' | (typeof entries)[number]['name'];
export const views: readonly View[] = ['draw', ...entries.map(({ name }) => name)];

/** The entry of a view; of the pad and the answer alone there is none. */
export function entryOf(view: View): ViewEntry | undefined {
  return entries.find(({ name }) => name === view);
}

export const tenDigits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export const pixelMaps = ['contribution', 'gradient', 'occlusion'] as const;
export type PixelMap = (typeof pixelMaps)[number];
export const methods = ['smallest', 'budget'] as const;
export type Method = (typeof methods)[number];
export const maxBudget = 128;

export interface State {
  readonly view: View;
  /** Inside: the digit that all is seen from, or the one that the network names. */
  readonly digit: (typeof tenDigits)[number] | 'best';
  readonly map: PixelMap;
  readonly unit: UnitPlace | null;
  /** The steps of the pipeline. */
  readonly crop: boolean;
  readonly scale: boolean;
  readonly pen: boolean;
  readonly center: boolean;
  /** The attack: the digit aimed at, how, and by how many grey levels each pixel may change. */
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

/** What the address says of this lesson. It outlives the lesson's element. */
export const state = new LabState('draw', fields);
