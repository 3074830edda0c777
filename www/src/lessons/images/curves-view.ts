import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { csv } from '../../base/csv';
import { digits, PageElement } from '../../base/locale';
import { percentText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { ImageSnapshot } from '../../engine/wire';
import '../../figures/plot/chart';
import type { ChartFile, ReadEvent } from '../../figures/plot/chart';
import type { Axis, Line, Rule } from '../../figures/plot/plot-data';
import { count } from './naming';
import { recorded } from './recorded';
import { run } from './session';
import './slip/slip';
import { catalog } from './text';

/** Training and test loss on one chart, and the test accuracy below it, with the best epoch marked. */
@customElement('chainrule-images-curves')
export class ImagesCurves extends PageElement {
  /** The reader's place on both charts; `undefined` at the newest one. */
  #at: number | undefined;

  constructor() {
    super();
    new Watch(this, run, recorded);
  }

  override render() {
    const snapshot = run.value.snapshot ?? recorded.value?.snapshot;
    if (!snapshot) {
      this.#at = undefined;
      return nothing;
    }
    return html`
      ${this.#renderLosses(snapshot)} ${this.#renderAccuracy(snapshot)}
      <chainrule-images-slip .epochs=${snapshot.epochs}></chainrule-images-slip>
    `;
  }

  #renderLosses(snapshot: ImageSnapshot) {
    const messages = words(catalog);
    const { batches, epochs } = snapshot;
    const x = epochs.map(({ step }) => step);
    const train = epochs.map(({ trainLoss }) => trainLoss);
    const test = epochs.map(({ testLoss }) => testLoss ?? Number.NaN);
    const most = Math.max(...batches.losses, ...train, ...test.filter(Number.isFinite), 0.01);
    const lines: Line[] = [
      {
        x: batches.steps,
        y: batches.losses,
        tone: 'soft',
        weight: 'pale',
        dash: 'solid',
        name: batches.nTogether === 1 ? messages.oneBatchLoss : messages.batchLoss(digits(batches.nTogether)),
      },
      { x, y: train, tone: 's1', hasDots: true, name: messages.trainLoss },
      { x, y: test, tone: 's2', hasDots: true, name: messages.testLoss },
    ];
    return html`<chainrule-chart
      class="losses"
      .label=${messages.lossesLabel}
      .x=${updates(snapshot, messages.updatesAxis)}
      .y=${{ domain: [0, 1.05 * most], label: messages.lossAxis } satisfies Axis}
      .lines=${lines}
      .rules=${this.#best(snapshot)}
      .place=${(step: number) => this.#place(snapshot, step)}
      .at=${this.#at}
      .file=${'chainrule-losses'}
      .files=${[epochFile(snapshot), batchFile(snapshot)]}
      @read=${this.#read}
    ></chainrule-chart>`;
  }

  #renderAccuracy(snapshot: ImageSnapshot) {
    const messages = words(catalog);
    const { epochs } = snapshot;
    const y = epochs.map(({ testAccuracy }) => testAccuracy ?? Number.NaN);
    const least = Math.min(0.9, ...y.filter(Number.isFinite));
    const axis: Axis = {
      domain: [Math.floor(10 * least) / 10, 1],
      label: messages.accuracyAxis,
      format: (share) => percentText(share),
    };
    const line: Line = { x: epochs.map(({ step }) => step), y, tone: 's2', hasDots: true, name: messages.testAccuracy };
    return html`<chainrule-chart
      class="accuracy"
      .label=${messages.accuracyLabel}
      .x=${updates(snapshot, messages.updatesAxis)}
      .y=${axis}
      .lines=${[line]}
      .place=${(step: number) => this.#place(snapshot, step)}
      .format=${(share: number) => percentText(share, 2)}
      .at=${this.#at}
      .file=${'chainrule-accuracy'}
      .files=${[epochFile(snapshot)]}
      @read=${this.#read}
    ></chainrule-chart>`;
  }

  #place({ epochs }: ImageSnapshot, step: number): string {
    const messages = words(catalog);
    const epoch = epochs.find((one) => one.step === step);
    return epoch ? messages.atEpoch(digits(epoch.epoch), count(step)) : messages.atUpdate(count(step));
  }

  readonly #read = ({ at }: ReadEvent) => {
    this.#at = at;
    this.requestUpdate();
  };

  #best({ bestEpoch, epochs }: ImageSnapshot): Rule[] {
    const best = epochs.find(({ epoch }) => epoch === bestEpoch);
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
        --chart-size: clamp(15rem, 42dvh, 24rem);
        --chart-lines: 2;
      }

      .accuracy {
        --chart-size: clamp(13rem, 30dvh, 17rem);
      }

      @media (width < 30rem) {
        .losses {
          --chart-lines: 3;
        }
      }
    `,
  ];
}

function updates({ nSteps }: ImageSnapshot, label: string): Axis {
  return { domain: [0, nSteps], label, format: (step) => count(step) };
}

/** One row per epoch. */
function epochFile({ epochs }: ImageSnapshot): ChartFile {
  const columns = ['epoch', 'update', 'train_loss', 'last_batch_loss', 'test_loss', 'test_accuracy'];
  const text = () =>
    csv(
      columns,
      epochs.map(({ epoch, step, trainLoss, lastBatchLoss, testLoss, testAccuracy }) => {
        return [epoch, step, trainLoss, lastBatchLoss, testLoss, testAccuracy];
      }),
    );
  return { name: words(catalog).csvEpochs, file: 'chainrule-epochs.csv', text };
}

/** One row per point of the batch losses. */
function batchFile({ batches: { steps, losses, nTogether } }: ImageSnapshot): ChartFile {
  const column = nTogether === 1 ? 'batch_loss' : `mean_loss_of_${nTogether}_batches`;
  const text = () =>
    csv(
      ['update', column],
      steps.map((step, i) => [step, losses[i]]),
    );
  return { name: words(catalog).csvBatches, file: 'chainrule-batches.csv', text };
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images-curves': ImagesCurves;
  }
}
