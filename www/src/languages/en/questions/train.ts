import type { Messages } from '../../../lessons/questions/train-text';

const text: Messages = {
  models: {
    text: 'Text alone',
    graph: 'Graph alone',
    no_context_edges: 'Without z’s edges',
    no_relevance: 'Without relevance ρ',
    all: 'The whole model',
  },
  modelHints: {
    text: 'never looks at the graph',
    graph: 'sees the concepts and their edges, but neither the text nor z',
    no_context_edges: 'has text, graph and relevance; z is not joined to the concepts',
    no_relevance: 'has text, graph and z’s edges; nothing says which concepts matter',
    all: 'text, graph, z’s edges and relevance',
  },
  kinds: {
    all: 'all',
    one_fact: 'one fact',
    two_steps: 'two steps',
    negated: 'negated',
    ambiguous: 'ambiguous',
  },
  chooseModels: 'Models to train',
  seeds: 'Seeds',
  stated: 'Facts that sentences state',
  drawn: 'Facts that the graph has',
  train: 'Train',
  trainAgain: 'Train again',
  pause: 'Pause',
  resume: 'Resume',
  update: 'One update',
  anew: 'Start over',
  reset: 'Back to the recorded results',
  progress: 'Progress of the training',
  reading: (seed, nSeeds) => `Seed ${seed} of ${nSeeds}: the text encoder reads sentences`,
  training: (seed, nSeeds, model) => `Seed ${seed} of ${nSeeds}: ${model}`,
  finished: (n, seeds) => `Finished: ${seeds} ${n === 1 ? 'seed' : 'seeds'}`,
  timeLeft: 'Time left, about',
  seconds: (n) => `${n} s`,
  minutes: (n) => `${n} min`,
  forNext: 'The settings have changed since this training began. They apply to the next one.',
  recorded: (nSeeds) =>
    `Recorded, not trained here: all five models from ${nSeeds} seeds, with the shares of facts that the lesson opens with. Train them yourself, and your results take the place of these.`,
  trained: ({ language, stated, drawn }) =>
    `Trained here, in ${language === 'english' ? 'English' : 'Persian'}: sentences state ${stated} of the facts, the graph has ${drawn}.`,
  questions: (nTrain, nTest) => `${nTrain} questions to learn from, ${nTest} others to be tested on.`,
  curvesOf: (seed) => `seed ${seed}`,
  accuracies: 'Test accuracy',
  accuracy: 'accuracy',
  losses: 'Training loss',
  loss: 'loss',
  epoch: 'epoch',
  atEpoch: (epoch) => `epoch ${epoch}`,
  chance: 'chance',
  table: 'Test accuracy by kind of question',
  tableNote:
    'The mean over the seeds ± their standard deviation (with divisor n − 1), in percentage points; a single seed has none. Chance is a guess among five answers.',
  noneDone: 'The table fills when the first model of the first seed is trained.',
  model: 'Model',
  ahead: 'How far the whole model is ahead',
  aheadNote:
    'Seed by seed, the accuracy of the whole model minus that of the other one: the mean of these differences ± their standard deviation, in percentage points. Below 0, the other one is ahead. In bold, a mean that is larger than its ±; one that is small beside it can be chance.',
  dots: 'Test accuracy of each model from each seed, by kind of question',
  mean: (model) => `${model} (mean)`,
  dotsNote:
    'A dot is one seed, a stroke the mean. Each seed gives the text encoder and the models other initial weights and another order of the examples; facts and questions stay the same.',
};

export default text;
