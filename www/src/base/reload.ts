/**
 * Loads the page anew, if the server answers. Browsers remember that the file of a module did not come, and do not ask for it
 * again as long as the page stands; the address keeps the state of the lesson. WebKit even takes a refusal from its memory
 * after that, so what was asked for is first fetched past every cache. Without a network the page stays as it is.
 */
export async function reloadIfServed(): Promise<void> {
  try {
    const { ok } = await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
    if (!ok) return;
    const modules = document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]');
    await Promise.allSettled([...modules].map(({ href }) => fetch(href, { cache: 'reload' })));
    location.reload();
  } catch {
    // There is no network: what is shown says so.
  }
}
