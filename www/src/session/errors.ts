import { isolate } from '../base/locale';
import { catalogOf, words } from '../base/words';
import type { EngineError, Fetched } from '../engine/protocol';
import type { Computed, Expected, Got, What } from '../engine/wire';

/** The sentence for an error, in the reader's language: what was expected and what was found. */
export function sentence(error: EngineError): string {
  const messages = words(sentences);
  switch (error.code) {
    case 'shape':
    case 'value':
    case 'format': {
      const { code, what, got } = error;
      if (error.expected.kind === 'undamaged' && got.kind === 'fault') {
        return messages.damaged(thing(what), isolate(got.message));
      }
      if (got.kind === 'networkFile') return messages.notSafetensors(phrase(words(gotPhrases), got));
      const parts = {
        what: thing(what),
        expected: phrase(words(expectations), error.expected),
        got: phrase(words(gotPhrases), got),
      };
      // What was typed has no bytes.
      const isText = code === 'format' && (what === 'number' || what === 'link' || what === 'expression');
      if (error.expected.kind === 'perceptron') return messages.perceptron(parts);
      return messages[isText ? what : code](parts);
    }
    case 'empty':
      return messages.empty(thing(error.what));
    case 'diverged':
      return messages.diverged(quantity(error.what));
    case 'http':
      return messages.http(fetched(error.what), error.status);
    case 'network':
      return messages.network(fetched(error.what));
    case 'stalled':
      return messages.stalled(fetched(error.what), error.seconds);
    case 'damaged':
      return messages.damaged(fetched(error.what), isolate(error.message));
    case 'keptDamaged':
      return messages.keptDamaged(isolate(error.message));
    case 'picture':
      return error.reason
        ? `${isolate(error.path)}: ${sentence(error.reason)}`
        : messages.undecodable(isolate(error.path));
    case 'cancelled':
      return messages.cancelled;
    case 'crashed':
      return messages.crashed(isolate(error.message));
    case 'unknown-command':
      return messages.unknownCommand;
    case 'unexpected':
      return messages.unexpected(isolate(error.message));
  }
}

/** The name of a number that a training computes. */
export function quantity(what: Computed): string {
  return words(things).computed[what];
}

function thing(what: What): string {
  return words(things).core[what];
}

function fetched(what: Fetched): string {
  return isPart(what) ? words(things).fetched[what] : isolate(what);
}

function isPart(what: Fetched): what is keyof Things['fetched'] {
  return !what.endsWith('.gz');
}

/** The words for each kind of a union, from its fields: the compiler rejects a language that lacks a kind. */
type Phrases<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: (it: Extract<Union, { readonly kind: Kind }>) => string;
};

export type ExpectedPhrases = Phrases<Expected>;
export type GotPhrases = Phrases<Got>;

function phrase<Union extends { readonly kind: string }>(phrases: Phrases<Union>, it: Union): string {
  return (phrases[it.kind as Union['kind']] as (it: Union) => string)(it);
}

interface Parts {
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

export interface Sentences {
  readonly shape: (parts: Parts) => string;
  readonly value: (parts: Parts) => string;
  readonly format: (parts: Parts) => string;
  readonly number: (parts: Parts) => string;
  readonly expression: (parts: Parts) => string;
  readonly link: (parts: Parts) => string;
  readonly perceptron: (parts: Parts) => string;
  readonly notSafetensors: (got: string) => string;
  readonly damaged: (what: string, detail: string) => string;
  readonly http: (what: string, status: number) => string;
  readonly stalled: (what: string, seconds: number) => string;
  readonly keptDamaged: (detail: string) => string;
  readonly undecodable: (path: string) => string;
  readonly empty: (what: string) => string;
  readonly diverged: (what: string) => string;
  readonly network: (what: string) => string;
  readonly crashed: (message: string) => string;
  readonly unexpected: (message: string) => string;
  readonly cancelled: string;
  readonly unknownCommand: string;
}

export const sentences = catalogOf<Sentences>('page/errors');

/**
 * What would have been accepted: a phrase that continues the sentence after `expected`, in English a noun phrase, in
 * Persian with its verb.
 */
export const expectations = catalogOf<ExpectedPhrases>('page/expected');

/** What was found, likewise. */
export const gotPhrases = catalogOf<GotPhrases>('page/got');

export interface Things {
  readonly core: Readonly<Record<What, string>>;
  readonly computed: Readonly<Record<Computed, string>>;
  /** Files with names of their own are called by them. */
  readonly fetched: Readonly<Record<Exclude<Fetched, `${string}.gz`>, string>>;
}

export const things = catalogOf<Things>('page/things');
