/**
 * Reloads the page if the server answers. Browsers remember that a module failed to load and do not request it again
 * until the page is reloaded; the address keeps the state of the lesson. WebKit even takes a refusal from its cache after
 * that, so what failed is first fetched past every cache. Offline, the page stays as it is.
 */
export async function reloadIfServed(): Promise<void> {
  try {
    const { ok } = await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
    if (!ok) return;
    const modules = document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]');
    await Promise.allSettled([...modules].map(({ href }) => fetch(href, { cache: 'reload' })));
    location.reload();
  } catch {
    // Offline: the page already says so.
  }
}
