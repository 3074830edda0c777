import { html, type TemplateResult } from 'lit';
import { LabState } from '../../app/lab/lab-state';
import { choice, type Fields } from '../../app/url-state';

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
    name: 'teach',
    load: () => import('./teach/teach'),
    view: () => html`<chainrule-draw-teach></chainrule-draw-teach>`,
    needsDrawing: false,
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

export interface State {
  readonly view: View;
}

const fields: Fields<State> = { view: choice(views, 'draw') };

/** What the address says of this lesson. */
export const state = new LabState('draw', fields);
