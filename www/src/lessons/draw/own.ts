import { keep, recall } from '../../base/storage';
import { Store } from '../../base/store';
import { answerOf, engine } from '../../engine/client';
import type { OwnNetwork } from '../../engine/commands/teaching';
import { reader } from './session';

interface OwnState {
  /** The network that the reader taught, if there is one. */
  readonly network: OwnNetwork | undefined;
  /** Whether the network of an earlier visit cannot be read. */
  readonly isDamaged: boolean;
  /** Whether it reads the pad, instead of the built-in one. */
  readonly isUsed: boolean;
}

const key = 'own-network';

/** The reader's own network, and whether it reads the pad; both are restored at the next visit. */
class OwnStore extends Store<OwnState> {
  #isAsked = false;
  #isAllowed = true;

  constructor() {
    super({ network: undefined, isDamaged: false, isUsed: recall(key) === 'on' });
    // A restarted engine has none.
    engine.addEventListener('state', () => {
      if (engine.state.name === 'starting' && this.#isAsked) void this.#recall();
    });
  }

  /** Asks for the network of an earlier visit, once. */
  load(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    void this.#recall();
  }

  adopt(network: OwnNetwork): void {
    this.update({ network, isDamaged: false });
    this.use(true);
  }

  use(isUsed: boolean): void {
    keep(key, isUsed ? 'on' : 'off');
    this.update({ isUsed });
    this.#apply();
  }

  /** Sets whether it may read: the game and the tour are played with the built-in one. */
  allow(isAllowed: boolean): void {
    if (isAllowed === this.#isAllowed) return;
    this.#isAllowed = isAllowed;
    this.#apply();
  }

  async forget(): Promise<void> {
    this.update({ network: undefined, isDamaged: false });
    this.use(false);
    await engine.request('forgetOwnNetwork', {});
  }

  #apply(): void {
    const { network, isUsed } = this.value;
    reader.useOwn(isUsed && network !== undefined && this.#isAllowed);
  }

  async #recall(): Promise<void> {
    const network = await answerOf(engine.request('ownNetwork', {}));
    // Without it the built-in network reads; the page's banner reports an engine that stopped.
    if (network === undefined) return;
    const isDamaged = network === 'damaged';
    this.update({ isDamaged, network: isDamaged ? undefined : (network ?? undefined) });
    this.#apply();
  }
}

export const own = new OwnStore();
