import { Drawing, flatten } from '../../figures/digit-pad/drawing';
import { digitWeights } from '../../session/digit-weights';
import { StrokesReader } from '../../session/strokes-reader';
import { CardStore } from './model-card';

/** Outlives the lesson's element: the drawing is still there when the reader comes back. */
export const drawing = new Drawing();
export const reader = new StrokesReader();
export const card = new CardStore();
export const weights = digitWeights;

drawing.subscribe((strokes) => reader.read(flatten(strokes)));
