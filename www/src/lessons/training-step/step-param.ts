/** Why the step that the address asks for cannot be shown. */
export interface StepProblem {
  readonly kind: 'notAStep' | 'beyond';
  readonly got: string;
}

/** The step of an address, or the nearest one and what is wrong with it. By default the start. */
export function readStep(text: string | null, last: number): { step: number; problem: StepProblem | undefined } {
  if (text === null) return { step: 0, problem: undefined };
  const got = text.length > 24 ? `${text.slice(0, 24)}…` : text;
  if (!/^\d+$/.test(text)) return { step: 0, problem: { kind: 'notAStep', got } };
  const step = Number(text);
  return step <= last ? { step, problem: undefined } : { step: last, problem: { kind: 'beyond', got } };
}
