/**
 * Formulas of a trace as MathML. Every term carries the id of its value, so that it can light the place it came from.
 */

import { html, mathml, nothing, type TemplateResult } from 'lit';
import { digits } from '../base/locale';
import type { Activation, Expression, Name, TraceNumber, Value, ValueId } from '../engine/wire';
import { functionName } from './activations';
import { isIndexed } from './naming';

export interface FormulaContext {
  readonly values: ReadonlyMap<ValueId, Value>;
  /** Values by name, or as numbers. */
  readonly as: 'names' | 'numbers';
  /** The ids of values marked because they are hovered elsewhere. */
  readonly marked: ReadonlySet<string>;
  /** Values that the reader is to find, shown as question marks. */
  readonly hidden?: ReadonlySet<ValueId>;
}

type Fragment = TemplateResult | readonly TemplateResult[];

/** A formula on its own line, left to right in every language. */
export function math(content: Fragment): TemplateResult {
  return html`<math dir="ltr">${content}</math>`;
}

export function formula(expression: Expression, context: FormulaContext): TemplateResult {
  return renderExpression(expression, context, { leads: true, binds: 'sum' });
}

/** Where a part of a formula is. */
interface Place {
  /** Whether nothing precedes it that would make its minus sign look like an operator. */
  readonly leads: boolean;
  /** What it is a part of: a sum needs no parentheses around sums, a product does, a power also around products. */
  readonly binds: 'sum' | 'product' | 'power';
}

const alone: Place = { leads: true, binds: 'sum' };

function renderExpression(expression: Expression, context: FormulaContext, place: Place): TemplateResult {
  const inside = (inner: Expression) => renderExpression(inner, context, alone);
  const asPart = (inner: Expression, binds: Place['binds'], leads = false) =>
    renderExpression(inner, context, { leads, binds });
  switch (expression.kind) {
    case 'value':
      return term(expression.id, context, place.leads);
    case 'symbol':
      return symbol(expression.name);
    case 'constant':
      return numeral(expression.number, place.leads);
    case 'sum': {
      const terms = expression.terms.map((one, i) => asPart(one, 'sum', i === 0 && startsFree(place, 'sum')));
      return grouped(separated(terms, '+'), place, 'sum');
    }
    case 'difference': {
      const left = asPart(expression.left, 'sum', startsFree(place, 'sum'));
      return grouped(separated([left, asPart(expression.right, 'product')], '−'), place, 'sum');
    }
    case 'negative': {
      const minus = mathml`<mo form="prefix">−</mo>${asPart(expression.argument, 'product')}`;
      return place.leads && place.binds === 'sum' ? mathml`<mrow>${minus}</mrow>` : parenthesized(minus);
    }
    case 'product': {
      const factors = expression.factors.map((one, i) =>
        asPart(one, 'product', i === 0 && startsFree(place, 'product')),
      );
      return grouped(separated(factors, '·'), place, 'product');
    }
    case 'quotient':
      return mathml`<mfrac>${inside(expression.numerator)}${inside(expression.denominator)}</mfrac>`;
    case 'power':
      return mathml`<msup>${asPart(expression.base, 'power')}<mn>${digits(expression.exponent)}</mn></msup>`;
    case 'raise':
      return mathml`<msup>${asPart(expression.base, 'power')}<mrow>${inside(expression.exponent)}</mrow></msup>`;
    case 'exponential':
      return mathml`<msup><mi>e</mi><mrow>${inside(expression.exponent)}</mrow></msup>`;
    case 'root':
      // Browsers draw the sign of `msqrt` only from the current typeface, and draw none if it has none, like ours.
      return mathml`<mrow><mo form="prefix" stretchy="false">√</mo><mrow class="radicand">${inside(expression.argument)}</mrow></mrow>`;
    case 'absolute':
      return mathml`<mrow><mo stretchy="false">|</mo>${inside(expression.argument)}<mo stretchy="false">|</mo></mrow>`;
    case 'logarithm':
      return applied(mathml`<mi class="function">ln</mi>`, [inside(expression.argument)]);
    case 'sign':
      return applied(mathml`<mi class="function">sgn</mi>`, [inside(expression.argument)]);
    case 'maximum':
      return applied(mathml`<mi class="function">max</mi>`, expression.arguments.map(inside));
    case 'minimum':
      return applied(mathml`<mi class="function">min</mi>`, expression.arguments.map(inside));
    case 'trigonometric':
      return applied(mathml`<mi class="function">${expression.function}</mi>`, [inside(expression.argument)]);
    case 'apply':
      return applied(functionSymbol(expression.function), [inside(expression.argument)]);
    case 'slope':
      return applied(primed(functionSymbol(expression.function)), [inside(expression.argument)]);
  }
}

/** Whether the first part of a sum or product may start with a minus sign: at the front, or after a parenthesis. */
function startsFree(place: Place, own: 'sum' | 'product'): boolean {
  return place.leads || needsParentheses(place, own);
}

function needsParentheses(place: Place, own: 'sum' | 'product'): boolean {
  return place.binds === 'power' || (place.binds === 'product' && own === 'sum');
}

function grouped(content: TemplateResult[], place: Place, own: 'sum' | 'product'): TemplateResult {
  return needsParentheses(place, own) ? parenthesized(content) : mathml`<mrow>${content}</mrow>`;
}

function parenthesized(content: Fragment): TemplateResult {
  return mathml`<mrow><mo stretchy="false">(</mo>${content}<mo stretchy="false">)</mo></mrow>`;
}

/** The name of a value; nothing for a product, which has none. */
export function nameOf(value: Value, context: FormulaContext): TemplateResult | typeof nothing {
  return value.name ? term(value.id, { ...context, as: 'names' }, true) : nothing;
}

function term(id: ValueId, context: FormulaContext, leads: boolean): TemplateResult {
  const value = context.values.get(id);
  if (!value) return mathml`<mtext>${id}</mtext>`;
  const named = context.as === 'names' && value.name;
  const unknown = context.hidden?.has(id);
  const number = unknown ? mathml`<mn>?</mn>` : numeral(value.number, leads);
  const content = named ? symbol(named) : number;
  const classes = `term ${context.marked.has(id) ? 'marked' : ''}`;
  return mathml`<mrow class=${classes} data-value=${id} tabindex=${named ? 0 : nothing}>${content}</mrow>`;
}

/** A letter with its subscript and prime, or a derivative as a fraction. */
export function symbol({ letter, subscript, prime, by }: Name): TemplateResult {
  const own = prime ? primed(lettered(letter, subscript)) : lettered(letter, subscript);
  if (!by) return own;
  return mathml`<mfrac class="derivative"><mrow><mo form="prefix">∂</mo>${own}</mrow><mrow><mo form="prefix">∂</mo>${symbol(by)}</mrow></mfrac>`;
}

/** The page's typefaces draw a prime already raised. */
function primed(content: TemplateResult): TemplateResult {
  return mathml`<mrow>${content}<mo lspace="0" rspace="0">′</mo></mrow>`;
}

function lettered(letter: string, subscript: string): TemplateResult {
  if (isIndexed(letter)) return code(letter);
  const hat = letter.endsWith('\u0302');
  const plain = hat ? letter.slice(0, -1) : letter;
  const base = hat ? mathml`<mover><mi>${plain}</mi><mo stretchy="false">^</mo></mover>` : mathml`<mi>${plain}</mi>`;
  if (!subscript) return base;
  if (isIndexed(subscript)) return mathml`<msub>${base}${code(subscript)}</msub>`;
  const [, lead = '', rest = ''] = /^([A-Za-z]?)(.*)$/.exec(subscript) ?? [];
  const below = lead
    ? rest
      ? mathml`<msub><mi>${lead}</mi><mn>${rest}</mn></msub>`
      : mathml`<mi>${lead}</mi>`
    : mathml`<mn>${rest}</mn>`;
  return mathml`<msub>${base}${below}</msub>`;
}

function code(text: string): TemplateResult {
  return mathml`<mi class="code">${text}</mi>`;
}

/** A number in its format; in parentheses where it is negative and does not lead. */
function numeral(number: TraceNumber, leads: boolean): TemplateResult {
  const content = numeralOf(number, signClass(number));
  return number.sign >= 0 || leads ? content : parenthesized(content);
}

function numeralOf(number: TraceNumber, classes: string): TemplateResult {
  const { fraction, text } = number;
  if (fraction && fraction.text === text) return fractionOf(number, fraction, classes);
  return mathml`<mn class=${classes}>${digits(text)}</mn>`;
}

function fractionOf(
  { sign }: TraceNumber,
  { numerator, denominator }: NonNullable<TraceNumber['fraction']>,
  classes: string,
): TemplateResult {
  const minus = sign < 0 ? mathml`<mo form="prefix" class=${classes}>−</mo>` : nothing;
  return mathml`<mrow>${minus}<mfrac><mn class=${classes}>${digits(numerator)}</mn><mn class=${classes}>${digits(denominator)}</mn></mfrac></mrow>`;
}

/** `= 7/8 = 0.875`, and `≈` before what is rounded. */
export function result(number: TraceNumber): TemplateResult[] {
  const classes = `result ${signClass(number)}`;
  const decimal = mathml`<mo>${number.exact ? '=' : '≈'}</mo><mn class=${classes}>${digits(number.decimal)}</mn>`;
  if (!number.fraction) return [decimal];
  return [mathml`<mo>=</mo>${fractionOf(number, number.fraction, '')}`, decimal];
}

/** The sign between a formula and the same with numbers: `≈` if one of them is rounded. */
export function relation(operands: readonly ValueId[], { values }: FormulaContext): '=' | '≈' {
  return operands.every((id) => values.get(id)?.number.textExact ?? true) ? '=' : '≈';
}

/** A function by its name, with its parameter, as in formulas. */
function functionSymbol(activation: Activation): TemplateResult {
  return mathml`<mi class="function">${functionName(activation)}</mi>`;
}

function signClass({ sign }: TraceNumber): string {
  return sign > 0 ? 'positive' : sign < 0 ? 'negative' : 'zero';
}

function applied(name: TemplateResult, args: readonly TemplateResult[]): TemplateResult {
  return mathml`<mrow>${name}<mo stretchy="false">(</mo>${separated(args, ',')}<mo stretchy="false">)</mo></mrow>`;
}

function separated(parts: readonly TemplateResult[], operator: string): TemplateResult[] {
  return parts.flatMap((part, i) => (i === 0 ? [part] : [mathml`<mo>${operator}</mo>`, part]));
}
