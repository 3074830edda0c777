import { html } from 'lit';
import type { LateView } from '../../lab/late-view';
import type { View } from './view-names';

/** How a view beside the pad and its answer is shown. */
interface ViewEntry extends LateView {
  /** Whether an empty pad gets an initial drawing, which the reader's drawing replaces. */
  readonly needsDrawing: boolean;
  /** Whether samples are offered; true by default. */
  readonly hasSamples?: false;
}

const entries: Readonly<Record<Exclude<View, 'draw'>, ViewEntry>> = {
  inside: {
    subject: 'draw/inside',
    load: () => import('./inside/inside'),
    view: () => html`<chainrule-draw-inside></chainrule-draw-inside>`,
    needsDrawing: true,
  },
  pipeline: {
    subject: 'draw/pipeline',
    load: () => import('./pipeline/pipeline'),
    view: () => html`<chainrule-draw-pipeline></chainrule-draw-pipeline>`,
    needsDrawing: true,
  },
  attack: {
    subject: 'draw/attack',
    load: () => import('./attack/attack'),
    view: () => html`<chainrule-draw-attack></chainrule-draw-attack>`,
    needsDrawing: true,
  },
  teach: {
    subject: 'draw/teach',
    load: () => import('./teach/teach'),
    view: () => html`<chainrule-draw-teach></chainrule-draw-teach>`,
    needsDrawing: false,
    // What is taught is the reader's own.
    hasSamples: false,
  },
  play: {
    subject: 'draw/play',
    load: () => import('./play/play'),
    view: () => html`<chainrule-draw-play></chainrule-draw-play>`,
    needsDrawing: false,
    // A game in which samples counted would not be a game.
    hasSamples: false,
  },
};

/** The entry of a view; undefined for the pad and the answer alone. */
export function entryOf(view: View): ViewEntry | undefined {
  return view === 'draw' ? undefined : entries[view];
}
