/**
 * Worked examples of textbooks and courses, as links to them and the digits that are printed there; where a source prints none,
 * what was computed from what is given there. Numbers only; `tests/trace/published.rs` has the same of the core.
 */

type Phase = 'forward' | 'loss' | 'backward' | 'update' | 'again';

/** What is printed of each value: `w11′`, `∂L/∂b1`. */
type Printed = Readonly<Record<string, string>>;

export interface NetworkExample {
  readonly source: string;
  readonly problem: string;
  readonly sample?: number;
  readonly shown: Partial<Readonly<Record<Phase, Printed>>>;
}

export interface ExpressionExample {
  readonly source: string;
  readonly expression: string;
  readonly values: string;
  readonly shown: Printed;
}

const rgu = '2-2-1*sigmoid-sigmoid*0.1_0.8_0_0.4_0.6_0_0.3_0.9_0*0.35_0.9*0.5*squared_half*sgd_1_0';
const mitchell = '2-1-1*sigmoid-sigmoid*0.1_0.1_0.1_0.1_0.1*1_0_0_1*1_0*squared_half*momentum_0.3_0_0.9';
const tiedUnits = '1-1-2-1*sigmoid-sigmoid-sigmoid*0.5_1_0.5_1_0.5_1_0.5_0.5_1*1*-1*l1*sgd_0.1_0*1';
const or = '2-1*identity*0_0_0*0_0_0_1_1_0_1_1*0_1_1_1*perceptron*sgd_0.1_0';
const parabola = '1-1*identity*0_5*0*0*squared_sum';
const xor = 'v1*2-2-1*relu-identity*1_1_0_1_1_-1_1_-2_0*0_0_0_1_1_0_1_1*0_1_1_0*l1*sgd_0.1_0*1';
const scores = 'v1*4-3*identity*0.01_-0.05_0.1_0.05_0.0_0.7_0.2_0.05_0.16_0.2_0.0_-0.45_-0.2_0.03_-0.3*-15_22_-44_56*3';
const sentiment = 'v1*5-1*sigmoid*2.5_-5.0_-1.2_0.5_0.7_0.1*3_2_1_3_4.19';
const nandGate = 'v1*2-1*identity*-2_-2_3*0_0_0_1_1_0_1_1*1_1_1_0*perceptron*sgd_1_0*1';
const nandLearned = 'v2*3-1*identity*0_0_0_-0.5*1_0_0_1_0_1_1_1_0_1_1_1*1_1_1_0*perceptron*sgd_0.1_0';

const nielsen = (start: string, step: number) => `v1*1-1*sigmoid*${start}*1*0*squared_half*sgd_0.15_0*${step}`;
const adam = (bias: string) => `v1*1-1*identity*0_${bias}*0*0*squared_sum*adam_0.01_0_0.9_0.999_0.00000001*1`;

export const networks: readonly NetworkExample[] = [
  {
    source: 'Han and Kamber, Data Mining, section 9.2',
    problem:
      'v1*3-2-1*sigmoid-sigmoid*0.2_0.4_-0.5_-0.4_-0.3_0.1_0.2_0.2_-0.3_-0.2_0.1*1_0_1*1*squared_half*sgd_0.9_0*1',
    shown: {
      update: {
        ...{ 'w13′': '-0.261', 'w23′': '-0.138', 'b3′': '0.218' },
        ...{ 'w11′': '0.192', 'w21′': '0.4', 'w31′': '-0.508', 'b1′': '-0.408' },
        ...{ 'w12′': '-0.306', 'w22′': '0.1', 'w32′': '0.194', 'b2′': '0.194' },
      },
    },
  },
  {
    source: 'M. Mazur, A Step by Step Backpropagation Example',
    problem:
      'v2*2-2-2*sigmoid-sigmoid*0.15_0.20_0.35_0.25_0.30_0.35_0.40_0.45_0.60_0.50_0.55_0.60*0.05_0.10*0.01_0.99*squared_half*sgd_0.5_0*1*frozen_b1_b2_b3_b4-tied_b1_b2-tied_b3_b4',
    shown: {
      loss: { L: '0.298371109' },
      update: {
        ...{ 'w13′': '0.35891648', 'w23′': '0.408666186', 'w14′': '0.51130127', 'w24′': '0.561370121' },
        ...{ 'w11′': '0.149780716', 'w21′': '0.19956143', 'w12′': '0.24975114', 'w22′': '0.29950229' },
        ...{ 'b1′': '0.35', 'b2′': '0.35', 'b3′': '0.6', 'b4′': '0.6' },
      },
    },
  },
  {
    source: 'Robert Gordon University, a handout, without biases; what follows the first pass is computed',
    problem: `v2*${rgu}*1*absent_b1_b2_b3`,
    shown: {
      loss: { o: '0.690283' },
      update: {
        ...{ 'w13′': '0.272326', 'w23′': '0.872998' },
        ...{ 'w11′': '0.099071', 'w21′': '0.797611', 'w12′': '0.397140', 'w22′': '0.592646' },
      },
      again: { 'o′': '0.682019' },
    },
  },
  { source: 'Its second pass', problem: `v2*${rgu}*2*absent_b1_b2_b3`, shown: { loss: { o: '0.682019' } } },
  {
    source: 'M. Nielsen, Neural Networks and Deep Learning, chapter 3: one unit, before',
    problem: nielsen('0.6_0.9', 1),
    shown: { loss: { o: '0.82' } },
  },
  { source: 'After 300 updates', problem: nielsen('0.6_0.9', 300), shown: { again: { 'o′': '0.09' } } },
  { source: 'Further from the target, before', problem: nielsen('2_2', 1), shown: { loss: { o: '0.98' } } },
  { source: 'After 300 updates', problem: nielsen('2_2', 300), shown: { again: { 'o′': '0.20' } } },
  {
    source: 'Stanford CS231n, Backpropagation: the gated unit; L1 with a target below differentiates the output itself',
    problem: 'v2*2-1*sigmoid*2_-3_-3*-1_-2*-1*l1*sgd_0.1_0*1*inputs',
    shown: {
      loss: { o: '0.73' },
      backward: {
        ...{ '∂L/∂w11': '-0.20', '∂L/∂w21': '-0.39', '∂L/∂b1': '0.20' },
        ...{ '∂L/∂i1': '0.39', '∂L/∂i2': '-0.59' },
      },
    },
  },
  {
    source: 'T. Mitchell, Machine Learning, exercise 4.7: the first sample, with momentum',
    problem: `v2*${mitchell}*1*turn`,
    shown: {
      update: { 'w11′': '0.100851', 'w21′': '0.1', 'b1′': '0.100851', 'w12′': '0.118910', 'b2′': '0.134393' },
    },
  },
  {
    source: 'The second sample, computed',
    problem: `v2*${mitchell}*2*turn`,
    shown: {
      update: { 'w11′': '0.101617', 'w21′': '0.098799', 'b1′': '0.100416', 'w12′': '0.113474', 'b2′': '0.124522' },
    },
  },
  {
    source: '“Is my backpropagation right?”: weights of several units',
    problem: `v1*${tiedUnits}`,
    shown: { loss: { o: '0.858584' }, backward: { '∂L/∂w11': '0.001429' } },
  },
  {
    // The derivatives of all three are added up; in the source, each is printed for itself.
    source: 'The same, where the weight into the first unit and those from it are one, computed',
    problem: `v2*${tiedUnits}*tied_w11_w12_w13`,
    shown: { backward: { '∂L/∂w11': '0.001429' } },
  },
  {
    source: 'Rosenblatt’s rule on OR, from zeros: the second sample is missed',
    problem: `v2*${or}*2*turn`,
    shown: { loss: { p: '0' }, update: { 'w11′': '0', 'w21′': '0.1', 'b1′': '0.1' } },
  },
  {
    source: 'In the second round, the first sample is',
    problem: `v2*${or}*5*turn`,
    shown: { loss: { p: '1' }, update: { 'b1′': '0' } },
  },
  {
    source: 'In the fourth, nothing moves any more',
    problem: `v2*${or}*16*turn`,
    shown: { loss: { L: '0' }, update: { 'w11′': '0.1', 'w21′': '0.1', 'b1′': '0' } },
  },
  {
    source: 'Adam on θ² from 5',
    problem: `v2*${parabola}*adam_0.1_0_0.9_0.999_0.00000001*1*absent_w11`,
    shown: { update: { 'b1′': '4.9' } },
  },
  {
    source: 'Its second step',
    problem: `v2*${parabola}*adam_0.1_0_0.9_0.999_0.00000001*2*absent_w11`,
    shown: { update: { 'b1′': '4.800058' } },
  },
  {
    source: 'Nesterov on θ² from 5, in PyTorch’s form',
    problem: `v2*${parabola}*nesterov_0.1_0_0.9*1*absent_w11`,
    shown: { update: { 'b1′': '3.1' } },
  },
  {
    source: 'Its second step',
    problem: `v2*${parabola}*nesterov_0.1_0_0.9*2*absent_w11`,
    shown: { update: { 'b1′': '1.112' } },
  },
  {
    source: 'In the form that looks ahead',
    problem: `v2*${parabola}*nesterov_0.1_0_0.9*1*ahead-absent_w11`,
    shown: { update: { 'b1′': '4.0' } },
  },
  {
    source: 'A logistic unit with the cross-entropy of its probability: δ = a − t, of σ(0.1) = 0.524979',
    problem: 'v1*2-1*sigmoid*0.5_-0.25_0.1*1_2*1*bceprob*sgd_0.1_0*1',
    shown: {
      loss: { o: '0.524979', L: '0.644397' },
      backward: { δ_o: '-0.475021', '∂L/∂w11': '-0.475021', '∂L/∂w21': '-0.950042' },
    },
  },
  // Of other textbooks and courses.
  {
    source: 'Goodfellow, Bengio and Courville, Deep Learning, section 6.1: XOR by two ReLU units, (0, 0)',
    problem: xor,
    shown: { loss: { a_H1: '0', a_H2: '0', o: '0' } },
  },
  { source: '(0, 1)', problem: xor, sample: 2, shown: { loss: { a_H1: '1', a_H2: '0', o: '1' } } },
  { source: '(1, 0)', problem: xor, sample: 3, shown: { loss: { a_H1: '1', a_H2: '0', o: '1' } } },
  { source: '(1, 1)', problem: xor, sample: 4, shown: { loss: { a_H1: '2', a_H2: '1', o: '0' } } },
  {
    source: 'Stanford CS231n, Linear Classification: scores and softmax',
    problem: `${scores}*softmax*sgd_0.1_0*1`,
    shown: { loss: { o1: '-2.85', o2: '0.86', o3: '0.28', p2: '0.631', p3: '0.353', L: '1.04' } },
  },
  {
    // The loss is printed as the sum over the classes; here, as in PyTorch, it is a third of it.
    source: 'The same with the hinge loss, class by class',
    problem: `${scores}*hinge_1*sgd_0.1_0*1`,
    shown: { loss: { h1: '0', h2: '1.58' } },
  },
  {
    source: 'The same notes: scores of 13, −7 and 11 with a margin of 10',
    problem: 'v1*1-3*identity*0_13_0_-7_0_11*0*1*hinge_10*sgd_0.1_0*1',
    shown: { loss: { h2: '0', h3: '8' } },
  },
  {
    source: 'Jurafsky and Martin, Speech and Language Processing: the sentiment of a text, if it is positive',
    problem: `${sentiment}*1*bceprob*sgd_0.1_0*1`,
    shown: { loss: { o: '0.70', L: '0.36' } },
  },
  {
    source: 'If it is negative',
    problem: `${sentiment}*0*bceprob*sgd_0.1_0*1`,
    shown: { loss: { o: '0.70', L: '1.2' } },
  },
  {
    source: 'The same chapter: a step of gradient descent from zero',
    problem: 'v1*2-1*sigmoid*0_0_0*3_2*1*bceprob*sgd_0.1_0*1',
    shown: {
      backward: { '∂L/∂w11': '-1.5', '∂L/∂w21': '-1.0', '∂L/∂b1': '-0.5' },
      update: { 'w11′': '0.15', 'w21′': '0.1', 'b1′': '0.05' },
    },
  },
  {
    source: 'M. Nielsen, chapter 1: a NAND gate, (0, 0)',
    problem: nandGate,
    shown: { loss: { p: '1' } },
  },
  { source: '(0, 1)', problem: nandGate, sample: 2, shown: { loss: { p: '1' } } },
  { source: '(1, 0)', problem: nandGate, sample: 3, shown: { loss: { p: '1' } } },
  { source: '(1, 1)', problem: nandGate, sample: 4, shown: { loss: { p: '0' } } },
  {
    source: 'Wikipedia, Perceptron: the NAND gate that is learned',
    problem: `${nandLearned}*44*turn-frozen_b1`,
    shown: { loss: { L: '0' }, update: { 'w11′': '0.8', 'w21′': '-0.2', 'w31′': '-0.1', 'b1′': '-0.5' } },
  },
  {
    source: 'Kingma and Ba, Adam, section 2.1: the first step is η, for a large gradient',
    problem: adam('5'),
    shown: { update: { '∂L/∂b1': '10', 'b1′': '4.99' } },
  },
  {
    // ε beside a gradient of 0.002 takes 5·10⁻⁶ of the step.
    source: 'And for a small one',
    problem: adam('-0.001'),
    shown: { update: { '∂L/∂b1': '-0.002', 'b1′': '0.0090' } },
  },
];

export const expressions: readonly ExpressionExample[] = [
  {
    source: 'Stanford CS231n, Backpropagation: (x + y) z',
    expression: '(x+y)*z',
    values: 'x_-2*y_5*z_-4',
    shown: { f: '-12', '∂f/∂x': '-4', '∂f/∂y': '-4', '∂f/∂z': '3' },
  },
  {
    source: 'The gated unit',
    expression: '1/(1+exp(-(w0*x0+w1*x1+w2)))',
    values: 'w0_2*x0_-1*w1_-3*x1_-2*w2_-3',
    shown: {
      ...{ f: '0.73', '∂f/∂w0': '-0.20', '∂f/∂w1': '-0.39', '∂f/∂w2': '0.20' },
      ...{ '∂f/∂x0': '0.39', '∂f/∂x1': '-0.59' },
    },
  },
  {
    source: 'A product',
    expression: 'x*y',
    values: 'x_4*y_-3',
    shown: { f: '-12', '∂f/∂x': '-3', '∂f/∂y': '4' },
  },
  {
    source: 'A sum, a maximum and products',
    expression: '2*(x*y+max(z,w))',
    values: 'x_3*y_-4*z_2*w_-1',
    shown: { f: '-20', '∂f/∂x': '-8', '∂f/∂y': '6', '∂f/∂z': '2', '∂f/∂w': '0' },
  },
  {
    source: 'C. Olah, Calculus on Computational Graphs',
    expression: '(a+b)*(b+1)',
    values: 'a_2*b_1',
    shown: { f: '6', '∂f/∂a': '2', '∂f/∂b': '5' },
  },
];
