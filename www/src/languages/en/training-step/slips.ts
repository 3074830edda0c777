import type { Messages } from '../../../lessons/training-step/check/slip-text';

const text: Messages = {
  slip: {
    forgotBias: ({ bias }) => `this is the result without the bias ${bias}. Add ${bias}.`,
    forgotActivation: ({ first, f }) => `this is ${first}, to which ${f} has not been applied. Apply ${f}.`,
    postActivationDerivative: ({ f, a, z }) =>
      `this is the slope of ${f} at ${a}. Take it at ${z}, the sum before the activation.`,
    forgotFactor2: () => 'the factor 2 is missing: the derivative of a square e² is 2e. Multiply by 2.',
    forgotSlope: ({ f, unit }) => `the slope of ${f} in ${unit} is missing. Multiply by it.`,
    forgotPath: ({ unit }) =>
      `${unit} feeds several units, and only one path was counted. Add what comes back along every path.`,
    transposedWeights: ({ first, second }) =>
      `row and column are mixed up, so the wrong connection was used. Multiply ${first} by ${second}.`,
    usedPreActivation: ({ sourceZ, source }) =>
      `the sum ${sourceZ} was used instead of ${source}, the value after the activation. Use ${source}.`,
    newWeight: ({ old, new: after }) =>
      `the new weight ${after} was used. The backward pass uses the weights before the update: use ${old}.`,
    oldWeight: ({ old, new: after }) => `the old ${old} was used. By now the update is done: use ${after}.`,
    forgotMean: () => 'this is a sum instead of the mean. Divide it by the number of terms.',
    tookMean: () => 'this is the mean over the outputs, and the loss takes their sum. Do not divide.',
    decimalLogarithm: () => 'this is with log₁₀. The loss has the natural logarithm: use ln.',
    squaredError: () =>
      'this is a squared error. The loss is a cross-entropy: take minus the logarithm of the probability.',
    slopeTwice: ({ f, unit }) => `the slope of ${f} in ${unit} was multiplied twice. Multiply by it once.`,
    forgotHalf: () => 'the factor ½ of this loss is missing. Multiply by ½.',
    tookHalf: () => 'this has a factor ½, which this loss does not have. Leave it out.',
    forgotSquare: () => 'a square is missing. Look for the ² in the formula, and square there.',
    forgotTarget: () => 'this is the probability alone. Subtract the target from it.',
    forgotNormalization: () => 'this is the exponential alone. Divide it by the sum of all exponentials.',
    forgotDecay: () => 'weight decay is missing. Add λ times the weight.',
    forgotRoot: () => 'the update was divided by a mean square instead of its root. Take the root first.',
    forgotBiasCorrection: ({ first }) => `this is ${first}, not yet corrected. Divide it by 1 − βᵗ.`,
    uphillUpdate: () => 'the update was added, so it goes uphill. Subtract it.',
    forgotLearningRate: () => 'the learning rate is missing. Multiply by η before you subtract.',
    wrongSign: () => 'the size is right, but the sign is wrong. Check the signs again.',
  },
  brief: {
    forgotBias: 'a forgotten bias',
    forgotActivation: 'a forgotten activation function',
    postActivationDerivative: 'a slope at the activation instead of the sum',
    forgotFactor2: 'a forgotten factor 2',
    forgotSlope: 'a forgotten slope of the activation function',
    forgotPath: 'a forgotten path',
    transposedWeights: 'row and column mixed up',
    usedPreActivation: 'a sum z in place of an activation a',
    newWeight: 'a new weight instead of the old one',
    oldWeight: 'an old weight or bias instead of the new one',
    forgotMean: 'a sum instead of the mean',
    tookMean: 'a mean instead of the sum',
    decimalLogarithm: 'log₁₀ instead of ln',
    squaredError: 'a squared error instead of the cross-entropy',
    slopeTwice: 'a slope multiplied twice',
    forgotHalf: 'a forgotten factor ½',
    tookHalf: 'an extra factor ½',
    forgotSquare: 'a forgotten square',
    forgotTarget: 'a forgotten target',
    forgotNormalization: 'a forgotten division by the sum of the exponentials',
    forgotDecay: 'forgotten weight decay',
    forgotRoot: 'a forgotten root',
    forgotBiasCorrection: 'a forgotten bias correction',
    uphillUpdate: 'an update that goes uphill',
    forgotLearningRate: 'a forgotten learning rate',
    wrongSign: 'a wrong sign',
  },
  here: (at, slip) => `${at}: ${slip}`,
  before: (at, step, slip) => `${at} goes wrong on the way, at ${step}: ${slip}`,
  also: (slips) => `It could also be ${slips}.`,
};

export default text;
