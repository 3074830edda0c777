import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement, series } from '../../base/locale';
import { ltr, numberText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import '../../lab/narrator';
import { maxSeed } from '../../session/url-state';
import { latestSnapshots, pace, runs, starter } from './runs';
import { state } from './state';
import { catalog } from './text';
import type { View } from './view-names';

/** Pause and resume, a few updates more, start over, and new samples and weights. */
@customElement('chainrule-capacity-controls')
export class CapacityControls extends PageElement {
  constructor() {
    super();
    new Watch(this, state, ...Object.values(runs));
  }

  override render() {
    const messages = words(catalog);
    const { view, seed } = state.value;
    const { phase } = runs[view].value;
    const isOver = phase === 'ended' || phase === 'idle';
    return html`
      <chainrule-narrator automatic .phase=${phase} .where=${whereIs(view)}></chainrule-narrator>
      <button
        class="primary"
        data-action="toggle"
        aria-disabled=${isOver}
        @click=${() => isOver || runs[view].setPace(phase === 'running' ? { ...pace(view), units: 0 } : pace(view))}
      >
        ${phase === 'paused' ? messages.goOn : isOver ? messages.ended : messages.pause}
      </button>
      <button
        data-action="step"
        aria-disabled=${isOver}
        @click=${() => isOver || runs[view].setPace({ units: 1, unitsPerSnapshot: null })}
      >
        ${messages.oneStep}
      </button>
      <button data-action="anew" @click=${() => starter.restart()}>${messages.anew}</button>
      <button data-action="seed" @click=${() => state.change({ seed: seed === maxSeed ? 0 : seed + 1 })}>
        ${messages.otherSeed}
      </button>
    `;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cr-space-2);
      }

      .primary {
        min-inline-size: 7rem;
      }

      .primary[aria-disabled="true"],
      .primary[aria-disabled="true"]:hover {
        border-color: var(--cr-rule);
        background: none;
        color: var(--cr-soft);
      }
    `,
  ];
}

/** The update, and the training loss where there is one network. */
function whereIs(view: View): string {
  const messages = words(catalog);
  const { pieces, depth, overfit } = latestSnapshots;
  const [step, loss] = {
    pieces: [pieces.value?.step, pieces.value?.loss],
    depth: [depth.value?.snapshot.networks[0]?.step, undefined],
    overfit: [overfit.value?.now.step, overfit.value?.now.trainLoss],
  }[view];
  if (step === undefined) return '';
  return series([
    `${messages.step} ${digits(step)}`,
    ...(loss === undefined ? [] : [`${messages.trainLoss} ${ltr(numberText(loss))}`]),
  ]);
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-capacity-controls': CapacityControls;
  }
}
