import type { OwnNotes } from './commands/images';
import type { Sum } from './fetch-bytes';
import { forgetFile, keepFile, recallFile } from './kept-files';
import type { EngineError } from './protocol';
import { type ImagePart, type ImagesCore, type PicturesReport, partNames } from './wire';

type CoreData = ImagesCore['ImageData']['prototype'];

interface OwnImages {
  readonly data: CoreData;
  readonly notes: OwnNotes;
}

export const noNotes: OwnNotes = { isTransposed: false, isEmnist: false, isRounded: false, isInverted: false };

/** The sums of the files, and words on them. */
const ownSums = 'files/sums';

export async function recallBytes(name: string): Promise<Uint8Array | undefined> {
  return (await recallFile(name))?.bytes;
}

/** Keeps the four files in place of those that were kept. */
export async function keepOwn(
  files: ReadonlyMap<ImagePart, Uint8Array>,
  notes: OwnNotes,
  sha256: Sum['of'],
): Promise<void> {
  // The sums come last: without them, what an interruption has mixed up would pass for what was kept.
  await keepFile(ownSums, 'being written');
  for (const [part, bytes] of files) await keepFile(`files/${part}`, bytes);
  const sums = await Promise.all([...files].map(async ([part, bytes]) => `${part} ${await sha256(bytes)}`));
  await keepFile(ownSums, [...sums, ...written(notes)].join('\n'));
}

/** Keeps other notes of the same files. */
export async function noteOwn(notes: OwnNotes): Promise<void> {
  const kept = await recallText();
  if (!kept) return;
  const sums = kept.split('\n').filter((line) => partNames.some((part) => line.startsWith(`${part} `)));
  await keepFile(ownSums, [...sums, ...written(notes)].join('\n'));
}

/** The images as they were kept; `null` if they are not all there. */
export async function recallOwn(core: ImagesCore, sha256: Sum['of']): Promise<OwnImages | null> {
  const kept = await Promise.all(partNames.map((part) => recallBytes(`files/${part}`)));
  const bytes = kept.filter((one) => one !== undefined);
  if (bytes.length < partNames.length) return null;
  const sums = await Promise.all(bytes.map(sha256));
  const said = await recallText();
  try {
    for (const [i, part] of partNames.entries()) {
      // Earlier versions kept no sums.
      if (said && !said.includes(`${part} ${sums[i]}`)) throw { message: `SHA-256 ${sums[i]}` };
    }
    return imagesIn(
      core,
      new Map(partNames.map((part, i) => [part, bytes[i] as Uint8Array])),
      read(said?.split('\n') ?? []),
    );
  } catch (cause) {
    if (cause instanceof WebAssembly.RuntimeError) throw cause;
    const { message } = cause as { message: string };
    throw { code: 'keptDamaged', message } satisfies EngineError;
  }
}

/** The images in the four files, as the notes have them. */
export function imagesIn(
  core: ImagesCore,
  own: ReadonlyMap<ImagePart, Uint8Array>,
  noted: Omit<OwnNotes, 'isRounded'>,
): OwnImages {
  const files = new core.ImageFiles();
  try {
    const reports = [...own].map(([part, bytes]) => files.add(core.imageFileName(part), bytes));
    const notes = { ...noted, isRounded: reports.some(({ isRounded }) => isRounded) };
    return { data: arranged(files.finish(), notes), notes };
  } finally {
    files.free();
  }
}

export async function forgetOwn(): Promise<void> {
  await forgetFile(ownSums);
  for (const part of partNames) await forgetFile(`files/${part}`);
}

async function recallText(): Promise<string | undefined> {
  const bytes = await recallBytes(ownSums);
  return bytes && new TextDecoder().decode(bytes);
}

function written({ isTransposed, isEmnist, isInverted, pictures }: OwnNotes): readonly string[] {
  return [
    ...(isEmnist ? ['emnist'] : []),
    ...(isTransposed ? ['transposed'] : []),
    ...(isInverted ? ['inverted'] : []),
    ...(pictures ? [`pictures ${JSON.stringify(pictures)}`] : []),
  ];
}

function read(lines: readonly string[]): Omit<OwnNotes, 'isRounded'> {
  const pictures = lines.find((line) => line.startsWith('pictures '))?.slice('pictures '.length);
  return {
    isEmnist: lines.includes('emnist'),
    isTransposed: lines.includes('transposed'),
    isInverted: lines.includes('inverted'),
    ...(pictures ? { pictures: JSON.parse(pictures) as PicturesReport } : {}),
  };
}

function arranged(data: CoreData, { isTransposed, isInverted, pictures }: OwnNotes): CoreData {
  const steps = [
    ...(pictures ? [(of: CoreData) => of.withClasses(pictures.names.length)] : []),
    ...(isTransposed ? [(of: CoreData) => of.transposed()] : []),
    ...(isInverted ? [(of: CoreData) => of.inverted()] : []),
  ];
  return steps.reduce((of, step) => {
    const next = step(of);
    of.free();
    return next;
  }, data);
}
