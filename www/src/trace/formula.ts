/** Formulas of a trace as MathML. Every term carries the id of its value, so that it can light the place it came from. */

import { html, mathml, nothing, type TemplateResult } from 'lit';
import { digits } from '../app/locale';
import type { Activation, Expression, Name, TraceNumber, Value, ValueId } from '../engine/trace';

export interface FormulaContext {
  readonly values: ReadonlyMap<ValueId, Value>;
  /** Values by their names, or by their numbers. */
  readonly as: 'names' | 'numbers';
  /** The ids of the values that are marked because they are pointed at elsewhere. */
  readonly marked: ReadonlySet<string>;
}

type Fragment = TemplateResult | readonly TemplateResult[];

/** A formula on its own line, left to right in every language. */
export function math(content: Fragment): TemplateResult {
  return html`<math dir="ltr">${content}</math>`;
}

export function formula(expression: Expression, context: FormulaContext): TemplateResult {
  return written(expression, context, true);
}

/** `leads`: nothing stands before it that its minus sign could be mistaken for an operator after. */
function written(expression: Expression, context: FormulaContext, leads: boolean): TemplateResult {
  const first = (inner: Expression) => written(inner, context, true);
  const all = (inner: readonly Expression[]) => inner.map((one, i) => written(one, context, leads && i === 0));
  switch (expression.kind) {
    case 'value':
      return term(expression.id, context, leads);
    case 'constant':
      return numeral(expression.number, leads);
    case 'sum':
      return mathml`<mrow>${separated(all(expression.terms), '+')}</mrow>`;
    case 'product':
      return mathml`<mrow>${separated(all(expression.factors), '·')}</mrow>`;
    case 'difference':
      return mathml`<mrow>${separated(all([expression.left, expression.right]), '−')}</mrow>`;
    case 'quotient':
      return mathml`<mfrac>${first(expression.numerator)}${first(expression.denominator)}</mfrac>`;
    case 'square':
      return mathml`<msup>${written(expression.base, context, false)}<mn>2</mn></msup>`;
    case 'maximum':
      return applied('max', expression.arguments.map(first));
    case 'apply':
      return applied(functionName(expression.function), [first(expression.argument)]);
  }
}

/** The name of a value; for a product, which has none, nothing. */
export function nameOf(value: Value, context: FormulaContext): TemplateResult | typeof nothing {
  return value.name ? term(value.id, { ...context, as: 'names' }, true) : nothing;
}

function term(id: ValueId, context: FormulaContext, leads: boolean): TemplateResult {
  const value = context.values.get(id);
  if (!value) return mathml`<mtext>${id}</mtext>`;
  const named = context.as === 'names' && value.name;
  const content = named ? symbol(named) : numeral(value.number, leads);
  const classes = `term ${context.marked.has(id) ? 'marked' : ''}`;
  return mathml`<mrow class=${classes} data-value=${id} tabindex=${named ? 0 : nothing}>${content}</mrow>`;
}

/** Where names stand in numbers' places (a product has no name), the numbers do. */
export function symbol({ letter, subscript }: Name): TemplateResult {
  if (!subscript) return mathml`<mi>${letter}</mi>`;
  const [, lead = '', rest = ''] = /^([A-Za-z]?)(.*)$/.exec(subscript) ?? [];
  const below = lead
    ? rest
      ? mathml`<msub><mi>${lead}</mi><mn>${rest}</mn></msub>`
      : mathml`<mi>${lead}</mi>`
    : mathml`<mn>${rest}</mn>`;
  return mathml`<msub><mi>${letter}</mi>${below}</msub>`;
}

/** A decimal; in parentheses where it is negative and does not lead. */
function numeral(number: TraceNumber, leads: boolean): TemplateResult {
  const decimal = mathml`<mn class=${signClass(number)}>${digits(number.decimal)}</mn>`;
  if (number.sign >= 0 || leads) return decimal;
  return mathml`<mrow><mo stretchy="false">(</mo>${decimal}<mo stretchy="false">)</mo></mrow>`;
}

/** `= 7/8 = 0.875`, and `≈` before what is rounded. */
export function result(number: TraceNumber): TemplateResult[] {
  const classes = `result ${signClass(number)}`;
  const decimal = mathml`<mo>${number.exact ? '=' : '≈'}</mo><mn class=${classes}>${digits(number.decimal)}</mn>`;
  if (!number.fraction) return [decimal];
  const { numerator, denominator } = number.fraction;
  const minus = number.sign < 0 ? mathml`<mo form="prefix">−</mo>` : nothing;
  return [
    mathml`<mo>=</mo>${minus}<mfrac><mn>${digits(numerator)}</mn><mn>${digits(denominator)}</mn></mfrac>`,
    decimal,
  ];
}

/** The sign between a formula and the same with numbers in it: `≈` if one of them is rounded. */
export function relation(operands: readonly ValueId[], { values }: FormulaContext): '=' | '≈' {
  return operands.every((id) => values.get(id)?.number.exact ?? true) ? '=' : '≈';
}

export function functionName(activation: Activation): string {
  if (typeof activation === 'object') return 'leaky_relu' in activation ? 'LeakyReLU' : 'ELU';
  return names[activation];
}

const names: Readonly<Record<Extract<Activation, string>, string>> = {
  identity: 'id',
  sigmoid: 'σ',
  tanh: 'tanh',
  relu: 'ReLU',
  gelu: 'GELU',
  silu: 'SiLU',
  softplus: 'softplus',
};

function signClass({ sign }: TraceNumber): string {
  return sign > 0 ? 'positive' : sign < 0 ? 'negative' : 'zero';
}

function applied(name: string, args: readonly TemplateResult[]): TemplateResult {
  return mathml`<mrow>
    <mi class="function">${name}</mi><mo stretchy="false">(</mo>${separated(args, ',')}<mo stretchy="false">)</mo>
  </mrow>`;
}

function separated(parts: readonly TemplateResult[], operator: string): TemplateResult[] {
  return parts.flatMap((part, i) => (i === 0 ? [part] : [mathml`<mo>${operator}</mo>`, part]));
}
