import type { Catalog } from '../app/locale';

interface Messages {
  readonly inputs: string;
  readonly output: string;
  readonly targetCaption: string;
  readonly lossCaption: string;
  readonly input: (value: string) => string;
  readonly target: (value: string) => string;
  readonly unit: (name: string, values: string) => string;
  readonly weight: (value: string, from: string, to: string) => string;
  readonly bias: (value: string, unit: string) => string;
  readonly dead: string;
  readonly deadText: (unit: string) => string;
  readonly loss: (values: string) => string;
  readonly unknown: (name: string) => string;
}

export const catalog: Catalog<Messages> = {
  en: {
    inputs: 'inputs',
    output: 'output',
    targetCaption: 'target',
    lossCaption: 'loss',
    input: (value) => `Input ${value}`,
    target: (value) => `Target ${value}`,
    unit: (name, values) => `Unit ${name}: ${values}`,
    weight: (value, from, to) => `Weight ${value}, from ${from} to ${to}`,
    bias: (value, unit) => `Bias ${value} of ${unit}`,
    dead: 'dead',
    deadText: (unit) => `${unit} is dead: all of its gradients are exactly zero for every sample`,
    loss: (values) => `Loss: ${values}`,
    unknown: (name) => `${name} not yet known`,
  },
  fa: {
    inputs: 'ورودی‌ها',
    output: 'خروجی',
    targetCaption: 'هدف',
    lossCaption: 'زیان',
    input: (value) => `ورودی \u2068${value}\u2069`,
    target: (value) => `مقدار هدف \u2068${value}\u2069`,
    unit: (name, values) => `نورون \u2068${name}\u2069: ${values}`,
    weight: (value, from, to) => `وزن \u2068${value}\u2069، از \u2068${from}\u2069 به \u2068${to}\u2069`,
    bias: (value, unit) => `بایاس \u2068${value}\u2069 از \u2068${unit}\u2069`,
    dead: 'مرده',
    deadText: (unit) => `\u2068${unit}\u2069 مرده است: همهٔ گرادیان‌هایش برای همهٔ نمونه‌ها دقیقاً صفرند`,
    loss: (values) => `زیان: ${values}`,
    unknown: (name) => `\u2068${name}\u2069 هنوز معلوم نیست`,
  },
};
