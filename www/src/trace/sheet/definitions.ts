/** What a sheet gives as formulas: the activation functions, the loss of a sample, the rule of the optimizer. */

import { html, mathml, type TemplateResult } from 'lit';
import { words } from '../../base/words';
import type { Activation, Expression, Loss, Name } from '../../engine/wire';
import { functionFormula } from '../activations';
import {
  difference,
  exponential,
  leaf,
  ln,
  maximum,
  named,
  number,
  one,
  product,
  quotient,
  square,
  sum,
} from '../expressions';
import { type FormulaContext, formula, math, symbol } from '../formula';
import type { Pass } from '../pass';
import { catalog } from './text';

/** σ(z) = 1 / (1 + e⁻ᶻ), …; none for the identity. */
export function activationDefinition(activation: Activation): TemplateResult | undefined {
  if (activation === 'identity') return undefined;
  const left = expressionMath({ kind: 'apply', function: activation, argument: z });
  if (typeof activation === 'object' && 'elu' in activation) {
    const alpha = number(activation.elu.alpha);
    const below = product(alpha, difference(exponential(z), one));
    const positive = mathml`<mi>z</mi><mo>&gt;</mo>${expressionMath(number(0))}`;
    return cases(left, z, positive, below);
  }
  if (activation === 'gelu') {
    const phi = mathml`<mi>z</mi><mo>·</mo><mi>Φ</mi><mo stretchy="false">(</mo><mi>z</mi><mo stretchy="false">)</mo>`;
    return html`${math(mathml`${left}<mo>=</mo>${phi}`)} (${words(catalog).normal})`;
  }
  const definition = functionFormula(activation);
  return definition && math(mathml`${left}<mo>=</mo>${expressionMath(definition)}`);
}

/** The loss of a sample, from its outputs to the number. */
export function lossDefinition(pass: Pass, loss: Loss): TemplateResult[] {
  const { layers, targets, nSamples } = pass.trace;
  const outputs = (layers.at(-1)?.units ?? []).map(({ output }) => nameOf(pass, output));
  const own = nSamples === 1 ? named('L') : named('ℓ');
  const n = outputs.length;
  const each = (letter: string): Name[] => outputs.map((_, i) => named(letter, n === 1 ? '' : i + 1));
  /** One for all outputs. */
  const k = (letter: string, subscript = n === 1 ? '' : 'k') => named(letter, subscript);
  const mean = (terms: Expression[]) => (n === 1 ? sum(terms) : quotient(sum(terms), number(n)));
  const meanOf = (letter: string) => (n === 1 ? [] : [equation(own, mean(each(letter).map(leaf)))]);
  const first = n === 1 ? own : k('h');
  const errors = outputs.map((output, i) => difference(leaf(nameOf(pass, targets[i] ?? '')), leaf(output)));

  if (typeof loss === 'object') {
    if ('squared_error' in loss) {
      const squares = sum(errors.map(square));
      const whole = { sum: squares, mean: mean(errors.map(square)), half_sum: quotient(squares, number(2)) };
      return [equation(own, whole[loss.squared_error.reduction])];
    }
    const e = leaf(k('e'));
    if ('huber' in loss) {
      const delta = number(loss.huber.delta);
      const size: Expression = { kind: 'absolute', argument: e };
      const near = mathml`${expressionMath(size)}<mo>≤</mo>${expressionMath(delta)}`;
      const far = product(delta, difference(size, quotient(delta, number(2))));
      return [
        equation(k('e'), difference(leaf(k('t')), leaf(k('o')))),
        cases(symbol(first), quotient(square(e), number(2)), near, far),
        ...meanOf('h'),
      ];
    }
    const excess = sum([difference(number(loss.hinge.margin), leaf(named('o', 'c'))), leaf(named('o', 'k'))]);
    const others = mathml`<munder><mo>∑</mo><mrow><mi>k</mi><mo>≠</mo><mi>c</mi></mrow></munder>${symbol(named('h', 'k'))}`;
    const total = mathml`<mfrac>${expressionMath(one)}${expressionMath(number(n))}</mfrac>${others}`;
    return [equation(named('h', 'k'), maximum(number(0), excess)), math(mathml`${symbol(own)}<mo>=</mo>${total}`)];
  }
  const right = n === 1 ? '' : 'c';
  const exponentials = [equation(k('x'), exponential(leaf(k('o')))), equation(named('s'), sum(each('x').map(leaf)))];
  const logProbs = [...exponentials, equation(k('q'), difference(leaf(k('o')), ln(leaf(named('s')))))];
  switch (loss) {
    case 'l1':
      return [equation(own, mean(errors.map((argument) => ({ kind: 'absolute', argument }))))];
    case 'binary_cross_entropy':
    case 'binary_cross_entropy_on_probabilities': {
      const isOutput = loss === 'binary_cross_entropy_on_probabilities';
      const [t, p] = [leaf(k('t')), leaf(k(isOutput ? 'o' : 'p'))];
      const wrong = product(difference(one, t), ln(difference(one, p)));
      const part = difference({ kind: 'negative', argument: product(t, ln(p)) }, wrong);
      if (isOutput) return [equation(first, part), ...meanOf('h')];
      const prob: Expression = { kind: 'apply', function: 'sigmoid', argument: leaf(k('o')) };
      return [equation(k('p'), prob), equation(first, part), ...meanOf('h')];
    }
    case 'softmax_cross_entropy':
      return [
        ...exponentials,
        equation(k('p'), quotient(leaf(k('x')), leaf(named('s')))),
        equation(own, { kind: 'negative', argument: ln(leaf(named('p', right))) }),
      ];
    case 'log_softmax_nll':
      return [...logProbs, equation(own, { kind: 'negative', argument: leaf(named('q', right)) })];
    case 'log_softmax_cross_entropy':
      return [
        ...logProbs,
        equation(k('p'), exponential(leaf(k('q')))),
        equation(named('r'), sum(each('p').map(leaf))),
        equation(own, difference(ln(leaf(named('r'))), leaf(named('q', right)))),
      ];
    case 'perceptron': {
      const sign: Expression = { kind: 'sign', argument: leaf(k('o')) };
      const part = product(difference(leaf(k('p')), leaf(k('t'))), leaf(k('o')));
      return [equation(k('p'), maximum(number(0), sign)), equation(first, part), ...meanOf('h')];
    }
  }
}

/** How the first weight is updated, operation by operation. */
export function updateDefinition(pass: Pass): TemplateResult[] {
  const { steps, parameters } = pass.trace;
  const updates = steps.filter(({ phase }) => phase === 'update');
  const end = updates.findIndex(({ defines }) => defines === parameters[0]?.updated);
  const context: FormulaContext = { values: pass.values, as: 'names', marked: new Set() };
  return updates.slice(0, end + 1).flatMap(({ defines, formulas: [first] }) => {
    if (!first) return [];
    return [math(mathml`${symbol(nameOf(pass, defines))}<mo>=</mo>${formula(first, context)}`)];
  });
}

function equation(left: Name, right: Expression): TemplateResult {
  return math(mathml`${symbol(left)}<mo>=</mo>${expressionMath(right)}`);
}

/** One formula where a condition holds, and another one where it does not. */
function cases(left: TemplateResult, first: Expression, condition: TemplateResult, second: Expression): TemplateResult {
  const messages = words(catalog);
  const formulaOf = (right: Expression) => math(mathml`${left}<mo>=</mo>${expressionMath(right)}`);
  return html`<span class="formula">${formulaOf(first)} ${messages.where} ${math(condition)}</span>
    <span class="formula">${formulaOf(second)} ${messages.otherwise}</span>`;
}

function expressionMath(expression: Expression): TemplateResult {
  return formula(expression, { values: new Map(), as: 'names', marked: new Set() });
}

function nameOf(pass: Pass, id: string): Name {
  return pass.find(id)?.name ?? named(id);
}

const z = leaf(named('z'));
