/** The questions of a sheet, each with a table of blanks to write in. A blank says which value it is for. */

import { html, mathml, nothing, type TemplateResult } from 'lit';
import { digits } from '../../base/locale';
import { words } from '../../base/words';
import type { Phase, Unit, ValueId } from '../../engine/wire';
import { math, symbol } from '../formula';
import { typeset } from '../names';
import { type Pass, parametersOf } from '../pass';
import { nameMath, sampleNumber } from './given';
import { catalog, type Question, questionNames } from './text';

/** The largest number of blanks side by side. */
const placesInRow = 6;

export function questions(passes: readonly Pass[]): TemplateResult {
  const [first] = passes;
  if (!first) return html``;
  const tables: Readonly<Record<Question, () => TemplateResult>> = {
    forward: () => html`${forwardTables(passes, '')}`,
    loss: () => lossTable(passes),
    backward: () => html`${deltaTables(passes)}${gradientTable(passes)}`,
    update: () => updateTable(first),
    again: () => html`${forwardTables(passes, '′')}${newLossTable(passes)}`,
  };
  const { questions } = words(catalog);
  return html`${questionNames.map(
    (name, i) => html`<section class="question">
      <h2>${digits(i + 1)}. ${questions[name].title}</h2>
      <p>${typeset(questions[name].task)}</p>
      ${tables[name]()}
    </section>`,
  )}`;
}

/** One row per unit; z and a of several samples side by side. */
function forwardTables(passes: readonly Pass[], prime: string): TemplateResult[] {
  const ids = ({ preActivation, output }: Unit) => [...new Set([preActivation, output])].map((id) => `${id}${prime}`);
  return unitTables(passes, (pass) => pass.units, ids, 2);
}

/** One row per unit, from the last layer to the first: ∂L/∂a, f′(z) and δ. */
function deltaTables(passes: readonly Pass[]): TemplateResult[] {
  const ids = ({ dOutput, slope, delta }: Unit) => [...new Set([dOutput, ...(slope ? [slope] : []), delta])];
  return unitTables(passes, backwardUnits, ids, 3);
}

/** Several samples side by side, each `width` blanks wide. */
function unitTables(
  passes: readonly Pass[],
  units: (pass: Pass) => readonly Unit[],
  ids: (unit: Unit) => readonly ValueId[],
  width: number,
): TemplateResult[] {
  const messages = words(catalog);
  const isAlone = passes.length === 1;
  return chunks(passes, Math.floor(placesInRow / width)).map((some) => {
    const head = some.map(
      (pass) => html`<th scope="col" colspan=${width}>${messages.sampleOf(sampleNumber(pass))}</th>`,
    );
    const rows = (some[0] ? units(some[0]) : []).map((unit, i) => {
      const cells = some.map((pass) => places(pass, ids(units(pass)[i] ?? unit), width));
      return html`<tr><th scope="row">${math(symbol(unit.name))}</th>${cells}</tr>`;
    });
    return html`<table class=${isAlone ? 'places roomy' : 'places'}>
      ${columns(1, some.length * width)}
      ${isAlone ? nothing : html`<thead><tr><td class="corner"></td>${head}</tr></thead>`}
      <tbody>${rows}</tbody>
    </table>`;
  });
}

/** All numbers on the way from the outputs to the loss, one sample after the other. */
function lossTable(passes: readonly Pass[]): TemplateResult {
  const [first] = passes;
  const rows = passes.map((pass) => ({ pass, ids: namedIn(pass, 'loss', ['batchMean']) }));
  const longest = rows.flatMap(({ ids }) => chunks(ids, placesInRow).map(({ length }) => length));
  if (passes.length === 1 || !first) {
    const bodies = rows.map(({ pass, ids }) => rowsOf(pass, [], ids));
    return html`<table class="places roomy">${columns(0, Math.max(...longest))}<tbody>${bodies}</tbody></table>`;
  }
  const mean = rowsOf(first, [html`${words(catalog).batchMean}`], [first.trace.loss]);
  return html`<table class="places">
    ${columns(1, Math.max(...longest))}
    ${rows.map(({ pass, ids }) => html`<tbody>${rowsOf(pass, [sampleHead(pass)], ids)}</tbody>`)}
    <tbody>${mean}</tbody>
  </table>`;
}

/** The loss of each sample, and that of the batch. */
function newLossTable(passes: readonly Pass[]): TemplateResult {
  const [first] = passes;
  if (!first) return html``;
  const losses = passes.length === 1 ? [] : passes.map((pass) => ({ pass, id: `${pass.trace.sampleLoss}′` }));
  const rows = chunks(losses, placesInRow);
  const width = Math.max(1, ...rows.map(({ length }) => length));
  return html`<table class="places">
    ${columns(0, width)}
    <tbody>
      ${rows.map((some) => html`<tr>${some.map(({ pass, id }) => places(pass, [id], 1))}</tr>`)}
      <tr>${places(first, [`${first.trace.loss}′`], width)}</tr>
    </tbody>
  </table>`;
}

/**
 * Unit by unit, the derivatives with respect to its weights and its bias; for several samples, those of each and their
 * mean.
 */
function gradientTable(passes: readonly Pass[]): TemplateResult {
  const messages = words(catalog);
  const [first] = passes;
  if (!first) return html``;
  const isAlone = passes.length === 1;
  const most = Math.max(...first.units.map((unit) => parametersOf(unit).length));
  const bodies = backwardUnits(first).map((unit) => {
    const own = parametersOf(unit);
    const gradients = (pass: Pass, key: 'sampleGradient' | 'gradient') =>
      own.flatMap((id) => pass.parameters.get(id)?.[key] ?? []);
    const name = math(symbol(unit.name));
    const mean = rowsOf(first, isAlone ? [name] : [html`${messages.batchMean}`], gradients(first, 'gradient'));
    if (isAlone) return html`<tbody>${mean}</tbody>`;
    const rows = passes.map((pass) => rowsOf(pass, [sampleHead(pass)], gradients(pass, 'sampleGradient')));
    const nRows = rows.flat().length + mean.length;
    return html`<tbody>
      <tr><th scope="rowgroup" rowspan=${nRows + 1}>${name}</th></tr>
      ${rows}${mean}
    </tbody>`;
  });
  return html`<table class="places long">${columns(isAlone ? 1 : 2, Math.min(most, placesInRow))}${bodies}</table>`;
}

/** From the last layer to the first. */
function backwardUnits({ trace }: Pass): readonly Unit[] {
  return trace.layers.toReversed().flatMap(({ units }) => units);
}

/** The new weights and biases; for a rule with state, also the intermediate values of each. */
function updateTable(pass: Pass): TemplateResult {
  const updates = new Map(pass.trace.parameters.map(({ id, updated }) => [updated, id]));
  const ways: { parameter: ValueId; ids: ValueId[] }[] = [];
  let ids: ValueId[] = [];
  for (const id of namedIn(pass, 'update', [])) {
    ids.push(id);
    const parameter = updates.get(id);
    if (parameter === undefined) continue;
    ways.push({ parameter, ids });
    ids = [];
  }
  const isShort = ways.every((way) => way.ids.length === 1);
  const rows = isShort
    ? pass.units.map((unit) => {
        const own = parametersOf(unit).flatMap((id) => pass.parameters.get(id)?.updated ?? []);
        return rowsOf(pass, [math(symbol(unit.name))], own);
      })
    : ways.map((way) => rowsOf(pass, [nameMath(pass, way.parameter)], way.ids));
  const most = Math.max(
    ...(isShort ? pass.units.map(parametersOf) : ways.map((way) => way.ids)).map((own) => own.length),
  );
  return html`<table class="places long">
    ${columns(1, Math.min(most, placesInRow))}
    ${rows.map((row) => html`<tbody>${row}</tbody>`)}
  </table>`;
}

/** Columns of equal width, whatever is in the first row. */
function columns(nHeads: number, nPlaces: number): TemplateResult {
  const heads = Array.from({ length: nHeads }, () => html`<col class="head" />`);
  return html`<colgroup>${heads}<col span=${nPlaces} /></colgroup>`;
}

/** The named values that the steps of a phase define, except those of some kinds. */
function namedIn(pass: Pass, phase: Phase, without: readonly string[]): ValueId[] {
  const steps = pass.trace.steps.filter((step) => step.phase === phase && !without.includes(step.kind));
  return steps.map(({ defines }) => defines).filter((id) => pass.find(id)?.name);
}

function sampleHead(pass: Pass): TemplateResult {
  return html`${words(catalog).sampleOf(sampleNumber(pass))}`;
}

/** The blanks in as many rows as they need, with the headings before the first. */
function rowsOf(pass: Pass, heads: readonly TemplateResult[], ids: readonly ValueId[]): TemplateResult[] {
  const rows = chunks(ids, placesInRow);
  return rows.map(
    (some, i) => html`<tr>
      ${i === 0 ? heads.map((head) => html`<th scope="row" rowspan=${rows.length}>${head}</th>`) : nothing}
      ${places(pass, some, some.length)}
    </tr>`,
  );
}

/** Fewer than `width` blanks take the same room. A number that an overflow kept from being computed has no blank. */
function places(pass: Pass, ids: readonly ValueId[], width: number): TemplateResult {
  const last = ids.length - 1;
  return html`${ids.map(
    (id, i) =>
      html`<td colspan=${i === last ? width - last : 1}>${pass.find(id) ? html`${nameMath(pass, id)}${math(mathml`<mo>=</mo>`)}` : nothing}</td>`,
  )}`;
}

/** Chunks of at most `most`, of lengths as equal as possible. */
function chunks<T>(all: readonly T[], most: number): T[][] {
  const length = Math.ceil(all.length / Math.ceil(all.length / most)) || 1;
  return Array.from({ length: Math.ceil(all.length / length) }, (_, i) => all.slice(i * length, (i + 1) * length));
}
