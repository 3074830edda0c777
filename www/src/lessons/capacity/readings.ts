import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { ltr, numberText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import { labParts } from '../../lab/lab-styles';
import { latestSnapshots } from './runs';
import { state } from './state';
import { catalog } from './text';

/** The numbers for the current view. */
@customElement('chainrule-capacity-readings')
export class CapacityReadings extends PageElement {
  constructor() {
    super();
    new Watch(this, state, latestSnapshots.pieces, latestSnapshots.overfit);
  }

  override render() {
    switch (state.value.view) {
      case 'pieces':
        return this.#renderPieces();
      case 'overfit':
        return this.#renderOverfit();
      case 'depth':
        return nothing;
    }
  }

  #renderPieces() {
    const snapshot = latestSnapshots.pieces.value;
    if (!snapshot) return nothing;
    const messages = words(catalog);
    const { step, loss, nParameters, nPieces, nDead, units } = snapshot;
    const chosen = units[state.value.unit - 1];
    return html`
      <dl class="readings">
        ${reading('step', messages.step, digits(step))} ${reading('loss', messages.trainLoss, numberText(loss))}
        ${nPieces === undefined ? nothing : reading('pieces', messages.pieces, digits(nPieces))}
        ${nDead === undefined ? nothing : reading('dead', messages.deadUnits, digits(nDead))}
        ${reading('parameters', messages.parameters, digits(nParameters))}
      </dl>
      ${
        chosen
          ? html`<div class="unit">
              <p class="small">
                ${messages.unit(digits(state.value.unit))}: <bdi dir="ltr">${messages.unitFormula}</bdi>
              </p>
              ${chosen.isDead ? html`<p class="small">${messages.dead}</p>` : nothing}
              <dl class="readings">
                ${reading('v', 'v', numberText(chosen.outputWeight))} ${reading('w', 'w', numberText(chosen.weight))}
                ${reading('b', 'b', numberText(chosen.bias))}
                ${chosen.kink === undefined ? nothing : reading('kink', ltr('−b/w'), numberText(chosen.kink))}
              </dl>
            </div>`
          : nothing
      }
    `;
  }

  #renderOverfit() {
    const snapshot = latestSnapshots.overfit.value;
    if (!snapshot) return nothing;
    const messages = words(catalog);
    const { now, best, excess, kept, isStopped, nParameters } = snapshot;
    return html`
      <dl class="readings">
        ${reading('step', messages.step, digits(now.step))}
        ${reading('parameters', messages.parameters, digits(nParameters))}
        ${reading('train', messages.trainLoss, numberText(now.trainLoss))}
        ${reading('validation', messages.validationLoss, numberText(now.validationLoss))}
        ${reading(
          'least',
          messages.leastValidation,
          numberText(best.validationLoss),
          html`<span class="small" data-reading="least-step">${messages.atStep(digits(best.step))}</span>`,
        )}
        ${reading('excess', messages.excess, `${numberText(excess)}×`)}
        ${reading('kept', messages.kept, numberText(kept.validationLoss))}
      </dl>
      <p class="small" role="status">${isStopped ? messages.stopped(digits(now.step)) : ''}</p>
    `;
  }

  static override styles = [
    base,
    labParts,
    css`
      :host {
        display: grid;
        gap: var(--cr-space-3);
      }

      .unit {
        display: grid;
        gap: var(--cr-space-2);
        padding-inline-start: var(--cr-space-3);
        border-inline-start: 3px solid var(--cr-s2);
      }

      dd .small {
        display: block;
      }

      p:empty {
        display: none;
      }
    `,
  ];
}

function reading(name: string, label: string, value: string, more?: TemplateResult) {
  return html`<div>
    <dt>${label}</dt>
    <dd data-reading=${name}><bdi dir="ltr">${value}</bdi>${more ?? nothing}</dd>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-capacity-readings': CapacityReadings;
  }
}
