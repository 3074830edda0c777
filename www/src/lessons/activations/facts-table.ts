import { css, html, nothing } from 'lit';
import { customElement, state as reactive } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { engine, refusalOf } from '../../engine/client';
import type { ActivationCost } from '../../engine/commands/labs';
import type { EngineError } from '../../engine/protocol';
import type { ActivationCurve, Bound, Facts } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import { activationLabels, activationWords } from '../../session/activation-names';
import { sentence } from '../../session/errors';
import { curves } from './state';
import { catalog } from './text';

/** The properties of all functions, and what each of them costs on this machine. */
@customElement('chainrule-activation-facts')
export class ActivationFacts extends PageElement {
  @reactive() private costs: readonly ActivationCost[] | undefined;
  @reactive() private isMeasuring = false;
  @reactive() private error: EngineError | undefined;

  constructor() {
    super();
    new Watch(this, curves);
  }

  override render() {
    const { answer } = curves.value;
    if (!answer) return nothing;
    const messages = words(catalog);
    return html`
      <h2 id="table">${messages.table}</h2>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="table">
        <table aria-labelledby="table">
          <thead>
            <tr>
              <th>${messages.function}</th>
              <th>${messages.range}</th>
              <th>${messages.centered}</th>
              <th>${messages.steepest}</th>
              <th>${messages.tenTimes}</th>
              <th>${messages.saturates}</th>
              <th>${messages.cost}</th>
              <th>${messages.use}</th>
            </tr>
          </thead>
          <tbody>
            ${answer.functions.map((curve) => this.#renderRow(curve))}
          </tbody>
        </table>
      </div>
      <div class="row">
        <button aria-disabled=${this.isMeasuring} @click=${() => this.#measure()}>
          ${this.isMeasuring ? messages.measuring : messages.measure}
        </button>
        ${this.costs ? html`<p class="small">${messages.measured}</p>` : nothing}
        ${this.error ? html`<p class="error" role="alert">${sentence(this.error)}</p>` : nothing}
      </div>
    `;
  }

  #renderRow({ name, facts }: ActivationCurve) {
    const messages = words(catalog);
    const cost = this.costs?.find((cost) => cost.name === name);
    const { slope, at } = facts.steepest;
    return html`<tr data-function=${name}>
      <th scope="row">${activationLabels()[name]}</th>
      <td><bdi dir="ltr">${range(facts.least, facts.greatest)}</bdi></td>
      <td>${facts.isOdd ? messages.yes : messages.no}</td>
      <td>
        <bdi dir="ltr">${numberText(slope, 5)}</bdi>
        ${at === undefined ? nothing : html`<span class="small">${messages.at(`\u2066${numberText(at)}\u2069`)}</span>`}
      </td>
      <td><bdi dir="ltr">${numberText(facts.steepestTenTimes)}</bdi></td>
      <td>${messages.sides[side(facts)]}</td>
      <td>${cost ? html`<bdi dir="ltr">${numberText(cost.nanoseconds, 2)} ns</bdi>` : '—'}</td>
      <td>${words(activationWords).uses[name]}</td>
    </tr>`;
  }

  async #measure(): Promise<void> {
    if (this.isMeasuring) return;
    this.isMeasuring = true;
    this.error = undefined;
    try {
      this.costs = await engine.request('activationCosts', {});
    } catch (cause) {
      this.error = refusalOf(cause);
    } finally {
      this.isMeasuring = false;
    }
  }

  static override styles = [
    base,
    controls,
    labParts,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
      }

      .row {
        align-items: center;
      }

      td:last-child {
        min-inline-size: 14rem;
      }

      /* Where the table is scrolled anyway, rows are low instead of narrow. */
      @media (width < 40rem) {
        td:last-child {
          min-inline-size: 24rem;
        }
      }

      td bdi {
        white-space: nowrap;
      }

      :focus-visible {
        outline: 2px solid var(--cr-focus);
        outline-offset: 2px;
      }
    `,
  ];
}

/** `[0, ∞)`, with the bracket that tells whether the end is included. */
function range(least: Bound, greatest: Bound): string {
  const from = numberText(least.value ?? Number.NEGATIVE_INFINITY);
  const to = numberText(greatest.value ?? Number.POSITIVE_INFINITY);
  return `${least.isTaken ? '[' : '('}${from}, ${to}${greatest.isTaken ? ']' : ')'}`;
}

function side({ saturatesBelow, saturatesAbove }: Facts): 'none' | 'below' | 'above' | 'both' {
  if (saturatesBelow && saturatesAbove) return 'both';
  if (saturatesBelow) return 'below';
  return saturatesAbove ? 'above' : 'none';
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-activation-facts': ActivationFacts;
  }
}
