import type { Relation } from '../../engine/wire';
import { LabState } from '../../lab/lab-state';
import { choice, decimal, type Field, type Fields, flag, integer, subset } from '../../session/url-state';
import { type View, views } from './view-names';

/** What facts say, as the core names it and in its order. */
export const relations: readonly Relation[] = [
  'kind',
  'lives',
  'eats',
  'has',
  'can',
  'found',
  'of',
  'for',
  'from',
  'is',
];

/** A fact: subject, relation, object, by their numbers. */
export type FactName = readonly [number, Relation, number];

/** Facts in the address: `12-eats-7,3-has-9`. */
const facts: Field<readonly FactName[]> = {
  fallback: [],
  read: (text) => {
    if (text === '') return [];
    const parts = text.split(',').map((part) => /^(\d{1,3})-([a-z]+)-(\d{1,3})$/.exec(part));
    const read = parts.map((part): FactName | undefined => {
      const relation = relations.find((name) => name === part?.[2]);
      return part && relation ? [Number(part[1]), relation, Number(part[3])] : undefined;
    });
    return read.every((fact) => fact !== undefined) ? read : undefined;
  },
  write: (value) => value.map((fact) => fact.join('-')).join(','),
  expected: '12-eats-7, …',
};

/** The models that can be compared, as the core names them. */
export const variants = ['text', 'graph', 'no_context_edges', 'no_relevance', 'all'] as const;

export interface State {
  readonly view: View;
  /** The prepared question, and the answer whose graph is shown. */
  readonly question: number;
  readonly answer: number;
  /** The subject and the relation of the reader's own question; below 0, a prepared one is asked. */
  readonly subject: number;
  readonly relation: number;
  readonly step: number;
  /** The node that is written out; below 0, none. */
  readonly node: number;
  readonly negated: boolean;
  readonly joined: boolean;
  readonly threshold: number;
  /** Facts that the graph is not to have, and to have besides. */
  readonly without: readonly FactName[];
  readonly with: readonly FactName[];
  /** The share of facts that sentences state, and that the graph has. */
  readonly stated: number;
  readonly drawn: number;
  readonly models: readonly (typeof variants)[number][];
  readonly seeds: number;
}

const fields: Fields<State> = {
  view: choice(views, 'ask'),
  question: integer(0, 0, 23),
  answer: integer(0, 0, 4),
  subject: integer(-1, -1, 999),
  relation: integer(0, 0, 9),
  step: integer(0, 0, 7),
  node: integer(-1, -1, 99),
  negated: flag(false),
  joined: flag(true),
  threshold: decimal(0.4, 0, 1),
  without: facts,
  with: facts,
  stated: decimal(0.8, 0.1, 1),
  drawn: decimal(0.95, 0.1, 1),
  models: subset(variants, variants),
  seeds: integer(1, 1, 8),
};

/** The presets; the lesson opens with the first. */
export const tries = {
  fact: {},
  steps: { question: 6 },
  not: { question: 12 },
  senses: { question: 18 },
  compare: { view: 'train' },
} as const satisfies Record<string, Partial<State>>;

/** Outlives the lesson's element: the settings are still there when the reader comes back. */
export const state = new LabState('questions', fields, tries, ['answer', 'step', 'node']);
