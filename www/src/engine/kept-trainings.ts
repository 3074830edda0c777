/** The trainings that the browser keeps: each with its note in one entry, under an id of its own. */
import type { KeptTraining, TrainingNote } from './commands/images';
import { tellChange } from './kept-changes';
import { forgetFile, type KeepOutcome, keepFile, recallFile, recallNotes } from './kept-files';
import { alone, type Hold, held, hold } from './locks';
import type { EngineError } from './protocol';
import { readOldNote, readTrainingNote } from './training-note';
import type { TrainingSummary } from './wire';

const folder = 'trainings/';
const holding = 'has training ';
/** Version 0.1.0 kept one training, as two files. */
const old = { bytes: 'training.safetensors', note: 'training.json', id: '0.1.0' } as const;

export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('');
}

/** Takes hold of a training, so that other tabs know of it; `undefined` if one of them has it. */
export function holdTraining(id: string): Promise<Hold | undefined> {
  return hold(holding + id);
}

/** Those whose bytes turned out not to be what was kept. */
const damaged = new Set<string>();

/** The newest first, and how many other tabs have one. `own` is the id of the one that is here. */
export async function listTrainings(own: string | undefined): Promise<readonly KeptTraining[]> {
  const [entries, everywhere] = await Promise.all([recallNotes(folder), held(holding)]);
  const kept = entries.map(({ name, note }): KeptTraining => {
    const id = name.slice(folder.length);
    return {
      id,
      note: damaged.has(id) ? null : readTrainingNote(note),
      isElsewhere: id !== own && everywhere.has(id),
    };
  });
  return kept.sort((a, b) => (b.note?.at ?? 0) - (a.note?.at ?? 0));
}

/** How many trainings other tabs have. */
export async function countElsewhere(own: string | undefined): Promise<number> {
  const everywhere = await held(holding);
  return everywhere.size - (own !== undefined && everywhere.has(own) ? 1 : 0);
}

/** Keeps a training. A name that it was given meanwhile stays. */
export async function keepTraining(id: string, bytes: Uint8Array, note: TrainingNote): Promise<KeepOutcome> {
  const outcome = await alone(`keeps ${id}`, async () => {
    const name = await nameOf(id);
    return keepFile(folder + id, bytes, { ...note, name: name ?? note.name });
  });
  tellChange('trainings');
  return outcome;
}

/** The name under which a training is kept; `undefined` if it is not. */
async function nameOf(id: string): Promise<string | undefined> {
  const entries = await recallNotes(folder + id);
  return readTrainingNote(entries.find(({ name }) => name === folder + id)?.note)?.name;
}

/**
 * Reads a kept training.
 *
 * Throws an `EngineError`: `empty` if there is none of that id, `format` if it is not what was kept.
 */
export async function recallTraining(id: string): Promise<{ readonly bytes: Uint8Array; readonly note: TrainingNote }> {
  const file = await recallFile(folder + id);
  if (!file) throw { code: 'empty', what: 'training', message: 'no such training is kept' } satisfies EngineError;
  const note = readTrainingNote(file.note);
  if (note && file.isIntact) return { bytes: file.bytes, note };
  damaged.add(id);
  tellChange('trainings');
  const message = 'it is not what was kept';
  throw {
    code: 'format',
    what: 'training',
    expected: { kind: 'undamaged' },
    got: { kind: 'fault', message },
    message,
  } satisfies EngineError;
}

export async function renameTraining(id: string, name: string): Promise<void> {
  await alone(`keeps ${id}`, async () => {
    const { bytes, note } = await recallTraining(id);
    await keepFile(folder + id, bytes, { ...note, name });
  });
  tellChange('trainings');
}

export async function forgetTraining(id: string): Promise<void> {
  if (id === old.id) await Promise.all([forgetFile(old.bytes), forgetFile(old.note)]);
  else await forgetFile(folder + id);
  tellChange('trainings');
}

/**
 * Moves the training that version 0.1.0 kept into the form of today. What it is, and its progress, is said by the training: two tabs of that version could leave the note of one beside the weights of the other. Returns whether there is
 * one that cannot be read; it stays where it is.
 */
export async function moveOldTraining(summaryOf: (bytes: Uint8Array) => TrainingSummary): Promise<boolean> {
  return alone('moves the old training', async () => {
    const [file, noteFile] = await Promise.all([recallFile(old.bytes), recallFile(old.note)]);
    if (!file) return false;
    const note = noteFile && readOldNote(new TextDecoder().decode(noteFile.bytes));
    if (!note) return true;
    let summary: TrainingSummary;
    try {
      summary = summaryOf(file.bytes);
    } catch {
      return true;
    }
    const { bytes } = file;
    const moved: TrainingNote = { version: 2, name: '', at: 0, size: bytes.length, ...note, summary };
    if ((await keepFile(folder + newId(), bytes, moved)) === 'kept') await forgetTraining(old.id);
    return false;
  });
}

/** What the list says of an old training that cannot be read. */
export const unreadableOld: KeptTraining = { id: old.id, note: null, isElsewhere: false };
