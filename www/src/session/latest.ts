import { Store } from '../base/store';
import { type EngineClient, EngineFailure, engine } from '../engine/client';
import type { Answer, CommandName, EngineError, Params } from '../engine/protocol';

/** What the engine last answered. */
export interface Latest<Result> {
  /** It stays when a later question is refused. */
  readonly answer: Result | undefined;
  /** Whether the question has changed since. */
  readonly isBehind: boolean;
  readonly error: EngineError | undefined;
}

/**
 * Asks a question again whenever something in it changes: one request at a time, and when its answer comes, the question
 * as it is by then. So a slow engine skips what nobody waits for any more, and a fast one keeps up with a slider.
 */
export class LatestAnswer<Name extends CommandName> extends Store<Latest<Answer<Name>>> {
  #question: Params<Name> | undefined;
  #isAsking = false;

  constructor(
    private readonly name: Name,
    private readonly client: EngineClient = engine,
  ) {
    super({ answer: undefined, isBehind: false, error: undefined });
    // What an engine that stopped did not answer, the next one is asked.
    client.addEventListener('state', () => client.state.name === 'ready' && this.#ask());
  }

  ask(question: Params<Name>): void {
    this.#question = question;
    this.#ask();
  }

  #ask(): void {
    if (!this.#question) return;
    this.update({ isBehind: true });
    if (!this.#isAsking) void this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    this.#isAsking = true;
    let asked: Params<Name> | undefined;
    while (this.#question && asked !== this.#question) {
      asked = this.#question;
      try {
        const answer = await this.client.request(this.name, asked);
        this.set({ answer, isBehind: this.#question !== asked, error: undefined });
      } catch (cause) {
        if (!(cause instanceof EngineFailure)) throw cause;
        if (cause.reason.code === 'crashed') break;
        this.update({ isBehind: false, error: cause.reason });
      }
    }
    this.#isAsking = false;
  }
}
