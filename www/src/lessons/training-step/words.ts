/** The title of a step and why it is done, in the reader's language. */

import { digits } from '../../base/locale';
import { words } from '../../base/words';
import type { Loss, Step, Value, ValueId } from '../../engine/wire';
import { functionName } from '../../trace/activations';
import { isolated, nameInText } from '../../trace/names';
import type { Pass } from '../../trace/pass';
import { catalog } from './step-text';

interface StepWords {
  readonly title: string;
  /** One sentence on what happened. */
  readonly text: string;
  /** A remark for this particular step. */
  readonly remark?: string;
}

export function wordsOf(step: Step, pass: Pass): StepWords {
  const remark = remarkOf(step, pass);
  return { ...new Wording(step, pass).words(), ...(remark ? { remark } : {}) };
}

class Wording {
  readonly #messages = words(catalog);
  /** The name of the unit in which the step takes place. */
  readonly #unit: string;

  constructor(
    private readonly step: Step,
    private readonly pass: Pass,
  ) {
    const owner = pass.unit(step.unit);
    // The derivative by an input belongs to no unit.
    const about = pass.value(step.defines).about;
    this.#unit = owner ? nameInText(owner.name) : about ? this.#name(about) : '';
  }

  words(): StepWords {
    switch (this.step.phase) {
      case 'forward':
      case 'loss':
      case 'again':
        return this.#forward();
      case 'backward':
        return this.#backward();
      case 'update':
        return this.#update();
    }
  }

  #forward(): StepWords {
    const { step } = this;
    const messages = this.#messages;
    const unit = this.#unit;
    const [first = '', second = ''] = step.operands;
    switch (step.kind) {
      case 'product': {
        const source = this.#sourceName(second);
        return { title: messages.product(source, this.#name(first)), text: messages.productText(unit, source) };
      }
      case 'sum': {
        const isOutput = this.pass.value(step.defines).role === 'output';
        const text = isOutput ? messages.sumOutputText : messages.sumText(unit, isolated('z'));
        return { title: messages.sum(unit), text };
      }
      case 'lookAhead': {
        const [own = ''] = step.operands;
        const text = step.operands.length > 1 ? messages.lookAheadText : messages.lookAheadSame;
        return { title: messages.lookAhead(this.#name(own)), text };
      }
      case 'activation': {
        const activation = this.#activation();
        const relu = this.#number(first).sign > 0 ? messages.reluPassed(unit) : messages.reluBlocked(unit);
        return {
          title: messages.activation(isolated(functionName(activation)), unit),
          text: activation === 'relu' ? relu : messages.activationText(unit),
        };
      }
      default:
        return this.#loss();
    }
  }

  #loss(): StepWords {
    const { step } = this;
    const messages = this.#messages;
    const loss = this.pass.trace.lossFunction;
    const value = this.pass.value(step.defines);
    const about = value.about ? this.#name(value.about) : '';
    switch (step.kind) {
      case 'difference':
        return { title: messages.difference, text: messages.differenceText };
      case 'square':
        return { title: messages.square, text: isLoss(value) ? messages.squareText : messages.squarePartText };
      case 'distance': {
        const delta = typeof loss === 'object' && 'huber' in loss ? digits(loss.huber.delta) : '';
        if (loss === 'perceptron') return { title: messages.crossEntropy, text: messages.perceptronText };
        return { title: messages.distance, text: delta ? messages.huberText(delta) : messages.l1Text };
      }
      case 'maximum':
        return { title: messages.maximum, text: '' };
      case 'exponential':
        // Of a log-probability, in a second softmax.
        if (value.name?.letter === 'p') {
          const logProbability = this.#name(step.operands[0] ?? '');
          return { title: messages.exponential(logProbability), text: messages.exponentialAgainText };
        }
        return { title: messages.exponential(about), text: messages.exponentialText };
      case 'total':
        return { title: messages.total, text: messages.totalText };
      case 'probability': {
        const isBinary = loss === 'binary_cross_entropy';
        const text = isBinary ? messages.sigmoidProbabilityText : messages.softmaxProbabilityText;
        return { title: messages.probability(about), text };
      }
      case 'decision':
        return { title: messages.decision(about), text: messages.decisionText };
      case 'logProbability':
        return { title: messages.logProbability(about), text: messages.logProbabilityText };
      case 'crossEntropy':
        return { title: messages.crossEntropy, text: this.#crossEntropyText(loss) };
      case 'margin':
        return { title: messages.margin(about), text: messages.marginText };
      case 'batchMean':
        return { title: messages.batchMean, text: messages.batchMeanText };
      default: {
        const squared = typeof loss === 'object' && 'squared_error' in loss ? loss.squared_error.reduction : 'mean';
        return { title: messages.reduction[squared], text: messages.reductionText[squared] };
      }
    }
  }

  #crossEntropyText(loss: Loss): string {
    if (loss === 'binary_cross_entropy' || loss === 'binary_cross_entropy_on_probabilities')
      return this.#messages.binaryCrossEntropyText;
    if (loss === 'log_softmax_cross_entropy') return this.#messages.secondSoftmaxText;
    return loss === 'log_softmax_nll' ? this.#messages.nllText : this.#messages.crossEntropyText;
  }

  #backward(): StepWords {
    const { step, pass } = this;
    const messages = this.#messages;
    const unit = this.#unit;
    const value = pass.value(step.defines);
    const about = value.about ? this.#name(value.about) : '';
    const [first = '', second = ''] = step.operands;
    switch (step.kind) {
      case 'lossDerivative': {
        const { name } = value;
        const of = name ? nameInText({ ...name, by: undefined }) : '';
        const by = name?.by ? nameInText(name.by) : '';
        const isOfError = name?.letter === 'e';
        const isByLogProb = name?.by?.letter === 'q';
        const isSecond = pass.trace.lossFunction === 'log_softmax_cross_entropy';
        const ofLogProb = isSecond ? messages.lossByLogProbsText : messages.lossByLogProbText;
        const byLoss = isByLogProb ? ofLogProb : messages.lossByErrorText;
        return { title: messages.lossDerivative(of, by), text: isOfError ? messages.errorByOutputText : byLoss };
      }
      case 'outputDerivative':
        return { title: messages.outputDerivative(about), text: this.#outputDerivativeText() };
      case 'slope': {
        const title = messages.slope(isolated(functionName(this.#activation())), unit);
        const relu = this.#number(step.defines).sign > 0 ? messages.slopeActive(unit) : messages.slopeSilent(unit);
        const isRelu = this.#activation() === 'relu' && step.remark !== 'kink';
        return { title, text: isRelu ? relu : messages.slopeText(unit) };
      }
      case 'delta': {
        const isBlocked = this.#number(second).sign === 0;
        return {
          title: messages.delta(unit),
          text: isBlocked ? messages.deltaZeroText(unit) : messages.deltaText(about),
        };
      }
      case 'path':
        return { title: messages.path(unit, about), text: messages.pathText };
      case 'activationDerivative': {
        const isSum = step.working.kind === 'sum';
        const title = isSum ? messages.backSum(unit) : messages.backOne(unit);
        if (value.role === 'inputGradient') return { title, text: messages.inputDerivativeText };
        return { title, text: isSum ? messages.backSumText(unit) : messages.backOneText(unit) };
      }
      case 'weightGradient': {
        const source = this.#sourceName(second);
        const [isFlat, isOff] = [this.#number(first).sign === 0, this.#number(second).sign === 0];
        const title = messages.weightGradient(about);
        if (isFlat && isOff) return { title, text: messages.weightGradientZeroBoth(unit, source) };
        if (isFlat) return { title, text: messages.weightGradientZeroDelta(unit) };
        return { title, text: isOff ? messages.weightGradientZeroSource(source) : messages.weightGradientText(source) };
      }
      case 'biasGradient':
        return { title: messages.biasGradient(about), text: messages.biasGradientText };
      case 'tiedGradient':
        return { title: messages.tiedGradient, text: messages.tiedGradientText };
      default:
        return { title: messages.batchGradient(about), text: messages.batchGradientText };
    }
  }

  #outputDerivativeText(): string {
    const { lossFunction } = this.pass.trace;
    if (typeof lossFunction === 'object' && 'hinge' in lossFunction) return this.#messages.outputMarginText;
    switch (lossFunction) {
      case 'binary_cross_entropy':
      case 'softmax_cross_entropy':
        return this.#messages.outputProbabilityText;
      case 'binary_cross_entropy_on_probabilities':
        return this.#messages.outputOfProbabilityText;
      case 'perceptron':
        return this.#messages.outputPerceptronText;
      case 'log_softmax_cross_entropy':
        return this.#messages.outputSecondSoftmaxText;
      default:
        return this.#messages.outputChainText;
    }
  }

  #update(): StepWords {
    const { step } = this;
    const messages = this.#messages;
    const value = this.pass.value(step.defines);
    const parameter = this.#name(value.about ?? step.defines);
    const { rule } = this.pass.trace.optimizer;
    const isAdam = typeof rule === 'object' && ('adam' in rule || 'adam_w' in rule);
    switch (step.kind) {
      case 'decay':
        return { title: messages.decay(parameter), text: messages.decayText };
      case 'firstMoment':
        if (this.#looksAhead()) return { title: messages.firstMoment(parameter), text: messages.velocityText };
        return { title: messages.firstMoment(parameter), text: isAdam ? messages.meanText : messages.momentumText };
      case 'secondMoment':
        return { title: messages.secondMoment(parameter), text: messages.secondMomentText };
      case 'biasCorrection': {
        const [moment = ''] = step.operands;
        return { title: messages.biasCorrection(this.#name(moment)), text: messages.biasCorrectionText };
      }
      default: {
        const stays = this.#number(step.defines).value === this.#number(value.about ?? step.defines).value;
        const [only = ''] = step.operands;
        const title = messages.update(parameter);
        if (step.operands.length === 1 && only === value.about) return { title, text: messages.updateFrozen };
        if (step.operands.length === 1) return { title, text: messages.updateTied(this.#name(only)) };
        if (this.#looksAhead()) return { title, text: messages.updateAhead };
        return { title, text: stays ? messages.updateStill(parameter) : this.#updateText(value.about ?? '', isAdam) };
      }
    }
  }

  /** A rule that divides by the size of the gradients moves by a known amount at first, if there is a gradient. */
  #updateText(parameter: ValueId, isAdam: boolean): string {
    const messages = this.#messages;
    const { trainingStep, optimizer } = this.pass.trace;
    const isRms = typeof optimizer.rule === 'object' && 'rms_prop' in optimizer.rule;
    if (!isAdam && !isRms) return messages.updateText;
    const gradient = this.pass.parameters.get(parameter)?.gradient ?? '';
    if (trainingStep > 1 || this.pass.find(gradient)?.number.sign === 0) return messages.updateAdamText;
    return `${messages.updateAdamText} ${isAdam ? messages.updateAdamFirst : messages.updateRmsFirst}`;
  }

  /** Whether the pass took the parameters ahead of where they are. */
  #looksAhead(): boolean {
    return this.pass.trace.values.some(({ role }) => role === 'ahead');
  }

  #activation() {
    const layer = this.pass.trace.layers.find(({ units }) => units.some(({ id }) => id === this.step.unit));
    return layer?.activation ?? 'identity';
  }

  #number(id: ValueId) {
    return this.pass.value(id).number;
  }

  /** An input by its own name, an activation by the name of its unit. */
  #sourceName(id: ValueId): string {
    const unit = this.pass.units.find(({ output }) => output === id || `${output}′` === id);
    return unit ? nameInText(unit.name) : this.#name(id);
  }

  #name(id: ValueId): string {
    const name = this.pass.find(id)?.name;
    return name ? nameInText(name) : isolated(id);
  }
}

function isLoss({ role }: Value): boolean {
  return role === 'loss' || role === 'sampleLoss';
}

function remarkOf(step: Step, pass: Pass): string | undefined {
  const messages = words(catalog);
  switch (step.remark) {
    case 'kink': {
      if (step.kind !== 'slope') return messages.kinkLoss;
      const layer = pass.trace.layers.find(({ units }) => units.some(({ id }) => id === step.unit));
      return messages.kinkActivation(isolated(functionName(layer?.activation ?? 'relu')));
    }
    case 'saturated':
      return step.kind === 'slope' ? messages.saturated : messages.saturatedLoss;
    case 'shifted':
    case 'normalized':
    case 'cancels':
      return messages[step.remark];
    case undefined:
      return undefined;
  }
}
