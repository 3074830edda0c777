import type { Messages } from '../../../lessons/training-step/check/slip-text';

const text: Messages = {
  slip: {
    forgotBias: ({ bias }) => `this is what comes out without the bias ${bias}. Add ${bias}.`,
    forgotActivation: ({ first, f }) => `this is ${first}, to which ${f} has not been applied. Apply ${f}.`,
    postActivationDerivative: ({ f, a, z }) =>
      `this is the slope of ${f} at ${a}. Take it at ${z}, the sum before the activation.`,
    forgotFactor2: () => 'the factor 2 is missing: the derivative of a square e² is 2e. Multiply by 2.',
    forgotSlope: ({ f, unit }) => `the slope of ${f} in ${unit} is missing. Multiply by it.`,
    forgotPath: ({ unit }) =>
      `${unit} feeds several units, and only one path was counted. Add what comes back along every path.`,
    transposedWeights: ({ first, second }) =>
      `row and column are mixed up, so that another connection was taken. Multiply ${first} by ${second}.`,
    usedPreActivation: ({ sourceZ, source }) =>
      `the sum ${sourceZ} was taken, where ${source} belongs, which comes after the activation. Put in ${source}.`,
    newWeight: ({ old, new: after }) =>
      `the new weight ${after} was taken. The backward pass goes through the weights before the update: take ${old}.`,
    oldWeight: ({ old, new: after }) => `the old ${old} was taken. The update is done by now: take ${after}.`,
    forgotMean: () => 'this is a sum where the mean is asked for. Divide it by how many there are.',
    forgotHalf: () => 'the factor ½ of this loss is missing. Multiply by ½.',
    tookHalf: () => 'this has a factor ½, and this loss has none. Leave it out.',
    forgotSquare: () => 'a square is missing. Look for the ² in the formula, and square there.',
    forgotTarget: () => 'this is the probability alone. Subtract the target from it.',
    forgotNormalization: () => 'this is the exponential alone. Divide it by the sum of all exponentials.',
    forgotDecay: () => 'weight decay is missing. Count in λ times the weight.',
    forgotRoot: () => 'the step was divided by a mean square, without its root. Take the root first.',
    forgotBiasCorrection: ({ first }) => `this is ${first}, not yet corrected. Divide it by 1 − βᵗ.`,
    uphillUpdate: () => 'the step was added, so it goes uphill. Subtract it.',
    forgotLearningRate: () => 'the learning rate is missing. Multiply by η before you subtract.',
    wrongSign: () => 'the size is right, and the sign is the opposite one. Look through the signs again.',
  },
  brief: {
    forgotBias: 'a forgotten bias',
    forgotActivation: 'a forgotten activation function',
    postActivationDerivative: 'a slope at the activation instead of the sum',
    forgotFactor2: 'a forgotten factor 2',
    forgotSlope: 'a forgotten slope of the activation function',
    forgotPath: 'a forgotten path',
    transposedWeights: 'row and column mixed up',
    usedPreActivation: 'a sum z in the place of an activation a',
    newWeight: 'a new weight instead of the old one',
    oldWeight: 'an old weight or bias instead of the new one',
    forgotMean: 'a sum instead of the mean',
    forgotHalf: 'a forgotten factor ½',
    tookHalf: 'a factor ½ too many',
    forgotSquare: 'a forgotten square',
    forgotTarget: 'a forgotten target',
    forgotNormalization: 'a forgotten division by the sum of the exponentials',
    forgotDecay: 'forgotten weight decay',
    forgotRoot: 'a forgotten root',
    forgotBiasCorrection: 'a forgotten bias correction',
    uphillUpdate: 'a step uphill',
    forgotLearningRate: 'a forgotten learning rate',
    wrongSign: 'a wrong sign',
  },
  here: (at, slip) => `${at}: ${slip}`,
  before: (at, step, slip) => `${at} goes wrong on the way, at ${step}: ${slip}`,
  also: (slips) => `It could also be ${slips}.`,
};

export default text;
