import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement, words } from '../../app/locale';
import { percentText } from '../../app/numbers';
import { Watch } from '../../app/store';
import { base } from '../../app/styles';
import type { ImageSnapshot } from '../../engine/images';
import '../../figures/plot/plot';
import type { Axis, Line, Rule } from '../../figures/plot/plot-data';
import { count } from './naming';
import { recorded } from './recorded';
import { run } from './session';
import { catalog } from './text';

/** Training and test loss on one chart, and the test accuracy under it, the best epoch marked. */
@customElement('chainrule-images-curves')
export class ImagesCurves extends PageElement {
  constructor() {
    super();
    new Watch(this, run, recorded);
  }

  override render() {
    const snapshot = run.value.snapshot ?? recorded.value?.snapshot;
    if (!snapshot) return nothing;
    return html`${this.#renderLosses(snapshot)} ${this.#renderAccuracy(snapshot)}`;
  }

  #renderLosses(snapshot: ImageSnapshot) {
    const messages = words(catalog);
    const { batches, epochs } = snapshot;
    const x = epochs.map(({ step }) => step);
    const train = epochs.map(({ train_loss }) => train_loss);
    const test = epochs.map(({ test_loss }) => test_loss ?? Number.NaN);
    const most = Math.max(...batches.losses, ...train, ...test.filter(Number.isFinite), 0.01);
    const lines: Line[] = [
      {
        x: batches.steps,
        y: batches.losses,
        tone: 'soft',
        weight: 'pale',
        dash: 'solid',
        name: batches.n_together === 1 ? messages.oneBatchLoss : messages.batchLoss(digits(batches.n_together)),
      },
      { x, y: train, tone: 's1', hasDots: true, name: messages.trainLoss },
      { x, y: test, tone: 's2', hasDots: true, name: messages.testLoss },
    ];
    return html`<chainrule-plot
      class="losses"
      .label=${messages.lossesLabel}
      .x=${updates(snapshot, messages.updatesAxis)}
      .y=${{ domain: [0, 1.05 * most], label: messages.lossAxis } satisfies Axis}
      .lines=${lines}
      .rules=${this.#best(snapshot)}
    ></chainrule-plot>`;
  }

  #renderAccuracy(snapshot: ImageSnapshot) {
    const messages = words(catalog);
    const { epochs } = snapshot;
    const y = epochs.map(({ test_accuracy }) => test_accuracy ?? Number.NaN);
    const least = Math.min(0.9, ...y.filter(Number.isFinite));
    const axis: Axis = {
      domain: [Math.floor(10 * least) / 10, 1],
      label: messages.accuracyAxis,
      format: (share) => percentText(share),
    };
    const line: Line = { x: epochs.map(({ step }) => step), y, tone: 's2', hasDots: true, name: messages.testAccuracy };
    return html`<chainrule-plot
      class="accuracy"
      .label=${messages.accuracyLabel}
      .x=${updates(snapshot, messages.updatesAxis)}
      .y=${axis}
      .lines=${[line]}
    ></chainrule-plot>`;
  }

  #best({ best_epoch, epochs }: ImageSnapshot): Rule[] {
    const best = epochs.find(({ epoch }) => epoch === best_epoch);
    if (!best) return [];
    const label = words(catalog).bestRule(digits(best.epoch));
    return [{ axis: 'x', at: best.step, tone: 's2', dash: 'dotted', label }];
  }

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
      }

      .losses {
        block-size: clamp(15rem, 42dvh, 24rem);
      }

      .accuracy {
        block-size: clamp(9rem, 22dvh, 13rem);
      }
    `,
  ];
}

function updates({ n_steps }: ImageSnapshot, label: string): Axis {
  return { domain: [0, n_steps], label, format: (step) => count(step) };
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images-curves': ImagesCurves;
  }
}
