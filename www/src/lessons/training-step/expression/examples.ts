import type { CircuitText } from './bench';

export const exampleNames = ['product', 'neuron', 'loss', 'shared', 'kinks', 'logistic'] as const;
export type ExampleName = (typeof exampleNames)[number];

/** Expressions to begin with. The first two are those of Stanford's course CS231n. */
export const examples: Readonly<Record<ExampleName, CircuitText>> = {
  product: { expression: '(x+y)*z', values: 'x_-2*y_5*z_-4' },
  neuron: { expression: '1/(1+exp(-(w0*x0+w1*x1+w2)))', values: 'w0_2*x0_-1*w1_-3*x1_-2*w2_-3' },
  loss: { expression: '(w*x+b-t)^2', values: 'w_0.5*x_-1*b_0.25*t_1' },
  shared: { expression: 'x*y+sin(x)', values: 'x_2*y_-3' },
  kinks: { expression: '(a*b+c)*max(a,b)', values: 'a_3*b_2*c_-5' },
  logistic: { expression: 'ln(1+exp(-t*z))', values: 't_-1*z_0.5' },
};

/** The example that an expression is, with its values; undefined for any other. */
export function exampleOf({ expression, values }: CircuitText): ExampleName | undefined {
  return exampleNames.find((name) => examples[name].expression === expression && examples[name].values === values);
}
