import { Store } from '../../base/store';
import { fullSpeed, type Pace } from '../../engine/job';
import { type ComparisonConfig, type ComparisonSnapshot, limits, type WorldLanguage } from '../../engine/wire';
import { reportRun } from '../../session/events';
import { LatestAnswer } from '../../session/latest';
import { EngineRun } from '../../session/run';
import { worldLanguage } from './ask-data';
import { state } from './state';

/** The training of the models, the settings that it was started with, and the comparison that comes with the page. */
export const training = new EngineRun('compareAnswers');
export const trained = new Store<ComparisonConfig | undefined>(undefined);
export const recording = new LatestAnswer('recordedComparison');
reportRun('questions', 'compare', training);

/** Starts to train with the current settings. */
export function begin(pace: Pace = fullSpeed): void {
  const config = current();
  trained.set(config);
  training.start(config, pace);
}

let recordingIn: WorldLanguage | undefined;

/** Asks for the recorded comparison in the language of the page. */
export function askForRecording(): void {
  const language = worldLanguage();
  if (language !== recordingIn) recording.ask({ language });
  recordingIn = language;
}

/** Whether the settings are no longer those of the training. */
export function haveChanged(): boolean {
  return JSON.stringify(current()) !== JSON.stringify(trained.value);
}

/** What is shown: the training's results, or the recorded ones as long as nothing was trained. */
export function shown(): ComparisonSnapshot | undefined {
  return training.value.phase === 'idle' ? recording.value.answer : training.value.snapshot;
}

function current(): ComparisonConfig {
  const { stated, drawn, models, seeds } = state.value;
  return {
    language: worldLanguage(),
    shares: { sentences: stated, graph: drawn },
    variants: models,
    nSeeds: seeds,
    nEpochs: limits.questionEpochs,
  };
}
