import { EngineFailure } from '../../engine/client';
import type { PictureFiles } from '../../engine/commands/images';
import { tooLarge } from '../../engine/file-size';
import { limits, type What } from '../../engine/wire';

/** A file that the reader chose or dropped, with the folders in which it lies. */
export interface GivenFile {
  readonly path: string;
  readonly file: File;
}

/** Whether the reader can choose a folder. */
export const hasFolders = 'webkitdirectory' in HTMLInputElement.prototype;

export function chosenFiles(input: HTMLInputElement): readonly GivenFile[] {
  return [...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** The files of what was dropped, those in folders too. */
export async function droppedFiles(dropped: DataTransfer): Promise<readonly GivenFile[]> {
  // After the first pause, what was dropped is no longer told.
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry());
  const plain = [...dropped.files].map((file) => ({ path: file.name, file }));
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  return (await Promise.all(entries.map((entry) => (entry ? filesIn(entry) : [])))).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<readonly GivenFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: GivenFile[] = [];
  // A reader gives some of the entries at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const inside of some) found.push(...(await filesIn(inside)));
  }
}

/** The bytes of pictures, which are not too many together. */
export async function together(files: readonly GivenFile[]): Promise<PictureFiles> {
  const refused = tooLarge(new Blob(files.map(({ file }) => file)), limits.fileBytes, 'pictures');
  if (refused) throw new EngineFailure(refused);
  return {
    files: await Promise.all(files.map(async ({ path, file }) => ({ path, bytes: await bytesOf(file, 'picture') }))),
  };
}

/** The bytes of a file that the reader chose. Not in the worker: WebKit reads none there when the page was opened from a disk. */
export async function bytesOf(file: File, what: What): Promise<Uint8Array> {
  const refused = tooLarge(file, limits.fileBytes, what);
  if (refused) throw new EngineFailure(refused);
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new EngineFailure({ code: 'unexpected', message: `${file.name}: ${cause}` });
  }
}
