/** The part of the browser's Trusted Types that the page uses; TypeScript does not know them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): unknown };
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/** What `headers.ts` lets the page start by an address: its own workers, and a blob that imports one. */
function createScriptURL(url: string): string {
  const { origin, pathname, protocol } = new URL(url, document.baseURI);
  const isWorker = /\/(worker-[\w-]+|sw|worker)\.[jt]s$/.test(pathname);
  if (protocol === 'blob:' || (origin === new URL(document.baseURI).origin && isWorker)) return url;
  throw new TypeError(`${url} is no worker of this page`);
}

function makePolicy(): ReturnType<TrustedTypes['createPolicy']> | undefined {
  try {
    return trustedTypes?.createPolicy('chainrule', { createScriptURL });
  } catch {
    // The policy of another page, in which this one is a guest, does not know it.
    return undefined;
  }
}

const policy = makePolicy();

/** The address of a worker as the browser wants to have it: where it knows Trusted Types, one that the page vouches for. */
export function workerAddress(url: string): string {
  return (policy ? policy.createScriptURL(url) : url) as string;
}
