/** What a page asks the service worker that keeps the site. */
export type ToKeeper =
  /** Whether these files are those of the version that it keeps. It answers by true or false, through the port sent along. */
  | { readonly ask: 'keeps'; readonly urls: readonly string[] }
  /** To be the site's worker now, and not when all pages of the version before are closed. */
  | { readonly ask: 'take-over' }
  /** The same, if no other page of the site is open: it might still need files of the version before. */
  | { readonly ask: 'take-over-if-alone' };
