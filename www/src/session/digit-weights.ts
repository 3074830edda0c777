import { Store } from '../base/store';
import { type EngineClient, engine, reasonOf } from '../engine/client';
import type { EngineError } from '../engine/protocol';

export type WeightsState =
  | { readonly name: 'absent' }
  | { readonly name: 'loading'; readonly done: number; readonly total: number | null }
  | { readonly name: 'loaded' }
  | { readonly name: 'failed'; readonly error: EngineError };

/** The weights of the network that names digits, which the engine loads once somebody wants them. */
export class DigitWeights extends Store<WeightsState> {
  #wanted = false;

  constructor(
    private readonly client: EngineClient,
    private readonly url: string,
    private readonly judgeUrl: string,
  ) {
    super({ name: 'absent' });
    client.addEventListener('state', () => {
      // An engine that starts anew has none.
      if (client.state.name !== 'starting') return;
      this.set({ name: 'absent' });
      if (this.#wanted) this.load();
    });
  }

  /** Loads them unless they are there or on their way; tries again after a failure. */
  load(): void {
    this.#wanted = true;
    if (this.value.name === 'loading' || this.value.name === 'loaded') return;
    void this.#fetch();
  }

  async #fetch(): Promise<void> {
    const loading: WeightsState = { name: 'loading', done: 0, total: null };
    this.set(loading);
    const onProgress = (done: number, total: number | null) => this.set({ name: 'loading', done, total });
    try {
      await this.client.request('loadDigitNetwork', { url: this.url, judgeUrl: this.judgeUrl }, { onProgress });
      this.set({ name: 'loaded' });
    } catch (cause) {
      const error = reasonOf(cause);
      // When the engine died, the page says so, and these are loaded anew with it.
      if (error.code === 'crashed') {
        if (this.client.state.name === 'crashed') this.set({ name: 'absent' });
      } else this.set({ name: 'failed', error });
    }
  }
}

export const digitWeights = new DigitWeights(
  engine,
  new URL('models/digits.safetensors', document.baseURI).href,
  new URL('models/digits-judge.safetensors', document.baseURI).href,
);
