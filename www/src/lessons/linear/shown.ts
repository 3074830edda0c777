import type { Collapse } from '../../engine/wire';
import { look, training } from './state';

/** What is on view: the networks in training, or else the network as it was drawn or given. */
export function networkOnView(): Collapse | undefined {
  return training.value.snapshot?.collapse ?? look.value.answer;
}
