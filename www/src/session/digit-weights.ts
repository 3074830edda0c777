import { siteFile } from '../base/site-file';
import { Store } from '../base/store';
import { type EngineClient, engine, reasonOf } from '../engine/client';
import type { EngineError } from '../engine/protocol';

export type WeightsState =
  | { readonly name: 'absent' }
  | { readonly name: 'loading'; readonly done: number; readonly total: number | null }
  | { readonly name: 'loaded' }
  | { readonly name: 'failed'; readonly error: EngineError };

/** The weights of the digit network, which the engine loads once they are needed. */
export class DigitWeights extends Store<WeightsState> {
  #wanted = false;

  constructor(
    private readonly client: EngineClient,
    private readonly url: string,
    private readonly judgeUrl: string,
  ) {
    super({ name: 'absent' });
    client.addEventListener('state', () => {
      // A restarted engine has none.
      if (client.state.name !== 'starting') return;
      this.set({ name: 'absent' });
      if (this.#wanted) this.load();
    });
  }

  /** Loads them unless they are loaded or loading; retries after a failure. */
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
      // If the engine died, the page says so, and the weights are loaded again with it.
      if (error.code === 'crashed') {
        if (this.client.state.name === 'crashed') this.set({ name: 'absent' });
      } else this.set({ name: 'failed', error });
    }
  }
}

export const digitWeights = new DigitWeights(
  engine,
  siteFile('models/digits.safetensors'),
  siteFile('models/digits-judge.safetensors'),
);
