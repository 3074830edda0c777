import type { Messages } from '../../../lessons/draw/attack/text';

const text: Messages = {
  hint: 'Draw a digit or take a sample: a picture that fools the network is then looked for here.',
  lead: 'The gradient says how each pixel would have to change for another answer. A few steps along it, and the network names another digit in a picture that you would still read as before.',
  method: 'What is looked for',
  methods: { smallest: 'The smallest change', budget: 'A change within a budget' },
  methodTexts: {
    smallest: () =>
      'DeepFool (Moosavi-Dezfooli, Fawzi and Frossard 2016): near a picture the network is linear, so the shortest way to another answer leads straight to a plane; then again from there. Small is meant in L2.',
    budget: (steps) =>
      `Projected gradient descent in L∞ (Madry et al. 2018): ${steps} steps by the sign of the gradient; no pixel may change by more than the budget.`,
  },
  target: 'It shall read',
  any: 'any other',
  budget: 'Each pixel may change by',
  levels: (n, all) => `${n} of ${all} grey levels`,
  original: 'Your picture',
  change: (factor) => `The change, made ${factor} times stronger`,
  result: 'The changed picture',
  lighter: 'more ink',
  darker: 'less ink',
  fooled: (before, after) => `It read ${before}; now it reads ${after}.`,
  fooledText: 'The answer is the network’s own to the changed picture, in whole grey levels.',
  standing: (before) => `It still reads ${before}.`,
  standingText:
    'Within this budget these steps found nothing that makes it read what was asked for. That proves nothing: another way may find it.',
  alreadyThere: (digit) => `It reads ${digit} already. Aim at another digit.`,
  before: 'before',
  after: 'after',
  digit: (digit) => `probability of ${digit}`,
  norm: 'Norm of the change (L2)',
  normText: (norm, original) => `${norm}, of ${original} for the picture itself`,
  largest: 'Largest change of a pixel (L∞)',
  largestText: (levels, all) => `${levels} of ${all} grey levels`,
  changed: 'Pixels that changed',
  changedText: (n, all) => `${n} of ${all}`,
  honest:
    'That such changes exist for nearly every picture was found by Szegedy et al. 2014. Training on them (Madry et al. 2018) makes them larger, not impossible.',
};

export default text;
