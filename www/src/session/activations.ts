import { type Activation, type ActivationName, activationNames, usualActivations } from '../engine/wire';

export function activationName(activation: Activation): ActivationName {
  return typeof activation === 'string' ? activation : (Object.keys(activation)[0] as ActivationName);
}

/** The parameter of an activation function that has one. */
export function activationParameter(
  activation: Activation,
): { readonly name: string; readonly value: number } | undefined {
  if (typeof activation === 'string') return undefined;
  const [parameters] = Object.values<Readonly<Record<string, number>>>(activation);
  return Object.entries(parameters ?? {}).map(([name, value]) => ({ name, value }))[0];
}

/** Whether a stored value is an activation function that the core can read. */
export function isActivation(value: unknown): value is Activation {
  return activationNames.some((name) => matchesPattern(usualActivations[name], value));
}

/** Whether two values are equal except for numbers. */
function matchesPattern(pattern: unknown, value: unknown): boolean {
  if (typeof pattern === 'number') return Number.isFinite(value);
  if (typeof pattern !== 'object' || pattern === null) return pattern === value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const has = value as Readonly<Record<string, unknown>>;
  return Object.entries(pattern).every(([key, inner]) => matchesPattern(inner, has[key]));
}
