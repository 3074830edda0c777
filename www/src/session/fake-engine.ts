import { type EngineClient, EngineFailure } from '../engine/client';

/** A command that a test was asked to answer. */
export interface Asked {
  readonly name: string;
  readonly params: unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (code: 'cancelled' | 'crashed' | 'unexpected') => void;
}

/** For tests: an engine whose answers the test gives. */
export class FakeEngine extends EventTarget {
  state: { name: string } = { name: 'ready' };
  readonly asked: Asked[] = [];
  progress: ((done: number, total: number | null) => void) | undefined;

  /** What the modules that are tested take it for. */
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

/** Lets promises be heard. */
export const settle = () => new Promise((resolve) => setTimeout(resolve));
