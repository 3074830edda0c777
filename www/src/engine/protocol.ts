import type { AnswerCommands } from './commands/answers';
import type { DigitCommands, StudyCommands } from './commands/digits';
import type { ImageCommands } from './commands/images';
import type { LabCommands, PlaygroundCommands } from './commands/labs';
import type { TeachCommands } from './commands/teaching';
import type { TraceCommands } from './commands/traces';
import type { Pace } from './job';
import type { CoreError } from './wire';

/**
 * The messages between the page and the worker that runs the core. Every command has a `requestId` and gets exactly
 * one answer (`resolved` or `rejected`), even if it is cancelled or malformed; `progress` may precede it. A long-
 * running command sends snapshots of its answer, each when the previous one has been drawn, and proceeds at the pace
 * it is given.
 */
export interface Commands
  extends TraceCommands,
    LabCommands,
    PlaygroundCommands,
    ImageCommands,
    DigitCommands,
    StudyCommands,
    TeachCommands,
    AnswerCommands {
  /**
   * Two numbers that tell whether this build draws the same bits as the native one, and whether its training is
   * repeatable.
   */
  fingerprint: { params: { seed: number }; result: { drawn: string; trained: string } };
  /** A text that comes with the page; `null` if this site has it not. */
  shippedText: { params: { what: 'recording'; url: string }; result: string | null };
  /** The training step of the worked example, as the core wrote it out when the page was built. */
}

export type CommandName = keyof Commands;
export type Params<Name extends CommandName> = Commands[Name]['params'];
export type Answer<Name extends CommandName> = Commands[Name]['result'];

/** Why a command was refused, by the core or by what surrounds it. The page makes a sentence from the fields. */
export type EngineError =
  | CoreError
  /** The connection was lost before the file arrived. */
  | { readonly code: 'network'; readonly what: Fetched; readonly message: string }
  /** The server refused it, with this status. */
  | { readonly code: 'http'; readonly what: Fetched; readonly status: number; readonly message: string }
  /** Nothing of it came for so many seconds. */
  | { readonly code: 'stalled'; readonly what: Fetched; readonly seconds: number; readonly message: string }
  /** Its bytes are not those that were shipped. */
  | { readonly code: 'damaged'; readonly what: Fetched; readonly message: string }
  /** The reader's own files, as the browser kept them, cannot be used. */
  | { readonly code: 'keptDamaged'; readonly message: string }
  /** One of the reader's pictures cannot be used, or not be decoded. */
  | { readonly code: 'picture'; readonly path: string; readonly reason?: EngineError; readonly message: string }
  | { readonly code: 'cancelled' | 'crashed' | 'unknown-command' | 'unexpected'; readonly message: string };

/** What is fetched over the network: the weights, the engine or a part of its core, a recording, or a file of a data set by its name. */
export type Fetched =
  | 'weights'
  | 'core'
  | 'recording'
  | 'digits'
  | 'trace'
  | 'practice'
  | 'circuit'
  | 'lab'
  | 'playground'
  | 'images'
  | 'files'
  | 'study'
  | 'graph'
  | 'comparison'
  | `${string}.gz`;

export type ToWorker =
  | { type: 'command'; requestId: number; name: CommandName; params: Params<CommandName>; pace?: Pace }
  | { type: 'cancel'; requestId: number }
  /** Asks for a sign of life, where there are no locks. */
  | { type: 'ping' }
  /** Begins a load again that stalls or broke off. */
  | { type: 'loadAgain'; id: number }
  | { type: 'pace'; requestId: number; pace: Pace }
  /** The last snapshot of this run is on the screen. */
  | { type: 'drawn'; requestId: number };

export type FromWorker =
  /** `lock` is the name of a lock that the worker holds as long as it lives; `null` where it may not have one. */
  | { type: 'ready'; lock: string | null }
  | { type: 'pong' }
  /** A load stalls or broke off; without an error, it goes on or is over. If it is stuck, only another worker can begin it again. */
  | { type: 'load'; id: number; error: EngineError | null; isStuck: boolean }
  | { type: 'progress'; requestId: number; done: number; total: number | null }
  | { type: 'snapshot'; requestId: number; snapshot: Answer<CommandName> }
  | { type: 'resolved'; requestId: number; result: Answer<CommandName> }
  | { type: 'rejected'; requestId: number; error: EngineError }
  /** The core panicked or could not start: this worker answers nothing more. */
  | { type: 'crashed'; error: EngineError };
