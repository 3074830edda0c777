import { html, nothing, type TemplateResult } from 'lit';
import { digits, words } from '../../app/locale';
import type { ValueId } from '../../engine/trace';
import type { Pass } from '../../trace/pass';
import { catalog } from './text';
import { nameHtml } from './words';

/**
 * All values so far: a line for each unit and one for the loss. Its cells are there from the start, so that it does not
 * grow while the reader steps.
 */
export function table(pass: Pass, position: number, marked: ReadonlySet<string>): TemplateResult {
  const messages = words(catalog);
  const { layers, loss, values } = pass.trace;
  const lit = pass.litAt(position);
  const cell = (id: ValueId) => {
    const { number } = pass.value(id);
    const classes = `value ${lit.has(id) ? 'lit' : ''} ${marked.has(id) ? 'marked' : ''}`;
    const unknown = html`<span aria-hidden="true">·</span><span class="visually-hidden">${messages.notYet}</span>`;
    return html`<span class=${classes} data-value=${id}>
      ${pass.definedAt(id) <= position ? digits(number.decimal) : unknown}
    </span>`;
  };
  const named = (id: ValueId) => {
    const { name } = pass.value(id);
    return html`${name ? nameHtml(name) : nothing} ${cell(id)}`;
  };
  const errors = values.filter(({ role }) => role === 'error' || role === 'squaredError').map(({ id }) => id);
  return html`<table>
    <caption>${messages.table}</caption>
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
          ({ name, connections, bias, preActivation, output }) => html`<tr>
            <th scope="row">${nameHtml(name)}</th>
            <td>${connections.map(({ product }) => cell(product))}</td>
            <td>${cell(bias)}</td>
            <td>${preActivation === output ? nothing : cell(preActivation)}</td>
            <td>${cell(output)}</td>
          </tr>`,
        ),
      )}
      <tr>
        <th scope="row">${messages.loss}</th>
        <td colspan="3">${errors.map((id) => named(id))}</td>
        <td>${named(loss)}</td>
      </tr>
    </tbody>
  </table>`;
}
