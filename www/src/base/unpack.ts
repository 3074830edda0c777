/**
 * Gives each file that the page carries (www/single.config.ts) an address, under which the page fetches it: that of a blob, because
 * a page on a disk may fetch no other file.
 */
import type { CarriedFile } from './single-file';

const blocks = [...document.querySelectorAll<HTMLScriptElement>('script[data-file]')];
const files = blocks.map(async (block) => [block.dataset.file ?? '', await unpacked(block)] as const);
globalThis.chainruleFiles = Object.fromEntries(await Promise.all(files));
for (const block of blocks) block.remove();

/** A block holds a file compressed by gzip, in base64. */
async function unpacked({ text, dataset: { type = '' } }: HTMLScriptElement): Promise<CarriedFile> {
  const binary = atob(text);
  const compressed = new Uint8Array(binary.length);
  for (let n = 0; n < binary.length; n++) compressed[n] = binary.charCodeAt(n);
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return { bytes, type, address: URL.createObjectURL(new Blob([bytes], { type })) };
}
