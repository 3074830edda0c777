import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { ltr, numberText, percentText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import type { PlaygroundCure, PlaygroundFinding } from '../../engine/wire';
import { comparison, cureText } from './cures';
import { inputName } from './names';
import { conductor, latestSnapshot } from './runs';
import { state } from './state';
import { catalog } from './text';

/** Why the training goes nowhere, as far as it was measured, and buttons that try a cure beside it. */
@customElement('chainrule-playground-reasons')
export class PlaygroundReasons extends PageElement {
  constructor() {
    super();
    new Watch(this, state, latestSnapshot);
  }

  override render() {
    const reasons = latestSnapshot.value?.reasons ?? [];
    return html`<div role="status">
      ${reasons.map(
        ({ finding, cures }) => html`<div class="reason" data-reason=${finding.kind}>
          <p>${sentence(finding)}</p>
          ${
            cures.length === 0
              ? nothing
              : html`<div class="cures">
                  <span>${words(catalog).tryBeside}</span>
                  ${cures.map((cure) => this.#renderCure(cure))}
                </div>`
          }
        </div>`,
      )}
    </div>`;
  }

  #renderCure(cure: PlaygroundCure) {
    const change = comparison(cure);
    const isOn = Object.entries(change).every(
      ([name, value]) => String(state.value[name as keyof typeof change]) === String(value),
    );
    return html`<button
      data-cure=${cure.change}
      aria-pressed=${isOn}
      @click=${() => conductor.tryBeside(change)}
    >
      ${cureText(cure)}
    </button>`;
  }

  static override styles = [
    base,
    controls,
    css`
      [role="status"] {
        display: grid;
        gap: var(--cr-space-2);
      }

      .reason {
        display: grid;
        gap: var(--cr-space-1);
        padding: var(--cr-space-2) var(--cr-space-3);
        border: 1px solid var(--cr-mark-line);
        border-radius: var(--cr-radius);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .cures {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cr-space-1) var(--cr-space-2);
      }

      .cures span {
        color: var(--cr-soft);
      }

      .cures button {
        min-inline-size: 0;
        min-block-size: 2rem;
        padding: 0 var(--cr-space-2);
      }
    `,
  ];
}

function sentence(finding: PlaygroundFinding): string {
  const { findings } = words(catalog);
  const number = (x: number) => ltr(numberText(x));
  const layer = (layerIdx: number) => digits(layerIdx + 1);
  switch (finding.kind) {
    case 'unscaled':
      return findings.unscaled(
        finding.idx.map((idx, i) => ({
          name: inputName(latestSnapshot.value, idx),
          mean: number(finding.means[i] ?? Number.NaN),
          std: number(finding.stds[i] ?? Number.NaN),
        })),
      );
    case 'equal_units':
      return findings.equal_units(layer(finding.layerIdx), digits(finding.nUnits));
    case 'linear':
      return findings.linear;
    case 'dead_units':
      return findings.dead_units(layer(finding.layerIdx), digits(finding.nDead), digits(finding.nUnits));
    case 'saturated_units':
      return findings.saturated_units(layer(finding.layerIdx), ltr(percentText(finding.share)));
    case 'shrunk':
      return findings.shrunk(layer(finding.layerIdx), number(finding.largest));
    case 'small_rate':
    case 'large_rate':
    case 'penalized':
      return findings[finding.kind](
        digits(finding.nUpdates),
        number(finding.loss),
        finding.current === undefined ? undefined : number(finding.current),
      );
    case 'constant':
      return findings.constant(number(finding.loss), number(finding.constant));
    case 'swings':
      return findings.swings(number(finding.lowest), number(finding.highest));
    case 'plateau':
      return findings.plateau(number(finding.before), number(finding.now));
    case 'overfitting':
      return findings.overfitting(
        words(catalog).parts[finding.best.part],
        digits(finding.best.epoch),
        number(finding.best.loss),
        number(finding.loss),
        number(finding.trainLoss),
      );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-reasons': PlaygroundReasons;
  }
}
