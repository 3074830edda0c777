import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { OverfitSnapshot } from '../../engine/wire';
import '../../figures/plot/plot';
import type { Axis, Rule } from '../../figures/plot/plot-data';
import { latestSnapshots } from './runs';
import { state } from './state';
import { catalog } from './text';
import { axes, sampleDots, targetLine, viewStyles } from './views';

/** The current fit and the one with the lowest validation loss, above the losses over the updates. */
@customElement('chainrule-capacity-overfit')
export class OverfitView extends PageElement {
  constructor() {
    super();
    new Watch(this, state, latestSnapshots.overfit);
  }

  override render() {
    const snapshot = latestSnapshots.overfit.value;
    if (!snapshot) return html`<div class="curves"></div><div class="losses"></div>`;
    const messages = words(catalog);
    const { x, target, curve, bestCurve, samples, best, now } = snapshot;
    const atBest = messages.fitAt(digits(best.step));
    return html`
      <chainrule-plot
        class="curves"
        .label=${messages.overfitLabel}
        file="chainrule-fit"
        .x=${axes.x}
        .y=${axes.y}
        .lines=${[
          targetLine(x, target, messages.target),
          { x, y: bestCurve, tone: 's3', dash: 'solid', name: atBest },
          { x, y: curve, tone: 's1', weight: 'strong', name: messages.fitAt(digits(now.step)) },
        ]}
        .dots=${[sampleDots(samples, messages.samples)]}
      ></chainrule-plot>
      ${this.#renderLosses(snapshot)}
    `;
  }

  #renderLosses({ steps, trainLosses, validationLosses, best, floor }: OverfitSnapshot) {
    const messages = words(catalog);
    const last = steps.at(-1) ?? 0;
    const x: Axis = { domain: [0, Math.max(100, last)], label: messages.steps, format: (step) => digits(step) };
    const y: Axis = { domain: [0, 1.05 * Math.max(...trainLosses, ...validationLosses)], label: messages.loss };
    const rules: Rule[] = [
      { axis: 'x', at: best.step, tone: 's2', label: messages.leastAt(digits(best.step)) },
      { axis: 'y', at: floor, tone: 'soft', dash: 'dotted', label: messages.floor },
    ];
    return html`<chainrule-plot
      class="losses"
      .label=${messages.lossesLabel}
      file="chainrule-losses"
      .x=${x}
      .y=${y}
      .lines=${[
        { x: steps, y: trainLosses, tone: 's1', name: messages.trainLoss },
        { x: steps, y: validationLosses, tone: 's2', name: messages.validationLoss },
      ]}
      .rules=${floor > 0 ? rules : rules.slice(0, 1)}
    ></chainrule-plot>`;
  }

  static override styles = [base, viewStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-capacity-overfit': OverfitView;
  }
}
