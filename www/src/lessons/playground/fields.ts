import { type ActivationName, activationNames } from '../../engine/wire';
import type { Field } from '../../session/url-state';

export const maxLayers = 6;
export const maxUnits = 8;
export const maxSeeds = 20;
/** Of a table. */
export const maxInputs = 16;
export const maxRows = 5000;

/** A hidden layer as written in the address: `8tanh`. */
export interface HiddenLayer {
  readonly units: number;
  readonly activation: ActivationName;
}

/** The activation functions offered for hidden units, in the order of the core. */
export const offered: readonly ActivationName[] = activationNames;

/** `8tanh,4relu`: the hidden layers from first to last. */
export function hiddenLayers(fallback: readonly HiddenLayer[]): Field<readonly HiddenLayer[]> {
  return {
    fallback,
    read: (text) => {
      const layers = text.split(',').map(readLayer);
      const isFine = layers.length >= 1 && layers.length <= maxLayers && layers.every((layer) => layer !== undefined);
      return isFine ? (layers as HiddenLayer[]) : undefined;
    },
    write: (layers) => layers.map(({ units, activation }) => `${units}${activation}`).join(','),
    expected: `8tanh,4relu (1…${maxLayers} × 1…${maxUnits})`,
  };
}

function readLayer(text: string): HiddenLayer | undefined {
  const [, units, name] = /^([1-8])([a-z_]+)$/.exec(text) ?? [];
  const activation = activationNames.find((known) => known === name);
  return units && activation ? { units: Number(units), activation } : undefined;
}
