import type { WithTimeLeft } from '../measure';
import type {
  AskConfig,
  Asked,
  AskWorld,
  ComparisonConfig,
  ComparisonSnapshot,
  Relation,
  WorldLanguage,
  WorldQuestion,
} from '../wire';

/** Questions answered from text and a graph: `src/graph/`. */
export interface AnswerCommands {
  /** What the shipped model of a language can be asked about. */
  askWorld: { params: { language: WorldLanguage }; result: AskWorld };
  /** A question of the reader's own: for what a concept is, has, eats. None if there are too few answers. */
  ownQuestion: {
    params: { language: WorldLanguage; subject: number; asks: Relation };
    result: WorldQuestion | undefined;
  };
  /** A question answered by the shipped model, with all that was computed. */
  ask: { params: AskConfig; result: Asked };
  /** A run: models trained on the same questions. */
  compareAnswers: { params: ComparisonConfig; result: WithTimeLeft<ComparisonSnapshot> };
  /** The comparison that was recorded when the shipped models were trained. */
  recordedComparison: { params: { language: WorldLanguage }; result: ComparisonSnapshot };
}
