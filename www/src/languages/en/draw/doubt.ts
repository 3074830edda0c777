import type { Messages } from '../../../lessons/draw/doubt';

const text: Messages = {
  summary: 'How sure is it?',
  likeness: 'Looks like a digit',
  least: (least) => `an answer needs ${least}`,
  margin: 'Lead over the runner-up',
  marginMeans: 'in probability',
  entropy: 'Entropy',
  bits: (bits) => `${bits} bits`,
  entropyMeans: (none, most, n) =>
    `${none} if one class has all the probability, ${most} if all ${n} are equally probable`,
  rule: (one, least) =>
    `The ten probabilities always add up to ${one}, so a separate small network judges whether this is a digit at all: it sees the first hidden layer, and was trained on digits and on letters, symbols and scribbles. Below ${least} there is no answer, nor is there one for several digits side by side.`,
  noJudge: (n, one) =>
    `The probabilities of the ${n} classes always add up to ${one}, and this network has no judge: it names one of its classes for anything that is drawn, however unlike. Only what is too small, and several drawings side by side, get no answer.`,
  errors: (refused, noDigits) =>
    `As a result, it wrongly refuses ${refused} of the digits of people whose handwriting it had never seen, and correctly refuses ${noDigits} of what is not a digit, of kinds it had never seen either.`,
};

export default text;
