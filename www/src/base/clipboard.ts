/** What came of it, which is also the name of the sentence that says so. */
export type Copied = 'copied' | 'notCopied';

/** Puts a text on the clipboard. Without HTTPS, or in a frame that may not, browsers refuse. */
export async function copy(text: string): Promise<Copied> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'notCopied';
  }
}
