/**
 * Files that the browser keeps for this site until the reader clears its data. Where it keeps none, everything else
 * still works.
 */

const cacheName = 'chainrule-images';

export async function recallBytes(name: string): Promise<Uint8Array | undefined> {
  try {
    const response = await (await caches.open(cacheName)).match(key(name));
    return response && new Uint8Array(await response.arrayBuffer());
  } catch {
    return undefined;
  }
}

/** Returns whether the file is stored. Refused in a private window, under strict settings, or if there is no room. */
export async function keepBytes(name: string, bytes: Uint8Array | string): Promise<boolean> {
  try {
    const type = { 'Content-Type': 'application/octet-stream' };
    await (await caches.open(cacheName)).put(key(name), new Response(bytes as BodyInit, { headers: type }));
    return true;
  } catch {
    return false;
  }
}

export async function recallText(name: string): Promise<string | undefined> {
  const bytes = await recallBytes(name);
  return bytes && new TextDecoder().decode(bytes);
}

export async function forgetBytes(name: string): Promise<void> {
  try {
    await (await caches.open(cacheName)).delete(key(name));
  } catch {
    // There is nothing to delete.
  }
}

/** A cache address; nothing is ever fetched from it. A page that was opened from a disk has no origin to begin it with. */
function key(name: string): string {
  const { origin } = self.location;
  return new URL(`/chainrule-kept/${name}`, origin.startsWith('http') ? origin : 'https://disk.invalid').href;
}
