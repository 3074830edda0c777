/** What a sheet gives: the conventions, the network in numbers, the samples, the loss and the optimizer. */

import { html, mathml, nothing, type TemplateResult } from 'lit';
import { digits } from '../../base/locale';
import { settings } from '../../base/settings';
import { words } from '../../base/words';
import type { Activation, Layer, Loss, Problem, TraceNumber, ValueId } from '../../engine/wire';
import { functionName } from '../activations';
import { formula, math, symbol } from '../formula';
import { takesClasses } from '../losses';
import { isolated, nameInText, typeset } from '../names';
import { isIndexed } from '../naming';
import { type Pass, weightsOf } from '../pass';
import { activationDefinition, lossDefinition, updateDefinition } from './definitions';
import { catalog } from './text';

/** Where textbooks have two conventions, the one used here. */
export function conventions({ loss }: Problem, pass: Pass): TemplateResult {
  const messages = words(catalog);
  const { layers, nSamples } = pass.trace;
  const [unit] = pass.units;
  const connection = unit?.connections.at(-1);
  const name = (id: ValueId | undefined) => {
    const own = id === undefined ? undefined : pass.find(id)?.name;
    return own ? nameInText(own) : isolated(id ?? '');
  };
  const sentences = [
    unit && connection
      ? messages[isIndexed(name(connection.weight)) ? 'indices' : 'subscripts'](
          name(connection.weight),
          name(connection.source),
          nameInText(unit.name),
          name(unit.bias ?? `b${unit.number}`),
        )
      : '',
    conventionOfLoss(loss, layers.at(-1)?.units.length ?? 1),
    nSamples > 1 ? messages.meanOverBatch : '',
    messages.delta,
    ...new Set(layers.map(({ activation }) => kinkOf(activation)).filter((kink) => kink !== undefined)).values(),
    messages.rounding,
  ];
  return html`<p class="conventions">${sentences.filter((sentence) => sentence !== '').map((one) => html`${typeset(one)} `)}</p>`;
}

function conventionOfLoss(loss: Loss, nOutputs: number): string {
  const messages = words(catalog);
  if (takesClasses(loss)) return messages.classes(isolated('c'), digits(1));
  if (typeof loss !== 'object' || !('squared_error' in loss)) return '';
  const { reduction } = loss.squared_error;
  return nOutputs === 1 && reduction !== 'half_sum' ? messages.squaredErrorOfOne : messages.squaredError[reduction];
}

/** The derivative used at the kink, if the function has one: that of its left side. */
function kinkOf(activation: Activation): string | undefined {
  const messages = words(catalog);
  const at = (slope: string | number) =>
    messages.kink(isolated(`${functionName(activation)}′(${digits(0)}) = ${digits(slope)}`));
  if (activation === 'relu') return at(0);
  if (typeof activation !== 'object') return undefined;
  return at('leaky_relu' in activation ? activation.leaky_relu.slope : activation.elu.alpha);
}

/** One row per layer: its function, its weights as a matrix, its biases. */
export function layerTable(pass: Pass): TemplateResult {
  const messages = words(catalog);
  const { layers } = pass.trace;
  const title = (layer: Layer, i: number) =>
    i === layers.length - 1 ? messages.output : typeset(messages.hidden(isolated(layer.letter)));
  const row = (layer: Layer, i: number) => html`<tr>
    <th scope="row">
      ${title(layer, i)}
      <p>${activationDefinition(layer.activation) ?? messages.noActivation}</p>
    </th>
    <td>${equalMatrices(
      pass,
      layer.units.map((unit) => weightsOf(pass, unit, i)),
    )}</td>
    <td>${equalMatrices(
      pass,
      layer.units.map(({ bias }) => [bias ?? undefined]),
    )}</td>
  </tr>`;
  const isWide = pass.units.some(({ connections }) => connections.length > 3);
  return html`<table class=${isWide ? 'given wide' : 'given'}>
    <thead>
      <tr>
        <th scope="col">${messages.layer}</th>
        <th scope="col">${messages.weights}</th>
        <th scope="col">${messages.biases}</th>
      </tr>
    </thead>
    <tbody>
      ${layers.map(row)}
    </tbody>
  </table>`;
}

/** One row per sample: its inputs and its targets. */
export function sampleTable(passes: readonly Pass[], { loss }: Problem): TemplateResult {
  const messages = words(catalog);
  const [first] = passes;
  if (!first) return html``;
  const { inputs, targets, nSamples } = first.trace;
  const isClass = takesClasses(loss);
  const head = (id: ValueId) => html`<th scope="col">${nameMath(first, id)}</th>`;
  return html`<table class="given samples">
    <thead>
      <tr>
        ${nSamples === 1 ? nothing : html`<th scope="col">${messages.sample}</th>`}
        ${inputs.map(head)}
        ${isClass ? html`<th scope="col">${messages.rightOutput}</th>` : targets.map(head)}
      </tr>
    </thead>
    <tbody>
      ${passes.map(
        (pass) => html`<tr>
          ${nSamples === 1 ? nothing : html`<th scope="row">${sampleNumber(pass)}</th>`}
          ${[...inputs, ...targets].map((id) => html`<td>${math(numeral(pass.value(id).number))}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The loss of a sample and the rule of the optimizer, with its numbers. */
export function rules({ loss }: Problem, pass: Pass): TemplateResult {
  const messages = words(catalog);
  const numbers = pass.trace.values.filter(({ role }) => role === 'setting');
  return html`<dl>
    <dt>${messages.loss}</dt>
    <dd>${inRow(lossDefinition(pass, loss))}</dd>
    <dt>${messages.optimizer}</dt>
    <dd>${inRow(updateDefinition(pass))} ${messages.andSoOn}</dd>
    <dd>${inRow(numbers.map(({ id }) => equality(pass, id)))}</dd>
    ${memory(pass)}
  </dl>`;
}

function inRow(formulas: readonly TemplateResult[]): TemplateResult[] {
  return formulas.map((one) => html`<span class="formula">${one}</span> `);
}

function equality(pass: Pass, id: ValueId): TemplateResult {
  const { name, number } = pass.value(id);
  return math(mathml`${name ? symbol(name) : id}<mo>=</mo>${numeral(number)}`);
}

/** The optimizer state from earlier steps. */
function memory(pass: Pass): TemplateResult {
  const messages = words(catalog);
  const { trainingStep, values } = pass.trace;
  const states = values.filter(({ role }) => role === 'state');
  const letters = [...new Set(states.flatMap(({ name }) => (name ? [isolated(name.letter)] : [])))];
  const listed = new Intl.ListFormat(settings.value.locale).format(letters);
  const isZero = states.every(({ number }) => number.sign === 0);
  return html`
    ${trainingStep > 1 ? html`<dd>${messages.trainingStep(digits(trainingStep))}</dd>` : nothing}
    ${states.length > 0 && isZero ? html`<dd>${typeset(messages.memoryZero(listed))}</dd>` : nothing}
    ${isZero ? nothing : html`<dt>${messages.memory}</dt><dd class="memory">${states.map(({ id }) => html`<span>${equality(pass, id)}</span>`)}</dd>`}
  `;
}

export function nameMath(pass: Pass, id: ValueId): TemplateResult {
  const name = pass.find(id)?.name;
  return name ? math(symbol(name)) : html`<bdi>${id}</bdi>`;
}

/** Counted from 1, as people do. */
export function sampleNumber({ trace }: Pass): string {
  return digits(trace.sample + 1);
}

/** Exact where possible: as a fraction where its decimal would be rounded. */
function numeral(number: TraceNumber): TemplateResult {
  const exact = number.textExact || !number.fraction ? number : { ...number, text: number.fraction.text };
  return formula({ kind: 'constant', number: exact }, { values: new Map(), as: 'numbers', marked: new Set() });
}

/** Matrices of names and of their numbers, side by side. */
function equalMatrices(pass: Pass, ids: readonly (readonly (ValueId | undefined)[])[]): TemplateResult {
  // A dot stands for what the network does not have.
  const matrix = (cell: (id: ValueId) => TemplateResult) => html`<span class="matrix">
    ${ids.map((row) => html`<span class="row">${row.map((id) => html`<span>${id ? cell(id) : '·'}</span>`)}</span>`)}
  </span>`;
  return html`<span class="equation" dir="ltr">
    ${matrix((id) => nameMath(pass, id))} = ${matrix((id) => math(numeral(pass.value(id).number)))}
  </span>`;
}
