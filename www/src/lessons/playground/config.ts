import {
  type Examples,
  type Feature,
  type Loss,
  type PlaygroundConfig,
  type PointSet,
  type Rule,
  type Schedule,
  surfaceNames,
  type Toy,
  usualActivations,
} from '../../engine/wire';
import { isStandardized, isTable, nInputs, type State, task } from './state';

type Source = PlaygroundConfig['data']['source'];

/** The reader's own data. */
export type Own = PointSet | Examples;

/** What to ask the core to train; `undefined` while there are too few points. */
export function config(state: State, own: Own): PlaygroundConfig | undefined {
  const source = sourceOf(state, own);
  if (!source) return undefined;
  const { rate, l1, l2, epochs, target, patience } = state;
  return {
    data: {
      source,
      features: featuresOf(state),
      validation: state.val,
      test: state.test,
      standardize: isStandardized(state),
      seed: state.draw,
    },
    hidden: state.hidden.map(({ units, activation }) => ({
      nNeurons: units,
      activation: usualActivations[activation],
    })),
    init: state.init,
    loss: lossOf(state, source),
    optimizer: { rule: ruleOf(state), learningRate: rate, weightDecay: l2, l1 },
    schedule: scheduleOf(state),
    batchSize: state.batch,
    stop: {
      nEpochs: epochs,
      ...(target > 0 ? { targetLoss: target } : {}),
      ...(patience > 0 ? { patience } : {}),
    },
    seed: state.seed,
  };
}

/** The state of the second training, which differs in one setting; `undefined` if there is none. */
export function comparisonState(state: State): State | undefined {
  switch (state.beside) {
    case 'none':
      return undefined;
    case 'rate':
      return { ...state, rate: state.rate2 };
    case 'rule':
      return { ...state, rule: state.rule2 };
    case 'activation':
      return { ...state, hidden: state.hidden.map((layer) => ({ ...layer, activation: state.activation2 })) };
    case 'init':
      return { ...state, init: state.init2 };
    case 'batch':
      return { ...state, batch: state.batch2 };
    case 'units':
      return { ...state, hidden: state.hidden.map((layer) => ({ ...layer, units: state.units2 })) };
    case 'inputs':
      return { ...state, features: state.features2 };
    case 'l2':
      return { ...state, l2: state.lambda2 };
    case 'l1':
      return { ...state, l1: state.lasso2 };
    case 'points':
      return { ...state, points: state.points2 };
    case 'noise':
      return { ...state, noise: state.noise2 };
    case 'patience':
      return { ...state, patience: state.patience2 };
    case 'std':
      return { ...state, std: !isStandardized(state) };
  }
}

function sourceOf(state: State, own: Own): Source | undefined {
  const { data, points: nSamples, noise } = state;
  if (data === 'painted' || isTable(data)) {
    if ('inputs' in own) return { examples: own };
    const points = own;
    return points.x.length < 2 ? undefined : { points: { task: task(state), points } };
  }
  if (data === 'border') return { border: { formula: state.border, nSamples, noise } };
  const surface = surfaceNames.find((name) => name === data);
  return surface ? { surface: { surface, nSamples, noise } } : { toy: { toy: data as Toy, nSamples, noise } };
}

/** The computed inputs; none where the inputs are as given. */
function featuresOf(state: State): readonly Feature[] {
  const isAsGiven = nInputs(state) !== 2 || state.features.join() === 'x1,x2';
  return isAsGiven ? [] : state.features;
}

function lossOf(state: State, source: Source): Loss {
  if (task(state) === 'classes') return nClasses(source) > 2 ? 'softmax_cross_entropy' : 'binary_cross_entropy';
  switch (state.loss) {
    case 'squared_error':
      return { squared_error: { reduction: 'mean' } };
    case 'huber':
      return { huber: { delta: state.delta } };
    case 'l1':
      return 'l1';
  }
}

function nClasses(source: Source): number {
  const kind = 'examples' in source ? source.examples.target.kind : undefined;
  return kind && 'classes' in kind ? kind.classes.names.length : 2;
}

function ruleOf({ rule, momentum, alpha, beta1, beta2 }: State): Rule {
  switch (rule) {
    case 'sgd':
      return 'sgd';
    case 'momentum':
      return { momentum: { momentum } };
    case 'nesterov':
      return { nesterov: { momentum } };
    case 'rms_prop':
      return { rms_prop: { alpha, eps } };
    case 'adam':
      return { adam: { beta1, beta2, eps } };
    case 'adam_w':
      return { adam_w: { beta1, beta2, eps } };
  }
}

/** PyTorch's default. */
const eps = 1e-8;

function scheduleOf({ schedule, length, factor }: State): Schedule {
  switch (schedule) {
    case 'constant':
      return 'constant';
    case 'step_decay':
      return { step_decay: { nSteps: length, factor } };
    case 'cosine':
      return { cosine: { nSteps: length, floor: 0.01 } };
    case 'warm_up':
      return { warm_up: { nSteps: length } };
  }
}
