import { html, type TemplateResult } from 'lit';
import type { View } from './view-names';

/** How a view beside the pad and its answer is shown. */
interface ViewEntry {
  /** Fetches its code. */
  readonly load: () => Promise<unknown>;
  readonly view: () => TemplateResult;
  /** Whether an empty pad gets a drawing to begin with, which makes room for the reader's. */
  readonly needsDrawing: boolean;
  /** Without it, samples are offered. */
  readonly hasSamples?: false;
}

const entries: Readonly<Record<Exclude<View, 'draw'>, ViewEntry>> = {
  inside: {
    load: () => import('./inside/inside'),
    view: () => html`<chainrule-draw-inside></chainrule-draw-inside>`,
    needsDrawing: true,
  },
  pipeline: {
    load: () => import('./pipeline/pipeline'),
    view: () => html`<chainrule-draw-pipeline></chainrule-draw-pipeline>`,
    needsDrawing: true,
  },
  attack: {
    load: () => import('./attack/attack'),
    view: () => html`<chainrule-draw-attack></chainrule-draw-attack>`,
    needsDrawing: true,
  },
  teach: {
    load: () => import('./teach/teach'),
    view: () => html`<chainrule-draw-teach></chainrule-draw-teach>`,
    needsDrawing: false,
    // What is taught is the reader's own.
    hasSamples: false,
  },
  play: {
    load: () => import('./play/play'),
    view: () => html`<chainrule-draw-play></chainrule-draw-play>`,
    needsDrawing: false,
    // A game in which samples count would be none.
    hasSamples: false,
  },
};

/** The entry of a view; of the pad and the answer alone there is none. */
export function entryOf(view: View): ViewEntry | undefined {
  return view === 'draw' ? undefined : entries[view];
}
