import type { Format } from '../../../engine/wire';
import { type Fields, optional, text } from '../../../session/url-state';
import { numbers } from '../fields';
import { examples } from './examples';

/** What the address says about an expression. */
export interface State {
  /** If it is there, an expression is shown in place of a network. */
  readonly expression: string | null;
  /** The values of its variables: `x_-2*y_1/4`. */
  readonly values: string;
  readonly numbers: Format;
  /** As text: how many steps there are is known once the expression is. */
  readonly step: string | null;
}

export const fields: Fields<State> = {
  expression: optional(text, null),
  values: text,
  numbers,
  step: optional(text, null),
};

export const first = examples.product;
