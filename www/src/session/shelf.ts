import type { GivenNetwork } from '../engine/wire';
import { isActivation } from './activations';
import { TabStore } from './tab-store';

/**
 * One network that the reader made in one lesson, and can pick up in another one in the same tab. It is stored in the
 * tab's session, so it survives a reload.
 */
export interface Shelved {
  /** The lesson that it comes from. */
  readonly from: string;
  readonly network: GivenNetwork;
}

/** `unreadable`: something is stored, but it is not a network. */
export const shelf = new TabStore<Shelved | 'unreadable' | undefined>(
  'shelf',
  undefined,
  (text) => shelvedFrom(text) ?? 'unreadable',
  (shelved) => (typeof shelved === 'object' ? textOf(shelved) : ''),
);

/** With the field names of version 0.1.0. */
export function textOf({ from, network: { nFeatures, layers } }: Shelved): string {
  return JSON.stringify({ from, network: { n_features: nFeatures, layers } });
}

/** Parses a stored network if its parts are there; the core checks whether they fit together. */
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
