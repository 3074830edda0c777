import type { TrainingNote } from './commands/images';
import { type ImageConfig, setNames } from './wire';

/** What version 0.1.0 kept beside a training. */
export interface OldNote {
  readonly source: TrainingNote['source'];
  readonly drawn: TrainingNote['drawn'];
}

/** A note as it was kept, or `null` if it is none of this form. */
export function readTrainingNote(value: unknown): TrainingNote | null {
  if (!isRecord(value) || value.version !== 2) return null;
  const { name, at, size, source, drawn, summary } = value;
  const isFine =
    typeof name === 'string' &&
    areCounts(at, size) &&
    isSource(source) &&
    isRecord(drawn) &&
    areCounts(drawn.nTrain, drawn.nTest, drawn.seed) &&
    isRecord(summary) &&
    areCounts(summary.step, summary.epoch) &&
    typeof summary.isOver === 'boolean' &&
    Array.isArray(summary.shape) &&
    areCounts(...summary.shape) &&
    isConfig(summary.config);
  return isFine ? (value as unknown as TrainingNote) : null;
}

/** A note in the form of version 0.1.0. What else is in it, its training says for itself. */
export function readOldNote(text: string): OldNote | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || !isSource(value.source) || !isRecord(value.drawn)) return null;
    const { n_train: nTrain, n_test: nTest, seed } = value.drawn;
    return areCounts(nTrain, nTest, seed) ? { source: value.source, drawn: { nTrain, nTest, seed } as never } : null;
  } catch {
    return null;
  }
}

/** Whether a list can show it; the core looks at its values when it trains. */
function isConfig(value: unknown): value is ImageConfig {
  return isRecord(value) && areCounts(value.nEpochs, value.batchSize, value.seed) && Array.isArray(value.hidden);
}

function isSource(value: unknown): value is TrainingNote['source'] {
  return value === 'digits' || value === 'files' || setNames.some((name) => name === value);
}

function areCounts(...values: readonly unknown[]): boolean {
  return values.every((value) => Number.isSafeInteger(value) && (value as number) >= 0);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
