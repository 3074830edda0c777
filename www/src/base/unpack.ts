/**
 * Gives each file that the page carries (www/single.config.ts) an address, under which the page fetches it: that of a blob, because
 * a page on a disk may fetch no other file.
 */
import { carried } from './carried';

const blocks = [...document.querySelectorAll<HTMLScriptElement>('script[data-file]')];
await Promise.all(blocks.map(async (block) => carried.add(block.dataset.file ?? '', await unpacked(block))));
for (const block of blocks) block.remove();

/** A block holds a file compressed by gzip, in base64. */
function unpacked({ text, dataset }: HTMLScriptElement): Promise<Blob> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let n = 0; n < bytes.length; n++) bytes[n] = binary.charCodeAt(n);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream, { headers: { 'Content-Type': dataset.type ?? '' } }).blob();
}
