import { Store } from '../base/store';
import { type EngineClient, engine, refusalOf } from '../engine/client';
import type { Answer, CommandName, EngineError, Params } from '../engine/protocol';

/** The last answer of the engine. */
export interface Latest<Result> {
  /** Stays when a later question is refused. */
  readonly answer: Result;
  /** Whether the question has changed since. */
  readonly isBehind: boolean;
  readonly error: EngineError | undefined;
}

/**
 * Asks a question again whenever it changes: one request at a time, and after its answer, the question in its current
 * form. So a slow engine skips questions that are out of date, and a fast one keeps up with a hand.
 */
export class LatestAnswer<Name extends CommandName, None = undefined> extends Store<Latest<Answer<Name> | None>> {
  #question: Params<Name> | undefined;
  #isAsking = false;

  constructor(
    private readonly name: Name,
    private readonly client: EngineClient = engine,
    /** Used as the answer before there is one. */
    none?: None,
  ) {
    super({ answer: none as None, isBehind: false, error: undefined });
  }

  ask(question: Params<Name>): void {
    this.#question = question;
    this.askAgain();
  }

  /** Asks again, because the same question may have another answer now. */
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
        if (!error) {
          this.#awaitEngine();
          break;
        }
        this.update({ isBehind: this.#question !== asked, error });
      }
    }
    this.#isAsking = false;
  }

  /** What an engine that stopped did not answer, the next one is asked. The engine outlives most that ask it. */
  #awaitEngine(): void {
    const look = () => {
      if (this.client.state.name !== 'ready') return;
      this.client.removeEventListener('state', look);
      this.askAgain();
    };
    this.client.addEventListener('state', look);
  }
}

/** Tells whether a question that takes several requests is still the newest. */
export class Newest {
  #asked = 0;

  /** A new question, which replaces all before. Returns whether it is still the newest. */
  ask(): () => boolean {
    this.#asked += 1;
    return this.current();
  }

  /** Belongs to the last question. Returns whether that is still the newest. */
  current(): () => boolean {
    const asked = this.#asked;
    return () => asked === this.#asked;
  }
}
