import { shelf } from '../../app/shelf';
import type { Collapse } from '../../engine/linear';
import { look, state, training } from './state';

/** What is on view: the networks in training, or else the network as it was drawn. */
export function shown(): Collapse | undefined {
  return training.value.snapshot?.collapse ?? look.value.answer;
}

/** Whether the network on view comes from another lesson. */
export function isFromShelf(): boolean {
  return state.value.network === 'shelf' && typeof shelf.value === 'object';
}
