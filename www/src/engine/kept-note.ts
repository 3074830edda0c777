import type { KeptNote } from './commands/images';

/**
 * A note in the form in which the browser stores it: the field names are those of version 0.1.0, which can also read
 * it.
 */
interface NoteFile extends Omit<KeptNote, 'drawn' | 'nEpochs' | 'isOver'> {
  readonly drawn: { readonly n_train: number; readonly n_test: number; readonly seed: number };
  readonly n_epochs: number;
  readonly is_over: boolean;
}

export function writeNote({ drawn, nEpochs, isOver, ...same }: KeptNote): string {
  const { nTrain, nTest, seed } = drawn;
  const file: NoteFile = {
    ...same,
    drawn: { n_train: nTrain, n_test: nTest, seed },
    n_epochs: nEpochs,
    is_over: isOver,
  };
  return JSON.stringify(file);
}

/** `null` if it cannot be read. */
export function readNote(text: string): KeptNote | null {
  try {
    const { drawn, n_epochs, is_over, ...same } = JSON.parse(text) as NoteFile;
    const { n_train, n_test, seed } = drawn;
    return { ...same, drawn: { nTrain: n_train, nTest: n_test, seed }, nEpochs: n_epochs, isOver: is_over };
  } catch {
    return null;
  }
}
