import { html, nothing, type TemplateResult } from 'lit';
import { digits } from '../../base/locale';
import { words } from '../../base/words';
import type { Unit, ValueId } from '../../engine/wire';
import { nameHtml } from '../../trace/names';
import type { Pass } from '../../trace/pass';
import { catalog } from './table-text';

export interface TableView {
  readonly pass: Pass;
  readonly position: number;
  readonly marked: ReadonlySet<string>;
  /** Values that the reader is to find. */
  readonly hidden: ReadonlySet<ValueId>;
}

/**
 * The numbers of the current phase. Their cells are there from the start, so that nothing grows while the reader
 * steps.
 */
export function tables(view: TableView): TemplateResult {
  const messages = words(catalog);
  switch (view.pass.phaseAt(view.position)) {
    case 'forward':
    case 'loss':
      return values(view, messages.values, (id) => id);
    case 'backward':
      return html`${deltas(view)} ${parameters(view, false)}`;
    case 'update':
      return parameters(view, true);
    case 'again':
      return values(view, messages.valuesAgain, (id) => `${id}′`);
  }
}

/** One row per unit, and one for the loss. */
function values(view: TableView, caption: string, at: (id: ValueId) => ValueId): TemplateResult {
  const messages = words(catalog);
  const { pass } = view;
  const { layers, loss, sampleLoss, values } = pass.trace;
  const isAgain = pass.phaseAt(view.position) === 'again';
  const parts = values.filter(({ role, name }) => {
    const isPart = role === 'error' || role === 'lossPart';
    return isPart && name !== undefined && name.prime === isAgain;
  });
  const product = ({ connections }: Unit, i: number): ValueId => {
    const connection = connections[i];
    if (!connection) return '';
    if (!isAgain) return connection.product;
    return values.find(({ role, about }) => role === 'product' && about === at(connection.weight))?.id ?? '';
  };
  return html`<table>
    <caption>${caption}</caption>
    <thead>
      <tr>
        <th scope="col">${messages.unit}</th>
        <th scope="col">${messages.products}</th>
        <th scope="col">${messages.bias}</th>
        <th scope="col">${messages.preActivation}</th>
        <th scope="col">${messages.output}</th>
      </tr>
    </thead>
    <tbody>
      ${layers.flatMap(({ units }) =>
        units.map(
          (unit) => html`<tr>
            <th scope="row">${nameHtml(unit.name)}</th>
            <td>${unit.connections.map((_, i) => cell(view, product(unit, i)))}</td>
            <td>${unit.bias ? cell(view, at(unit.bias)) : nothing}</td>
            <td>${unit.preActivation === unit.output ? nothing : cell(view, at(unit.preActivation))}</td>
            <td>${cell(view, at(unit.output))}</td>
          </tr>`,
        ),
      )}
      <tr>
        <th scope="row">${messages.loss}</th>
        <td colspan="3">${parts.map(({ id }) => named(view, id))}</td>
        <td>${[...new Set([at(sampleLoss), at(loss)])].map((id) => named(view, id))}</td>
      </tr>
    </tbody>
  </table>`;
}

function deltas(view: TableView): TemplateResult {
  const messages = words(catalog);
  const units = [...view.pass.units].reverse();
  return html`<table>
    <caption>${messages.deltas}</caption>
    <thead>
      <tr>
        <th scope="col">${messages.unit}</th>
        <th scope="col">${messages.fromBehind}</th>
        <th scope="col">${messages.slope}</th>
        <th scope="col"><bdi dir="ltr"><i>δ</i></bdi></th>
      </tr>
    </thead>
    <tbody>
      ${units.map(
        ({ name, dOutput, slope, delta }) => html`<tr>
          <th scope="row">${nameHtml(name)}</th>
          <td>${slope ? cell(view, dOutput) : nothing}</td>
          <td>${slope ? cell(view, slope) : nothing}</td>
          <td>${cell(view, delta)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** One row per weight and bias: its gradient by the chain rule and by finite differences, or its update. */
function parameters(view: TableView, withUpdate: boolean): TemplateResult {
  const messages = words(catalog);
  const { pass, position, hidden } = view;
  return html`<table>
    <caption>${messages.parameters}</caption>
    <thead>
      <tr>
        <th scope="col">${messages.parameter}</th>
        <th scope="col">${messages.value}</th>
        <th scope="col">${messages.gradient}</th>
        <th scope="col">${withUpdate ? messages.updated : messages.differences}</th>
      </tr>
    </thead>
    <tbody>
      ${pass.trace.parameters.map(({ id, gradient, updated, difference }) => {
        const { name } = pass.value(id);
        const { number } = difference;
        const isKnown = pass.definedAt(gradient) <= position && !hidden.has(gradient);
        const byDifferences = html`<bdi dir="ltr" class="number quiet">${number && isKnown ? digits(number.decimal) : '·'}</bdi>`;
        return html`<tr>
          <th scope="row">${name ? nameHtml(name) : id}</th>
          <td>${cell(view, id)}</td>
          <td>${cell(view, gradient)}</td>
          <td>${withUpdate ? cell(view, updated) : byDifferences}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function named(view: TableView, id: ValueId): TemplateResult {
  const name = view.pass.find(id)?.name;
  return html`<span class="pair">${name ? nameHtml(name) : nothing} ${cell(view, id)}</span> `;
}

function cell({ pass, position, marked, hidden }: TableView, id: ValueId): TemplateResult | typeof nothing {
  const value = pass.find(id);
  if (!value) return nothing;
  const messages = words(catalog);
  const classes = `value ${pass.litAt(position).has(id) ? 'lit' : ''} ${marked.has(id) ? 'marked' : ''}`;
  const instead = (sign: string, text: string) =>
    html`<span aria-hidden="true">${sign}</span><span class="visually-hidden">${text}</span>`;
  const isKnown = pass.definedAt(id) <= position;
  const content = hidden.has(id) ? instead('?', messages.hidden) : digits(value.number.text);
  return html`<span class=${classes} data-value=${id}>${isKnown ? content : instead('·', messages.notYet)}</span>`;
}
