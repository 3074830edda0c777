import { Store } from '../base/store';

export interface Offline {
  /** Whether all of the site is in the browser, and this page will be served from there. */
  readonly isReady: boolean;
  /** Loads the new version, if one has come while this page stood. */
  readonly update?: () => void;
}

export const offline = new Store<Offline>({ isReady: false });
