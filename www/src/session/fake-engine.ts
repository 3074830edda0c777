import { type EngineClient, EngineFailure } from '../engine/client';

/** A command that the test has to answer. */
export interface Asked {
  readonly name: string;
  readonly params: unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (code: 'cancelled' | 'crashed' | 'unexpected') => void;
}

/** For tests: an engine whose answers are given by the test. */
export class FakeEngine extends EventTarget {
  state: { name: string } = { name: 'ready' };
  readonly asked: Asked[] = [];
  progress: ((done: number, total: number | null) => void) | undefined;

  /** Typed as the client that the tested modules expect. */
  get client(): EngineClient {
    return this as unknown as EngineClient;
  }

  request(name: string, params: unknown, options?: { onProgress?: (done: number, total: number | null) => void }) {
    this.progress = options?.onProgress;
    return new Promise((resolve, reject) => {
      const refuse: Asked['reject'] = (code) => reject(new EngineFailure({ code, message: code }));
      this.asked.push({ name, params, resolve, reject: refuse });
    });
  }

  become(name: string): void {
    this.state = { name };
    this.dispatchEvent(new Event('state'));
  }
}

/** Lets promises settle. */
export const settle = () => new Promise((resolve) => setTimeout(resolve));
