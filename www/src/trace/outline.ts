/** A training step in order: what is given, then phase by phase and unit by unit. */

import { catalogOf, words } from '../base/words';
import type { Phase, Role, Step, Trace, Unit, Value } from '../engine/wire';

export interface Outline {
  readonly given: readonly { readonly title: string; readonly values: readonly Value[] }[];
  readonly phases: readonly Section[];
}

export interface Section {
  readonly phase: Phase;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Consecutive steps of one unit, or all those that belong to none. */
export interface Block {
  readonly part: Part;
  readonly unit: Unit | undefined;
  readonly steps: readonly Step[];
}

/** `batch`: the means of a unit's gradients. */
export type Part = 'unit' | 'batch' | 'loss' | 'outputs' | 'inputs';

export function outlineOf(trace: Trace): Outline {
  const messages = words(catalog);
  const defined = new Set(trace.steps.map(({ defines }) => defines));
  const isGiven = (role: Role) => (value: Value) => value.role === role && !defined.has(value.id);
  const given = givenRoles.map((role) => ({ title: messages.given[role], values: trace.values.filter(isGiven(role)) }));
  const starts = [0, ...trace.phases.map(({ end }) => end)];
  const phases = trace.phases.map(({ phase, end }, i) => {
    const steps = trace.steps.slice(starts[i], end);
    return { phase, title: messages.phase[phase], blocks: blocksOf(steps, trace) };
  });
  return {
    given: given.filter(({ values }) => values.length > 0),
    phases: phases.filter(({ blocks }) => blocks.length > 0),
  };
}

/** `Unit H1`, with the unit's name as the notation writes it. */
export function blockTitle({ part, unit }: Block, name: (unit: Unit) => string): string {
  const messages = words(catalog);
  if (!unit) return part === 'outputs' || part === 'inputs' ? messages[part] : messages.loss;
  return part === 'batch' ? messages.batch(name(unit)) : messages.unit(name(unit));
}

function blocksOf(steps: readonly Step[], trace: Trace): Block[] {
  const units = new Map(trace.layers.flatMap((layer) => layer.units.map((unit) => [unit.id, unit])));
  const blocks: { part: Part; unit: Unit | undefined; steps: Step[] }[] = [];
  for (const step of steps) {
    const unit = step.unit === undefined ? undefined : units.get(step.unit);
    const part = partOf(step, unit);
    const last = blocks.at(-1);
    if (last && last.part === part && last.unit === unit) last.steps.push(step);
    else blocks.push({ part, unit, steps: [step] });
  }
  return blocks;
}

function partOf(step: Step, unit: Unit | undefined): Part {
  if (unit) return step.kind === 'batchGradient' ? 'batch' : 'unit';
  const isOfInput = step.kind === 'path' || step.kind === 'activationDerivative';
  if (isOfInput) return 'inputs';
  return step.phase === 'backward' ? 'outputs' : 'loss';
}

const givenRoles = ['input', 'target', 'weight', 'bias', 'setting', 'state', 'otherSample'] as const;

export interface Messages {
  readonly title: string;
  readonly titleOfStep: (step: string) => string;
  readonly sample: (sample: string, nSamples: string) => string;
  readonly givenTitle: string;
  readonly given: Readonly<Record<(typeof givenRoles)[number], string>>;
  readonly phase: Readonly<Record<Phase, string>>;
  readonly unit: (name: string) => string;
  readonly batch: (name: string) => string;
  readonly outputs: string;
  readonly inputs: string;
  readonly loss: string;
  readonly rule: string;
}

export const catalog = catalogOf<Messages>('trace/outline');
