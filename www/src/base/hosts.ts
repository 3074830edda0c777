/**
 * Whether a host is this machine under its usual names. There a build is tried out and changes from minute to minute; a name
 * such as `offline.localhost` is this machine as well, and counts as a site like any other.
 */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** What some browsers know of the reader's connection. */
interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

function connection(): Connection {
  return (navigator as { connection?: Connection }).connection ?? {};
}

/** Whether the reader asked the browser to load no more than is needed. */
export function savesData(): boolean {
  return connection().saveData === true;
}

/** Whether the browser has found the connection slow: its fastest kind is `4g`. */
export function isSlow(): boolean {
  return (connection().effectiveType ?? '4g') !== '4g';
}

/** Whether the page was opened from a disk: its address is then one for this computer alone. */
export const isFromDisk = location.protocol === 'file:';
