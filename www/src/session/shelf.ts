import { Store } from '../base/store';
import type { GivenNetwork } from '../engine/wire';
import { isActivation } from './activations';

/**
 * One network that the reader made in one lesson, and can take up in another of the same tab. It lies in the tab's
 * session, so that it is still there after a reload.
 */
export interface Shelved {
  /** The lesson that it comes from. */
  readonly from: string;
  readonly network: GivenNetwork;
}

// Before the shelf, which is read with it.
const key = 'chainrule-shelf';

/** `unreadable`: there is something, but it is not a network. */
export const shelf = new Store<Shelved | 'unreadable' | undefined>(read());

/** In the place of what lay there. */
export function layOnShelf(shelved: Shelved): void {
  shelf.set(shelved);
  try {
    sessionStorage.setItem(key, textOf(shelved));
  } catch {
    // Refused or full: it is there until the page is closed or loaded again.
  }
}

/** Under the names of version 0.1.0, whose pages may lie in the same tab's history. */
export function textOf({ from, network: { nFeatures, layers } }: Shelved): string {
  return JSON.stringify({ from, network: { n_features: nFeatures, layers } });
}

function read(): Shelved | 'unreadable' | undefined {
  let text: string | null;
  try {
    text = sessionStorage.getItem(key);
  } catch {
    return undefined;
  }
  return text === null ? undefined : (shelvedFrom(text) ?? 'unreadable');
}

/** What a text says, if it is a network whose parts are there; whether they fit together, the core looks at. */
export function shelvedFrom(text: string): Shelved | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || typeof value.from !== 'string' || !isRecord(value.network)) return undefined;
  const { n_features: nFeatures, layers } = value.network;
  if (!Number.isInteger(nFeatures) || !Array.isArray(layers) || !layers.every(isLayer)) return undefined;
  return { from: value.from, network: { nFeatures: nFeatures as number, layers } };
}

function isLayer(value: unknown): value is GivenNetwork['layers'][number] {
  if (!isRecord(value) || !Array.isArray(value.weight) || !Array.isArray(value.bias)) return false;
  const isRow = (row: unknown) => Array.isArray(row) && row.every(Number.isFinite);
  return value.weight.every(isRow) && isRow(value.bias) && isActivation(value.activation);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
