import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement, series } from '../../base/locale';
import { ltr, numberText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { fullSpeed, pausedPace } from '../../engine/job';
import type { FlowNetworkRecord } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import '../../lab/narrator';
import { sentence } from '../../session/errors';
import '../../figures/plot/plot';
import type { Line } from '../../figures/plot/plot-data';
import { layerAxis, names, powersAround, tones, troubleText } from './naming';
import { nSteps, state, train, training } from './state';
import { catalog } from './text';

/** Both networks in training: their losses, and how far each layer has moved. */
@customElement('chainrule-flow-training')
export class FlowTraining extends PageElement {
  constructor() {
    super();
    new Watch(this, state, training);
  }

  override render() {
    const messages = words(catalog);
    const { snapshot, error } = training.value;
    return html`
      ${this.#renderTransport(snapshot?.step ?? 0)}
      <chainrule-narrator .phase=${training.value.phase} .where=${whereIs(snapshot)}></chainrule-narrator>
      ${error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
      ${snapshot ? this.#renderPlots(snapshot.networks) : nothing}
      <div role="status" class="troubles">
        ${snapshot?.networks.map(({ stopped }, i) => {
          const name = names()[i] ?? '';
          if (!stopped) return nothing;
          const why = stopped.trouble ? troubleText(name, stopped.trouble) : '';
          return html`<p>${messages.stopped(name, digits(String(stopped.step)))} ${why} ${messages.stoppedAdvice}</p>`;
        })}
      </div>
    `;
  }

  #renderTransport(step: number) {
    const messages = words(catalog);
    const { phase } = training.value;
    return html`<div class="row">
      <button class="primary" @click=${() => train(state.value, true)}>${messages.start}</button>
      <button
        ?disabled=${phase !== 'running' && phase !== 'paused'}
        @click=${() => training.setPace(phase === 'paused' ? fullSpeed : pausedPace)}
      >
        ${phase === 'paused' ? messages.resume : messages.pause}
      </button>
      <button
        ?disabled=${phase !== 'running' && phase !== 'paused'}
        @click=${() => training.setPace({ units: 1, unitsPerSnapshot: 1 })}
      >
        ${messages.oneStep}
      </button>
      <span class="step">${messages.step(digits(String(step)), digits(String(nSteps)))}</span>
    </div>`;
  }

  #renderPlots(networks: readonly FlowNetworkRecord[]) {
    const messages = words(catalog);
    const called = names();
    const line = (i: number, y: readonly (number | undefined)[]): Line => ({
      x: y.map((_, index) => index + 1),
      y: y.map((value) => value ?? Number.NaN),
      tone: tones[i] ?? 'ink',
      name: called[i] ?? '',
      weight: 'strong',
    });
    const n = networks[0]?.moved.length ?? 1;
    const top = Math.max(...networks.flatMap(({ losses }) => losses), 0.1);
    return html`
      <chainrule-plot
        class="moved"
        .label=${messages.movedLabel}
        file="chainrule-moved"
        .x=${layerAxis(n)}
        .y=${{ domain: powersAround(...networks.map(({ moved }) => moved)), scale: 'log', label: messages.moved }}
        .lines=${networks.map(({ moved }, i) => ({ ...line(i, moved), hasDots: true }))}
      ></chainrule-plot>
      <chainrule-plot
        no-legend
        class="losses"
        .label=${messages.lossLabel}
        file="chainrule-losses"
        .x=${{ domain: [1, nSteps], label: messages.lossStep }}
        .y=${{ domain: [0, top], label: messages.loss }}
        .lines=${networks.map(({ losses }, i) => line(i, losses))}
      ></chainrule-plot>
    `;
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

      .step {
        font: 500 var(--cr-size-small) / 1.4 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      .moved {
        block-size: clamp(15rem, 38dvh, 22rem);
      }

      .losses {
        block-size: clamp(11rem, 26dvh, 15rem);
      }

      .troubles {
        display: grid;
        gap: var(--cr-space-2);
        font-size: var(--cr-size-small);
      }

      .troubles p {
        padding: var(--cr-space-2) var(--cr-space-3);
        border-inline-start: 3px solid var(--cr-mark-line);
        background: var(--cr-mark);
      }
    `,
  ];
}

/** The update, and the loss of each network after it. */
function whereIs(snapshot: (typeof training)['value']['snapshot']): string {
  if (!snapshot) return '';
  const losses = snapshot.networks.map(
    ({ losses }, i) => `${names()[i]}: ${ltr(numberText(losses.at(-1) ?? Number.NaN))}`,
  );
  return series([words(catalog).step(digits(String(snapshot.step)), digits(String(nSteps))), ...losses]);
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-flow-training': FlowTraining;
  }
}
