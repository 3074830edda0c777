import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import '../../figures/choices';
import type { ChainruleChoices } from '../../figures/choices';
import { painted } from './given';
import { brush, isTable, state } from './state';
import './table/table';
import { panel } from './panel-styles';
import { catalog } from './text';

/** The reader's own points: painted on the plane, or read from a table. */
@customElement('chainrule-playground-own')
export class PlaygroundOwn extends PageElement {
  constructor() {
    super();
    new Watch(this, state, painted, brush);
  }

  override render() {
    const { data } = state.value;
    if (data === 'painted') return this.#renderBrush();
    return isTable(data) ? html`<chainrule-playground-table .source=${data}></chainrule-playground-table>` : nothing;
  }

  #renderBrush() {
    const messages = words(catalog);
    const n = painted.value.x.length;
    return html`
      <p class="small">${messages.paintHint}</p>
      <div class="row">
        <chainrule-choices
          data-name="brush"
          .label=${messages.brush}
          .choices=${messages.classes.map((text, i) => ({ value: String(i), text }))}
          .value=${String(brush.value)}
          @input=${(event: Event) => brush.set((event.target as ChainruleChoices).value === '1' ? 1 : 0)}
        ></chainrule-choices>
        <button data-do="undo" aria-disabled=${n === 0} @click=${() => truncatePainted(n - 1)}>${messages.undo}</button>
        <button data-do="clear" aria-disabled=${n === 0} @click=${() => truncatePainted(0)}>${messages.clear}</button>
        <span class="small" data-reading="painted">${messages.nPoints(digits(n))}</span>
      </div>
    `;
  }

  static override styles = [base, controls, panel];
}

/** Keeps the first `n` painted points. */
function truncatePainted(n: number): void {
  if (n < 0) return;
  const { x, y, target } = painted.value;
  painted.set({ x: x.slice(0, n), y: y.slice(0, n), target: target.slice(0, n) });
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-own': PlaygroundOwn;
  }
}
