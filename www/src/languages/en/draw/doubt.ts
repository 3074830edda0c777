import type { Messages } from '../../../lessons/draw/doubt';

const text: Messages = {
  summary: 'How sure is it?',
  likeness: 'Looks like a digit',
  least: (least) => `an answer takes ${least}`,
  margin: 'Lead over the second',
  marginMeans: 'in probability',
  entropy: 'Entropy',
  bits: (bits) => `${bits} bits`,
  entropyMeans: (none, most) => `${none} if all is on one digit, ${most} if each is as probable`,
  rule: (one, least) =>
    `The ten probabilities always add up to ${one}, so that a small network of its own judges whether this is a digit at all: it sees the first hidden layer, and has learned from digits and from letters, signs and scribbles. Below ${least} there is no answer, and none for several digits side by side.`,
  errors: (refused, noDigits) =>
    `So it wrongly refuses ${refused} of the digits of people whose writing it had never seen, and rightly ${noDigits} of what is none, of kinds that it had never seen either.`,
};

export default text;
