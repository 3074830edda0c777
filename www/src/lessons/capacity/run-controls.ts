import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { maxSeed } from '../../session/url-state';
import { pace, runs, starter } from './runs';
import { state } from './state';
import { catalog } from './text';

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

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-capacity-controls': CapacityControls;
  }
}
