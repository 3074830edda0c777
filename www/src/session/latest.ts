import { Store } from '../base/store';
import { type EngineClient, engine, refusalOf } from '../engine/client';
import type { Answer, CommandName, EngineError, Params } from '../engine/protocol';

/** What the engine last answered. */
export interface Latest<Result> {
  /** It stays when a later question is refused. */
  readonly answer: Result;
  /** Whether the question has changed since. */
  readonly isBehind: boolean;
  readonly error: EngineError | undefined;
}

/**
 * Asks a question again whenever something in it changes: one request at a time, and when its answer comes, the question
 * as it is by then. So a slow engine skips what nobody waits for any more, and a fast one keeps up with a hand.
 */
export class LatestAnswer<Name extends CommandName, None = undefined> extends Store<Latest<Answer<Name> | None>> {
  #question: Params<Name> | undefined;
  #isAsking = false;

  constructor(
    private readonly name: Name,
    private readonly client: EngineClient = engine,
    /** What stands for the answer before there is one. */
    none?: None,
  ) {
    super({ answer: none as None, isBehind: false, error: undefined });
    // What an engine that stopped did not answer, the next one is asked.
    client.addEventListener('state', () => client.state.name === 'ready' && this.askAgain());
  }

  ask(question: Params<Name>): void {
    this.#question = question;
    this.askAgain();
  }

  /** The same question may have another answer now. */
  protected askAgain(): void {
    if (!this.#question) return;
    this.update({ isBehind: true });
    if (!this.#isAsking) void this.#catchUp();
  }

  /** Whether an answer can be shown although the question has changed since. */
  protected canBeShown(_newest: Params<Name>): boolean {
    return true;
  }

  async #catchUp(): Promise<void> {
    this.#isAsking = true;
    let asked: Params<Name> | undefined;
    while (this.#question && asked !== this.#question) {
      asked = this.#question;
      try {
        const answer = await this.client.request(this.name, asked);
        const isBehind = this.#question !== asked;
        if (!isBehind || this.canBeShown(this.#question)) this.set({ answer, isBehind, error: undefined });
      } catch (cause) {
        const error = refusalOf(cause);
        if (!error) break;
        this.update({ isBehind: this.#question !== asked, error });
      }
    }
    this.#isAsking = false;
  }
}

/** Tells of a question that takes several requests whether it is still the newest. */
export class Newest {
  #asked = 0;

  /** Another question, in the place of all before. */
  ask(): () => boolean {
    this.#asked += 1;
    return this.current();
  }

  /** Something that belongs to the question asked last. */
  current(): () => boolean {
    const asked = this.#asked;
    return () => asked === this.#asked;
  }
}
