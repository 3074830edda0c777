import type { PictureFiles } from './commands/images';
import type { EngineError } from './protocol';
import { type FilesCore, type ImagePart, limits, type PicturesReport, partNames } from './wire';

interface Watcher {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
}

/** Milliseconds between two signs of progress. */
const pause = 50;

/** The images that pictures became, as IDX files. */
interface ReadPictures {
  readonly files: ReadonlyMap<ImagePart, Uint8Array>;
  readonly report: PicturesReport;
}

/** Decodes pictures in folders or in an archive with the browser's own decoder, and has the core make images of them. */
export async function readPictures(
  core: FilesCore,
  given: PictureFiles,
  { signal, progress }: Watcher,
): Promise<ReadPictures> {
  const archive = 'zip' in given ? core.Archive.open(given.zip) : undefined;
  const files = 'files' in given ? given.files : [];
  let pictures: FilesCore['Pictures']['prototype'] | undefined;
  try {
    const paths = archive?.paths() ?? files.map(({ path }) => path);
    pictures = core.Pictures.sort(paths);
    const order = pictures.order();
    const canvas = new OffscreenCanvas(1, 1);
    let said = 0;
    for (const [done, index] of order.entries()) {
      signal.throwIfAborted();
      if (performance.now() - said > pause) {
        progress(done, order.length);
        said = performance.now();
      }
      const path = paths[index] ?? '';
      await add(pictures, path, () => archive?.read(index) ?? (files[index]?.bytes as Uint8Array), canvas);
    }
    signal.throwIfAborted();
    const whole = pictures;
    // It takes itself away.
    pictures = undefined;
    return taken(whole.finish());
  } finally {
    archive?.free();
    pictures?.free();
  }
}

function taken(read: FilesCore['PicturesData']['prototype']): ReadPictures {
  try {
    return { files: new Map(partNames.map((part) => [part, read.idx(part)])), report: read.report };
  } finally {
    read.free();
  }
}

/** Adds a picture, and names it in what goes wrong. */
async function add(
  pictures: FilesCore['Pictures']['prototype'],
  path: string,
  take: () => Uint8Array,
  canvas: OffscreenCanvas,
): Promise<void> {
  try {
    const { data, width, height } = await decode(take(), canvas);
    pictures.add(new Uint8Array(data.buffer), width, height);
  } catch (cause) {
    if (cause instanceof WebAssembly.RuntimeError) throw cause;
    const reason = typeof cause === 'object' && cause !== null && 'code' in cause && 'what' in cause;
    throw {
      code: 'picture',
      path,
      ...(reason ? { reason: cause as unknown as EngineError } : {}),
      message: `${path}: ${cause}`,
    } satisfies EngineError;
  }
}

/** The pixels of a picture, in RGBA; none if it is larger than a canvas may be, which the core then says. */
async function decode(
  bytes: Uint8Array,
  canvas: OffscreenCanvas,
): Promise<Pick<ImageData, 'data' | 'width' | 'height'>> {
  const bitmap = await createImageBitmap(new Blob([bytes as BlobPart]), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  });
  try {
    const { width, height } = bitmap;
    if (Math.max(width, height) > limits.pictureSide) return { data: new Uint8ClampedArray(), width, height };
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, width, height);
  } finally {
    bitmap.close();
  }
}
