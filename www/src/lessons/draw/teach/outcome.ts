import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { arrow, digits, PageElement, percentage, series } from '../../../base/locale';
import { percentText } from '../../../base/numbers';
import { Watch } from '../../../base/store';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import type { Hits, TeachSnapshot } from '../../../engine/wire';
import type { ChainruleChoices } from '../../../figures/choices';
import { sentence } from '../../../session/errors';
import '../../../figures/choices';
import '../../../figures/plot/plot';
import type { Line } from '../../../figures/plot/plot-data';
import '../../../figures/stroke-image';
import { own } from '../own';
import { drawings } from '../view-styles';
import { session } from './session';
import { catalog } from './text';

/** The result of teaching: before and now, in numbers and drawings; and which network reads the pad. */
@customElement('chainrule-draw-outcome')
export class ChainruleDrawOutcome extends PageElement {
  constructor() {
    super();
    new Watch(this, session, session.run, own);
  }

  override render() {
    const { snapshot, error } = session.run.value;
    return html`
      ${error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
      ${this.#renderNetworks()} ${snapshot ? this.#renderSnapshot(snapshot) : nothing}
    `;
  }

  #renderSnapshot(snapshot: TeachSnapshot) {
    const messages = words(catalog);
    const { step, nSteps, isDigits, ownBefore, ownNow, checkBefore, checkNow } = snapshot;
    return html`
      <p class="small" data-reading="step">${messages.step(digits(step), digits(nSteps))}</p>
      <table aria-label=${messages.share}>
        <thead>
          <tr>
            <td></td>
            <th scope="col">${messages.before}</th>
            <th scope="col">${messages.now}</th>
          </tr>
        </thead>
        <tbody>
          ${this.#row('own', messages.ownHeldOut, ownBefore, ownNow)}
          ${isDigits ? this.#row('check', messages.checked, checkBefore, checkNow) : nothing}
        </tbody>
      </table>
      ${ownNow ? nothing : html`<p class="small">${messages.ownHeldOut}: ${messages.nothingHeldOut}</p>`}
      ${isDigits ? nothing : html`<p class="small">${messages.newClasses}</p>`}
      ${this.#renderCurve(snapshot)} ${this.#renderHeldOut(snapshot)}
    `;
  }

  #row(name: string, text: string, before: Hits | undefined, now: Hits | undefined) {
    const messages = words(catalog);
    const cell = (hits: Hits | undefined) =>
      hits
        ? html`<b>${percentage(hits.percent)}</b> <span class="small">${messages.right(digits(hits.hits), digits(hits.of))}</span>`
        : '—';
    return html`<tr data-row=${name}>
      <th scope="row">${text}</th>
      <td data-cell="before">${cell(before)}</td>
      <td data-cell="now">${cell(now)}</td>
    </tr>`;
  }

  #renderCurve({ curve, nSteps, isDigits }: TeachSnapshot) {
    const messages = words(catalog);
    if (curve.length < 2) return nothing;
    const x = curve.map(({ step }) => step);
    const line = (y: (number | undefined)[], tone: Line['tone'], name: string): Line => ({
      x,
      y: y.map((share) => share ?? Number.NaN),
      tone,
      name,
      hasDots: true,
    });
    const lines = [
      line(
        curve.map((point) => point.own),
        's1',
        messages.ownHeldOut,
      ),
      ...(isDigits
        ? [
            line(
              curve.map((point) => point.check),
              's2',
              messages.checked,
            ),
          ]
        : []),
    ];
    return html`<chainrule-plot
      .label=${messages.curve}
      file="chainrule-teaching"
      .x=${{ domain: [0, nSteps], label: messages.updates }}
      .y=${{ domain: [0, 1], label: messages.share, format: (share: number) => percentText(share, 0) }}
      .lines=${lines}
    ></chainrule-plot>`;
  }

  #renderHeldOut({ heldOut }: TeachSnapshot) {
    const messages = words(catalog);
    const { drawings } = session.current;
    if (heldOut.length === 0) return nothing;
    const name = (label: number | undefined) => (label === undefined ? '—' : digits(session.taught[label] ?? ''));
    return html`<h2>${messages.heldOut}</h2>
      <ul class="drawings" role="list">
        ${heldOut.map(
          ({ index, label, before, now }) => html`<li
            class=${now === label ? 'right' : 'wrong'}
            aria-label=${messages.readAs(name(label), name(before), name(now))}
          >
            <chainrule-stroke-image .strokes=${drawings[index]?.strokes ?? []}></chainrule-stroke-image>
            <span class="isolate" aria-hidden="true">${name(before)} ${arrow()} <b>${name(now)}</b> ${now === label ? '✓' : '✗'}</span>
          </li>`,
        )}
      </ul>`;
  }

  #renderNetworks() {
    const messages = words(catalog);
    const { network, isDamaged, isUsed } = own.value;
    const forget = html`<button data-do="forget-network" @click=${() => void own.forget()}>
      ${messages.forgetNetwork}
    </button>`;
    if (isDamaged) {
      return html`<section class="networks"><p class="error" role="alert">${messages.networkDamaged}</p>${forget}</section>`;
    }
    if (!network) return nothing;
    return html`<section class="networks" aria-label=${messages.reads}>
      <chainrule-choices
        .label=${messages.reads}
        .choices=${[{ value: 'shipped', text: messages.shipped }, { value: 'own', text: messages.mine }]}
        .value=${isUsed ? 'own' : 'shipped'}
        @input=${(event: Event) => own.use((event.target as ChainruleChoices).value === 'own')}
      ></chainrule-choices>
      <p role="status" data-reading="reads">${isUsed ? messages.nowMine : messages.nowShipped}</p>
      <p class="small">
        ${series(network.labels.map((label) => digits(label)))} — ${messages.noJudge}
      </p>
      ${forget}
    </section>`;
  }

  static override styles = [
    base,
    controls,
    drawings,
    css`
      :host {
        display: grid;
        gap: var(--cr-space-3);
        justify-items: start;
        min-inline-size: 0;
      }

      h2 {
        font: 500 var(--cr-size-small) / 1.4 var(--cr-controls);
        letter-spacing: 0;
      }

      .small {
        color: var(--cr-soft);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .error {
        color: var(--cr-danger);
      }

      table {
        border-collapse: collapse;
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      th,
      td {
        padding: var(--cr-space-1) var(--cr-space-3) var(--cr-space-1) 0;
        border-block-end: 1px solid var(--cr-rule);
        font-weight: 450;
        text-align: start;
        vertical-align: baseline;
      }

      td .small {
        white-space: nowrap;
      }

      thead th {
        color: var(--cr-soft);
      }

      chainrule-plot {
        inline-size: 100%;
        block-size: 14rem;
      }

      .networks {
        display: grid;
        gap: var(--cr-space-2);
        justify-items: start;
        padding: var(--cr-space-3);
        border-inline-start: 3px solid var(--cr-mark-line);
        background: var(--cr-mark);
        inline-size: 100%;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-draw-outcome': ChainruleDrawOutcome;
  }
}
