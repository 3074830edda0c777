import type { Messages } from '../../../lessons/training-step/check/text';

const text: Messages = {
  title: 'Check my working',
  how: 'Type any of your results: decimals, rounded as you like, or fractions such as -1/4. Those you leave out are not checked.',
  field: {
    preActivation: (name) => `Sum ${name}`,
    activation: (name) => `Activation ${name}`,
    output: (name) => `Output ${name}`,
    error: (name) => `Error ${name}`,
    lossPart: (name) => `Part of the loss ${name}`,
    sampleLoss: (name) => `Loss of the sample ${name}`,
    loss: (name) => `Loss ${name}`,
    derivative: (name) => `Derivative ${name}`,
    delta: (name) => `Delta ${name}`,
    sampleGradient: (name) => `Gradient of the sample ${name}`,
    gradient: (name) => `Gradient ${name}`,
    inputGradient: (name) => `Derivative ${name}`,
    newWeight: (name) => `New weight ${name}`,
    newBias: (name) => `New bias ${name}`,
  },
  otherField: (name) => `Result ${name}`,
  typed: (n, of) => `${n} of ${of} typed`,
  check: 'Check',
  clear: 'Clear',
  right: 'right',
  rightWhole: 'right as a whole number',
  rightTo: (places, n) => `right to ${places} decimal${n === 1 ? '' : 's'}`,
  verdicts: {
    rightByOwnNumbers: 'right with your rounded numbers',
    followsFromMistake: 'method right: follows from an earlier mistake',
    wrong: 'wrong',
    unreadable: 'cannot be read',
  },
  nothingTyped: 'Nothing has been typed yet: open a part and type a result.',
  allRight: (n, count) => (count === 1 ? 'This one is right.' : `All ${n} are right.`),
  someRight: (right, of) => `${right} of ${of} right.`,
  following: (n, count) =>
    count === 1
      ? 'One more follows correctly from an earlier mistake.'
      : `${n} more follow correctly from an earlier mistake.`,
  unreadable: (n, count) => (count === 1 ? 'One cannot be read.' : `${n} cannot be read.`),
  firstWrong: 'The first mistake',
  noSlip: (name) => `${name} is wrong, and no common slip explains this number. Compare your working with the formula:`,
  showStep: 'Show this step',
  changed: 'The problem has changed. Your answers are still here; check them again.',
  failed: 'The answers could not be checked.',
};

export default text;
