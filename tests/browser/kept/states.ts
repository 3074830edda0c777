/**
 * The links that are recorded: each lesson as it opens, and in states that cover every parameter in its address. A
 * parameter in `given` is there so that others have an effect; each of `shows` has to make a visible difference.
 * Without any of these, everything visible is recorded.
 */

export interface State {
  /** As in the address. */
  readonly lesson: string;
  readonly given?: Readonly<Record<string, string>>;
  readonly shows?: Readonly<Record<string, string>>;
  /** Clicked before the page is recorded, by its `data-do`. */
  readonly click?: string;
}

const problem =
  'v1*2-3-2*tanh-identity*0.5_-0.25_1/4_0_1_0.25_-0.5_1_0.5_1_2_3_-1_-2_-3_0.1_0*-1_0.5*1*softmax*adam_0.01_0.001_0.9_0.99_0.0001*2';

/** Two samples, functions and a rule with parameters, fractions. */
const batch =
  'v1*2-2-1*leaky_0.2-sigmoid*1/3_-0.5_0.25_0.75_1_-1/8_2_-1.5_0.1*1_-1_0.5_2*0.25_1*squared_half*momentum_0.5_0_0.9*1';

export const states: readonly State[] = [
  { lesson: '' },
  { lesson: '', shows: { lang: 'fa', theme: 'dark', digits: 'persian' } },
  { lesson: '', shows: { lang: 'xx', theme: 'blue', digits: 'roman' } },

  { lesson: 'training-step' },
  { lesson: 'forward', shows: { step: '7' } },
  { lesson: 'training-step', shows: { step: '21', numbers: 'fraction' } },
  { lesson: 'training-step', shows: { preset: 'xor', sample: '3', step: '40', numbers: '3' } },
  { lesson: 'training-step', shows: { preset: 'sigmoid', step: '65', numbers: 'full' } },
  {
    lesson: 'training-step',
    shows: { preset: 'dead-relu', step: '24', lang: 'fa', theme: 'light', digits: 'persian' },
  },
  { lesson: 'training-step', shows: { exercise: 'medium-easy-7', step: '12' } },
  { lesson: 'training-step', shows: { exercise: 'batch-hard-4294967295', sample: '2', step: '9' } },
  { lesson: 'training-step', shows: { problem, step: '33' } },
  { lesson: 'training-step', given: { problem: batch, step: '12' }, shows: { sample: '2', numbers: '0' } },
  { lesson: 'training-step', shows: { level: 'complete', seed: '5', step: '21' } },
  { lesson: 'training-step', shows: { level: 'mistake', seed: '2', step: '7' } },
  { lesson: 'training-step', shows: { problem: 'v2*1-1', step: '21' } },
  { lesson: 'training-step', shows: { preset: 'none', numbers: '13', sample: '9', step: '300' } },
  { lesson: 'training-step', shows: { exercise: 'huge-easy-1', step: 'x' } },

  { lesson: 'activations' },
  {
    lesson: 'activations',
    shows: {
      shown: 'relu,leaky_relu,elu',
      x: '-2.5',
      slope: '0.2',
      alpha: '1.5',
      threshold: '0.1',
      view: 'apart',
    },
  },
  {
    lesson: 'activations',
    given: { shown: 'tanh,gelu' },
    shows: { view: 'distribution', mean: '0.5', std: '4', seed: '7', lang: 'fa' },
  },
  { lesson: 'activations', shows: { shown: 'tanh,nonsense', x: '99', view: 'side' } },

  { lesson: 'activations', given: { shown: 'sigmoid,tanh,softplus' }, shows: { shaded: 'softplus' } },
  { lesson: 'linear' },
  { lesson: 'linear', shows: { activations: 'both', function: 'leaky_relu', data: 'moons', noise: '0.12', seed: '9' } },
  { lesson: 'linear', shows: { data: 'spiral', depth: '5', width: '4' } },
  { lesson: 'linear', shows: { network: 'shelf', lang: 'fa', digits: 'persian' } },
  { lesson: 'linear', shows: { depth: '17', function: 'identity' } },

  { lesson: 'gradient-flow' },
  {
    lesson: 'gradient-flow',
    shows: { quantity: 'update_ratio', depth: '12', width: '48', batch: '8', seed: '3', rate: '0.02' },
  },
  {
    lesson: 'gradient-flow',
    shows: { a: 'tanh', initA: 'normal', gainA: '2', b: 'elu', initB: 'orthogonal', gainB: '0.5' },
  },
  {
    lesson: 'gradient-flow',
    given: { depth: '4', width: '8' },
    shows: { view: 'training', rule: 'adam', rate: '0.003' },
  },
  { lesson: 'gradient-flow', shows: { view: 'edge', map: 'relu', atDepth: '20', atScale: '2' } },
  { lesson: 'gradient-flow', given: { view: 'edge', map: 'gelu' }, shows: { q0: '0.1' } },
  { lesson: 'gradient-flow', shows: { a: 'sine', depth: '65', gainA: '1e9' } },

  { lesson: 'capacity' },
  { lesson: 'capacity', shows: { function: 'hat', kind: 'tanh', units: '12', unit: '3', seed: '4' } },
  {
    lesson: 'capacity',
    given: { view: 'depth' },
    shows: { function: 'bumps', budget: '120', folds: '5', kind: 'tanh' },
  },
  {
    lesson: 'capacity',
    shows: {
      view: 'overfit',
      samples: '20',
      noise: '0.5',
      width: '6',
      decay: 'on',
      lambda: '0.25',
      stop: 'on',
      more: 'on',
    },
  },
  { lesson: 'capacity', shows: { units: '0', decay: 'yes' } },

  { lesson: 'playground' },
  {
    lesson: 'playground',
    shows: {
      data: 'moons',
      points: '120',
      noise: '0.2',
      test: '0.5',
      std: 'on',
      draw: '3',
      init: 'he_normal',
      seed: '8',
    },
  },
  { lesson: 'playground', shows: { data: 'bumps', hidden: '3relu,2gelu,1elu', loss: 'huber', delta: '0.25' } },
  { lesson: 'playground', shows: { rule: 'nesterov', momentum: '0.8', rate: '0.5', batch: '25', l1: '0.002' } },
  {
    lesson: 'playground',
    shows: { rule: 'rms_prop', alpha: '0.95', schedule: 'step_decay', length: '40', factor: '0.25' },
  },
  { lesson: 'playground', shows: { rule: 'adam_w', beta1: '0.8', beta2: '0.99', l2: '0.01' } },
  { lesson: 'playground', shows: { epochs: '50', target: '0.1', patience: '15' } },
  { lesson: 'playground', shows: { beside: 'rate', rate2: '0.5' } },
  { lesson: 'playground', shows: { beside: 'rule', rule2: 'momentum' } },
  { lesson: 'playground', shows: { beside: 'activation', activation2: 'silu' } },
  { lesson: 'playground', shows: { beside: 'init', init2: 'lecun_normal' } },
  { lesson: 'playground', shows: { beside: 'batch', batch2: '30' } },
  { lesson: 'playground', given: { data: 'csv' }, shows: { task: 'values' } },
  { lesson: 'playground', shows: { data: 'painted', lang: 'fa' } },
  { lesson: 'playground', shows: { hidden: '9tanh', data: 'chess', rate: '0' } },

  { lesson: 'images' },
  {
    lesson: 'images',
    shows: {
      data: 'fashion_mnist',
      layers: '3',
      units: '100',
      function: 'gelu',
      loss: 'log_softmax_nll',
      optimizer: 'sgd',
      rate: '0.01',
      batch: '128',
      epochs: '12',
    },
  },
  { lesson: 'images', given: { units: '8' }, shows: { seed: '6' }, click: 'step' },
  { lesson: 'images', shows: { trainImages: '200' } },
  {
    lesson: 'images',
    shows: {
      activations: 'relu,softplus',
      losses: 'log_softmax_nll',
      rules: 'adam,sgd',
      rates: 'usual,0.03',
      seeds: '2',
      images: '400',
      sweepEpochs: '5',
    },
  },
  { lesson: 'images', shows: { data: 'files', epochs: '0', seeds: '11', lang: 'fa' } },

  { lesson: 'draw' },
  { lesson: 'draw', shows: { view: 'inside', digit: '4', map: 'gradient', unit: '2.17' } },
  { lesson: 'draw', given: { view: 'inside' }, shows: { unit: '1.600', map: 'occlusion' } },
  { lesson: 'draw', given: { view: 'pipeline' }, shows: { crop: 'off', scale: 'off', pen: 'off', center: 'off' } },
  { lesson: 'draw', shows: { view: 'attack', target: '8' } },
  { lesson: 'draw', given: { view: 'attack' }, shows: { method: 'budget', budget: '16' } },
  { lesson: 'draw', shows: { view: 'teach', lang: 'fa', digits: 'persian' } },
  { lesson: 'draw', shows: { view: 'play' } },
  { lesson: 'draw', shows: { view: 'look', unit: '3.1', budget: '0' } },

  { lesson: 'nowhere' },

  { lesson: 'questions' },
  { lesson: 'questions', shows: { question: '7', answer: '3', step: '6', node: '2', threshold: '0.6' } },
  {
    lesson: 'questions',
    given: { step: '7', question: '2' },
    shows: { negated: 'on', joined: 'off', without: '39-eats-54', with: '39-has-54' },
  },
  { lesson: 'questions', given: { step: '7' }, shows: { subject: '60', relation: '3', lang: 'fa', digits: 'persian' } },
  {
    lesson: 'questions',
    given: { view: 'train' },
    shows: { stated: '0.5', drawn: '0.6', models: 'text,all', seeds: '3' },
  },
  { lesson: 'questions', shows: { view: 'paper' } },
  { lesson: 'questions', shows: { question: '99', view: 'none', threshold: '2' } },

  // Defaults that are only visible together with another parameter.
  { lesson: 'training-step', given: { level: 'complete', step: '21' } },
  { lesson: 'training-step', given: { level: 'mistake', step: '13' } },
  { lesson: 'activations', given: { view: 'apart', shown: 'leaky_relu,elu' } },
  { lesson: 'activations', given: { view: 'distribution' } },
  { lesson: 'gradient-flow', given: { view: 'training', depth: '4', width: '8' } },
  { lesson: 'gradient-flow', given: { view: 'edge' } },
  { lesson: 'capacity', given: { view: 'depth' } },
  { lesson: 'capacity', given: { view: 'overfit' } },
  { lesson: 'capacity', given: { view: 'overfit', decay: 'on' } },
  { lesson: 'playground', given: { data: 'plane', loss: 'huber', rule: 'momentum', schedule: 'step_decay' } },
  { lesson: 'playground', given: { rule: 'rms_prop', schedule: 'cosine' } },
  { lesson: 'playground', given: { beside: 'rate' } },
  { lesson: 'playground', given: { beside: 'rule' } },
  { lesson: 'playground', given: { beside: 'activation' } },
  { lesson: 'playground', given: { beside: 'init' } },
  { lesson: 'playground', given: { beside: 'batch' } },
  { lesson: 'images', given: { units: '8' }, click: 'step' },
  { lesson: 'draw', given: { view: 'inside' } },
  { lesson: 'draw', given: { view: 'pipeline' } },
  { lesson: 'draw', given: { view: 'attack' } },
  { lesson: 'draw', given: { view: 'attack', method: 'budget' } },
];

/** The address of a state, optionally without one of its parameters. */
export function query({ lesson, given, shows }: State, without?: string): string {
  const params = new URLSearchParams(lesson ? { lesson } : {});
  for (const [name, value] of Object.entries({ ...given, ...shows })) if (name !== without) params.set(name, value);
  return `?${params}`;
}
