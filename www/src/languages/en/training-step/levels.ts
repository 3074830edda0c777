import type { Messages } from '../../../lessons/training-step/levels/text';

const text: Messages = {
  title: 'How to work on it',
  levels: { worked: 'Worked out', complete: 'Complete it', mistake: 'Find the mistake' },
  how: {
    worked: 'Every step is written out.',
    complete: 'About half of the results are left out. When you come to one, work it out, or have it shown.',
    mistake: 'One step does not follow from its numbers, and the later ones go on from it. Which one is it?',
  },
  found: (found, of) => `${found} of ${of} found`,
  shown: (n) => `${n} shown`,
  complete: 'Nothing is left out any more.',
  next: 'To the next gap',
  others: 'Leave out others',
  yourResult: (name) => `Your result for ${name}`,
  predict: 'What comes out?',
  check: 'Check',
  reveal: 'Show the result',
  wrong: (name) => `${name} does not come out like that. Put the numbers into the formula again.`,
  follows: 'The method is right: this follows from one of your answers before, which was wrong.',
  accuse: 'This step is wrong',
  outcome: {
    found: (step) => `Found: step ${step} is the one.`,
    innocentBefore: (step) => `Step ${step} follows from its numbers, and so does all before it. Look later.`,
    innocentAfter: (step) =>
      `Step ${step} follows rightly from its numbers, some of which may be wrong already. Look earlier.`,
    shown: (step) => `It was step ${step}.`,
  },
  rightAndWrong: (name, wrong, right) => `${name} was given as ${wrong}; it is ${right}. Everything is right again.`,
  showMe: 'Show me',
  toStep: 'Go to this step',
  anotherMistake: 'Another mistake',
  failed: 'This could not be prepared.',
};

export default text;
