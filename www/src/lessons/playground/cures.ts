import { digits } from '../../base/locale';
import { ltr, numberText } from '../../base/numbers';
import { words } from '../../base/words';
import type { PlaygroundCure } from '../../engine/wire';
import { activationLabels } from '../../session/activation-names';
import type { OfferedInit } from './inits';
import { featureNames, type State } from './state';
import { catalog } from './text';

/** The settings of a comparison that tries a cure. */
export function comparison(cure: PlaygroundCure): Partial<State> {
  switch (cure.change) {
    case 'standardize':
      return { beside: 'std' };
    case 'init':
      return { beside: 'init', init2: cure.init as OfferedInit };
    case 'learning_rate':
      return { beside: 'rate', rate2: Number(cure.learningRate.toPrecision(6)) };
    case 'activation':
      return { beside: 'activation', activation2: cure.activation };
    case 'adam':
      return { beside: 'rule', rule2: 'adam' };
    case 'units':
      return { beside: 'units', units2: cure.nUnits };
    case 'inputs':
      return { beside: 'inputs', features2: featureNames };
    case 'l1':
      return { beside: 'l1', lasso2: cure.l1 };
    case 'l2':
      return { beside: 'l2', lambda2: cure.weightDecay };
    case 'points':
      return { beside: 'points', points2: cure.nSamples };
    case 'patience':
      return { beside: 'patience', patience2: cure.nEpochs };
  }
}

/** A cure as the text of a button. */
export function cureText(cure: PlaygroundCure): string {
  const messages = words(catalog);
  const { cures } = messages;
  switch (cure.change) {
    case 'standardize':
      return cures.standardize;
    case 'init':
      return cures.init(messages.inits[cure.init as OfferedInit]);
    case 'learning_rate':
      return ltr(`η = ${numberText(cure.learningRate)}`);
    case 'activation':
      return activationLabels()[cure.activation];
    case 'adam':
      return messages.rules.adam;
    case 'units':
      return cures.units(digits(cure.nUnits));
    case 'inputs':
      return cures.inputs;
    case 'l1':
      return cure.l1 === 0 ? cures.noL1 : ltr(`L1, λ₁ = ${numberText(cure.l1)}`);
    case 'l2':
      return cure.weightDecay === 0 ? cures.noL2 : ltr(`L2, λ = ${numberText(cure.weightDecay)}`);
    case 'points':
      return messages.nPoints(digits(cure.nSamples));
    case 'patience':
      return cures.patience(digits(cure.nEpochs));
  }
}
