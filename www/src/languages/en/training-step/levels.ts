import type { Messages } from '../../../lessons/training-step/levels/text';

const text: Messages = {
  title: 'How to work through it',
  levels: { worked: 'Worked out', complete: 'Complete it', mistake: 'Find the mistake' },
  how: {
    worked: 'Every step is written out.',
    complete: 'About half of the results are left out. When you come to one, work it out, or reveal it.',
    mistake: 'One step does not follow from its numbers, and the later ones build on it. Which one is it?',
  },
  found: (found, of) => `${found} of ${of} found`,
  shown: (n) => `${n} shown`,
  complete: 'No gaps are left.',
  next: 'To the next gap',
  others: 'Leave out other results',
  yourResult: (name) => `Your result for ${name}`,
  predict: 'What is the result?',
  check: 'Check',
  reveal: 'Show the result',
  wrong: (name) => `That is not ${name}. Put the numbers into the formula again.`,
  follows: 'The method is right: this follows from one of your earlier answers, which was wrong.',
  accuse: 'This step is wrong',
  outcome: {
    found: (step) => `Found: step ${step} is the one.`,
    innocentBefore: (step) => `Step ${step} follows from its numbers, and so does everything before it. Look later.`,
    innocentAfter: (step) =>
      `Step ${step} follows correctly from its numbers, some of which may already be wrong. Look earlier.`,
    shown: (step) => `It was step ${step}.`,
  },
  rightAndWrong: (name, wrong, right) => `${name} was given as ${wrong}; it is ${right}. Everything is right again.`,
  showMe: 'Show me',
  toStep: 'Go to this step',
  anotherMistake: 'Another mistake',
  failed: 'This could not be prepared.',
};

export default text;
