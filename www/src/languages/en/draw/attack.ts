import type { Messages } from '../../../lessons/draw/attack/text';

const text: Messages = {
  hint: 'Draw a digit or pick a sample, and an image that fools the network is searched for here.',
  lead: 'The gradient says how each pixel would have to change for a different answer. Often a few steps along it are enough: the network reads a different digit in an image that you would still read as before.',
  method: 'What to search for',
  methods: { smallest: 'A small change', budget: 'A change within a budget' },
  methodTexts: {
    smallest: () =>
      'DeepFool (Moosavi-Dezfooli, Fawzi and Frossard 2016): near an image the network is linear, so the shortest way to another answer leads straight to a plane; then the same again from there. For any other digit it is tried with each of them, and the change with the smallest L2 norm is shown. There may be smaller ones: nobody has shown that this is the smallest.',
    budget: (steps) =>
      `Projected gradient descent in L∞ (Madry et al. 2018): ${steps} steps along the sign of the gradient; no pixel may change by more than the budget.`,
  },
  target: 'Make it read',
  any: 'any other digit',
  budget: 'Each pixel may change by',
  levels: (n, all) => `${n} of ${all} gray levels`,
  original: 'Your image',
  change: (factor) => `The change, amplified ${factor} times`,
  result: 'The changed image',
  lighter: 'more ink',
  darker: 'less ink',
  fooled: (before, after) => `It read ${before}; now it reads ${after}.`,
  fooledText: 'The answer is the network’s own for the changed image, in whole gray levels.',
  standing: (before) => `It still reads ${before}.`,
  standingText:
    'Within this budget, these steps found nothing that makes it read what you asked for. That proves nothing: another method may find it, or this one aimed at one digit.',
  alreadyThere: (digit) => `It reads ${digit} already. Aim at another digit.`,
  probabilities: 'Predicted probabilities before and after the change',
  before: 'before',
  after: 'after',
  digit: (digit) => `probability of ${digit}`,
  norm: 'Norm of the change (L2)',
  normText: (norm, original) => `${norm}, against ${original} for the image itself`,
  largest: 'Largest change of a pixel (L∞)',
  largestText: (levels, all) => `${levels} of ${all} gray levels`,
  changed: 'Pixels that changed',
  changedText: (n, all) => `${n} of ${all}`,
  honest:
    'Szegedy et al. (2014) found such changes for nearly every image that they tried. Training on them (Madry et al. 2018) makes them larger, not impossible.',
};

export default text;
