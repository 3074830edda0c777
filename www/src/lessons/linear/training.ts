import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement, series } from '../../base/locale';
import { ltr, numberText, percentText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import type { Side } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import '../../lab/narrator';
import { activationLabels } from '../../session/activation-names';
import '../../figures/plot/plot';
import type { Axis, Line } from '../../figures/plot/plot-data';
import { networkOnView } from './shown';
import { look, nEpochs, pause, state, train, training, watchablePace } from './state';
import { catalog } from './text';

const shares: Axis = { domain: [0.3, 1], ticks: [0.5, 0.75, 1], format: (share) => percentText(share) };

/** Both networks trained side by side: their accuracies, compared with the best half-plane. */
@customElement('chainrule-linear-training')
export class LinearTraining extends PageElement {
  constructor() {
    super();
    new Watch(this, state, look, training);
  }

  override render() {
    const collapse = networkOnView();
    if (!collapse) return html`<div class="room"></div>`;
    if (!collapse.data) return nothing;
    const messages = words(catalog);
    const name = activationLabels()[state.value.function];
    const { halfPlane, nSamples } = collapse.data;
    return html`
      <dl class="readings lined">
        ${this.#reading('off', messages.accuracyOff, collapse.off)}
        ${this.#reading('on', messages.accuracyOn(name), collapse.on)}
        <div>
          <dt>${messages.halfPlane}</dt>
          <dd data-reading="half-plane"><bdi dir="ltr">${percentText(halfPlane.accuracy)}</bdi></dd>
        </div>
      </dl>
      <div class="row">${this.#renderButtons()}</div>
      <chainrule-narrator
        .phase=${training.value.phase}
        .where=${series([...said(messages.accuracyOff, collapse.off), ...said(messages.accuracyOn(name), collapse.on)])}
      ></chainrule-narrator>
      <p class="small" data-reading="epoch">
        ${messages.epoch(numberText(training.value.snapshot?.epoch ?? 0, 5), numberText(nEpochs, 5), numberText(nSamples, 5))}
      </p>
      ${this.#renderProgress(name, halfPlane.accuracy)}
    `;
  }

  #reading(id: string, label: string, { fit }: Side) {
    return html`<div>
      <dt>${label}</dt>
      <dd data-reading=${id}><bdi dir="ltr">${fit ? percentText(fit.accuracy) : '—'}</bdi></dd>
    </div>`;
  }

  #renderButtons() {
    const messages = words(catalog);
    const { phase } = training.value;
    const main = {
      idle: { name: 'train', text: messages.train, act: train },
      running: { name: 'pause', text: messages.pause, act: () => training.setPace(pause) },
      paused: { name: 'go-on', text: messages.goOn, act: () => training.setPace(watchablePace) },
      ended: { name: 'again', text: messages.again, act: train },
    }[phase];
    return html`<button class="primary" data-do=${main.name} @click=${main.act}>${main.text}</button>
      <button data-do="reset" ?disabled=${phase === 'idle'} @click=${() => training.reset()}>${messages.reset}</button>`;
  }

  #renderProgress(name: string, best: number) {
    const messages = words(catalog);
    const progress = training.value.snapshot?.progress;
    const lines: Line[] = [
      { x: progress?.epochs ?? [], y: progress?.off ?? [], tone: 's2', name: messages.off },
      { x: progress?.epochs ?? [], y: progress?.on ?? [], tone: 's1', name },
    ];
    return html`<chainrule-plot
      .label=${messages.progressLabel}
      file="chainrule-progress"
      .x=${{ domain: [0, nEpochs], label: messages.epochs } satisfies Axis}
      .y=${shares}
      .lines=${lines}
      .rules=${[{ axis: 'y' as const, at: best, label: messages.halfPlaneRule, dash: 'dotted' as const, tone: 'ink' as const }]}
    ></chainrule-plot>`;
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

      .readings {
        grid-template-columns: repeat(3, minmax(0, 1fr));
      }

      chainrule-plot {
        block-size: 13rem;
      }

      .room {
        block-size: 25rem;
      }
    `,
  ];
}

function said(label: string, { fit }: Side): string[] {
  return fit ? [`${label}: ${ltr(percentText(fit.accuracy))}`] : [];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-linear-training': LinearTraining;
  }
}
