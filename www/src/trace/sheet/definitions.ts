/** What a sheet gives as formulas: the activation functions, the loss of a sample, the rule of the optimizer. */

import { html, mathml, type TemplateResult } from 'lit';
import { words } from '../../base/words';
import type { Activation, Expression, Loss, Name, TraceNumber } from '../../engine/wire';
import { type FormulaContext, formula, math, symbol } from '../formula';
import type { Pass } from '../pass';
import { catalog } from './text';

/** σ(z) = 1 / (1 + e⁻ᶻ), …; none for the identity. */
export function activationDefinition(activation: Activation): TemplateResult | undefined {
  if (activation === 'identity') return undefined;
  const left = written({ kind: 'apply', function: activation, argument: z });
  if (typeof activation === 'object' && 'elu' in activation) {
    const alpha = number(activation.elu.alpha);
    const below = product(alpha, difference(exponential(z), one));
    const positive = mathml`<mi>z</mi><mo>&gt;</mo>${written(number(0))}`;
    return cases(left, z, positive, below);
  }
  if (activation === 'gelu') {
    const phi = mathml`<mi>z</mi><mo>·</mo><mi>Φ</mi><mo stretchy="false">(</mo><mi>z</mi><mo stretchy="false">)</mo>`;
    return html`${math(mathml`${left}<mo>=</mo>${phi}`)} (${words(catalog).normal})`;
  }
  return math(mathml`${left}<mo>=</mo>${written(activationFormula(activation))}`);
}

function activationFormula(activation: Exclude<Activation, 'identity' | 'gelu'>): Expression {
  if (typeof activation === 'object') {
    return 'leaky_relu' in activation ? maximum(product(number(activation.leaky_relu.slope), z), z) : z;
  }
  const [up, down] = [exponential(z), exponential({ kind: 'negative', argument: z })];
  switch (activation) {
    case 'sigmoid':
      return quotient(one, sum([one, down]));
    case 'tanh':
      return quotient(difference(up, down), sum([up, down]));
    case 'relu':
      return maximum(number(0), z);
    case 'silu':
      return product(z, { kind: 'apply', function: 'sigmoid', argument: z });
    case 'softplus':
      return ln(sum([one, up]));
  }
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
      const near = mathml`${written(size)}<mo>≤</mo>${written(delta)}`;
      const far = product(delta, difference(size, quotient(delta, number(2))));
      return [
        equation(k('e'), difference(leaf(k('t')), leaf(k('o')))),
        cases(symbol(first), quotient(square(e), number(2)), near, far),
        ...meanOf('h'),
      ];
    }
    const excess = sum([difference(number(loss.hinge.margin), leaf(named('o', 'c'))), leaf(named('o', 'k'))]);
    const others = mathml`<munder><mo>∑</mo><mrow><mi>k</mi><mo>≠</mo><mi>c</mi></mrow></munder>${symbol(named('h', 'k'))}`;
    const total = mathml`<mfrac>${written(one)}${written(number(n))}</mfrac>${others}`;
    return [equation(named('h', 'k'), maximum(number(0), excess)), math(mathml`${symbol(own)}<mo>=</mo>${total}`)];
  }
  const right = n === 1 ? '' : 'c';
  const exponentials = [equation(k('x'), exponential(leaf(k('o')))), equation(named('s'), sum(each('x').map(leaf)))];
  switch (loss) {
    case 'l1':
      return [equation(own, mean(errors.map((argument) => ({ kind: 'absolute', argument }))))];
    case 'binary_cross_entropy': {
      const [t, p] = [leaf(k('t')), leaf(k('p'))];
      const wrong = product(difference(one, t), ln(difference(one, p)));
      const part = difference({ kind: 'negative', argument: product(t, ln(p)) }, wrong);
      const prob: Expression = { kind: 'apply', function: 'sigmoid', argument: leaf(k('o')) };
      return [equation(k('p'), prob), equation(first, part), ...meanOf('h')];
    }
    case 'softmax_cross_entropy':
      return [
        ...exponentials,
        equation(k('p'), quotient(leaf(k('x')), leaf(named('s')))),
        equation(own, { kind: 'negative', argument: ln(leaf(named('p', right))) }),
      ];
    case 'log_softmax_cross_entropy':
    case 'log_softmax_nll':
      return [
        ...exponentials,
        equation(k('q'), difference(leaf(k('o')), ln(leaf(named('s'))))),
        equation(own, { kind: 'negative', argument: leaf(named('q', right)) }),
      ];
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
  return math(mathml`${symbol(left)}<mo>=</mo>${written(right)}`);
}

/** One formula where a condition holds, and another one where it does not. */
function cases(left: TemplateResult, first: Expression, condition: TemplateResult, second: Expression): TemplateResult {
  const messages = words(catalog);
  const formulaOf = (right: Expression) => math(mathml`${left}<mo>=</mo>${written(right)}`);
  return html`<span class="formula">${formulaOf(first)} ${messages.where} ${math(condition)}</span>
    <span class="formula">${formulaOf(second)} ${messages.otherwise}</span>`;
}

function written(expression: Expression): TemplateResult {
  return formula(expression, { values: new Map(), as: 'names', marked: new Set() });
}

function nameOf(pass: Pass, id: string): Name {
  return pass.find(id)?.name ?? named(id);
}

function named(letter: string, subscript: string | number = ''): Name {
  return { letter, subscript: String(subscript), prime: false, by: undefined };
}

const leaf = (name: Name): Expression => ({ kind: 'symbol', name });
const sum = (terms: Expression[]): Expression => (terms.length === 1 && terms[0] ? terms[0] : { kind: 'sum', terms });
const difference = (left: Expression, right: Expression): Expression => ({ kind: 'difference', left, right });
const product = (...factors: Expression[]): Expression => ({ kind: 'product', factors });
const quotient = (numerator: Expression, denominator: Expression): Expression => ({
  kind: 'quotient',
  numerator,
  denominator,
});
const square = (base: Expression): Expression => ({ kind: 'power', base, exponent: 2 });
const exponential = (exponent: Expression): Expression => ({ kind: 'exponential', exponent });
const ln = (argument: Expression): Expression => ({ kind: 'logarithm', argument });
const maximum = (...args: Expression[]): Expression => ({ kind: 'maximum', arguments: args });
const z = leaf(named('z'));
const one = number(1);

/** A number that belongs to a definition: a count, or a parameter as the problem has it. */
function number(value: number): Expression {
  const text = String(value);
  const sign = value === 0 ? 0 : 1;
  const shown: TraceNumber = { value, sign, decimal: text, exact: true, fraction: undefined, text, textExact: true };
  return { kind: 'constant', number: shown };
}
