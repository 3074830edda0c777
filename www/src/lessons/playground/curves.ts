import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { csv } from '../../base/csv';
import { digits, PageElement } from '../../base/locale';
import { ltr, numberText, percentText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import type { PlaygroundCurves as Curves, PlaygroundSnapshot, PlaygroundStop } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import { quantity } from '../../session/errors';
import '../../figures/choices';
import type { ChainruleChoices } from '../../figures/choices';
import '../../figures/plot/chart';
import type { ChartFile, ReadEvent } from '../../figures/plot/chart';
import type { Axis, Line, Tone } from '../../figures/plot/plot-data';
import './reasons';
import { conductor, lastUpdate, latestSnapshot, run, secondSnapshot } from './runs';
import { axes, type CurveAxis, state } from './state';
import { catalog } from './text';

/** Losses and accuracies now and over the updates, of the training and the comparison, and why it stopped. */
@customElement('chainrule-playground-curves')
export class PlaygroundCurves extends PageElement {
  /** The reader's place on both charts; `undefined` at the newest one. */
  #at: number | undefined;

  constructor() {
    super();
    new Watch(this, state, latestSnapshot, secondSnapshot, lastUpdate);
  }

  override render() {
    const messages = words(catalog);
    const shown = latestSnapshot.value;
    // Nothing comes before there is data.
    if (!shown) return run.value.phase === 'idle' ? nothing : html`<div class="room"></div>`;
    const other = state.value.beside === 'none' ? undefined : secondSnapshot.value;
    return html`
      <div role="status">${shown.stopped ? this.#renderStop(shown.stopped, 'first', shown) : nothing}</div>
      ${this.#renderReadings(shown, 'first')}
      <chainrule-playground-reasons></chainrule-playground-reasons>
      ${
        other
          ? html`<h2>${messages.besideTitle}</h2>
              ${other.stopped && other.stopped.rule !== 'epochs' ? this.#renderStop(other.stopped, 'second', other) : nothing}
              ${this.#renderReadings(other, 'second')}`
          : nothing
      }
      ${this.#renderAxis()} ${this.#renderLosses(shown, other)} ${shown.task === 'classes' ? this.#renderAccuracies(shown, other) : nothing}
    `;
  }

  #renderReadings(snapshot: PlaygroundSnapshot, which: string) {
    const messages = words(catalog);
    const { record, learningRate } = snapshot;
    const hasValidation = record.validationLoss !== undefined;
    // Once everything is chosen.
    const isTestSeen = !hasValidation || snapshot.stopped !== undefined;
    const [testLoss, testAccuracy] = isTestSeen
      ? [messages.testLoss, messages.testAccuracy]
      : [messages.testLossAtEnd, messages.testAccuracyAtEnd];
    const percent = (share: number | undefined) => (share === undefined ? '—' : percentText(share));
    const loss = (x: number | undefined) => (x === undefined ? '—' : numberText(x));
    const reading = (id: string, label: string, text: string) => html`<div>
      <dt>${label}</dt>
      <dd data-reading=${id}><bdi dir="ltr">${text}</bdi></dd>
    </div>`;
    return html`<dl class="readings" data-run=${which}>
      ${reading('train-loss', messages.trainLoss, loss(record.trainLoss))}
      ${hasValidation ? reading('validation-loss', messages.validationLoss, loss(record.validationLoss)) : nothing}
      ${reading('test-loss', testLoss, isTestSeen ? loss(record.testLoss) : '—')}
      ${
        record.trainAccuracy === undefined
          ? nothing
          : html`${reading('train-accuracy', messages.trainAccuracy, percent(record.trainAccuracy))}
            ${hasValidation ? reading('validation-accuracy', messages.validationAccuracy, percent(record.validationAccuracy)) : nothing}
            ${reading('test-accuracy', testAccuracy, isTestSeen ? percent(record.testAccuracy) : '—')}`
      }
      ${reading('rate', messages.rateNow, numberText(learningRate))}
    </dl>
    ${which === 'first' ? this.#renderParts(snapshot) : nothing}`;
  }

  /** How many points each part has, and which of them say little. */
  #renderParts({ parts, task }: PlaygroundSnapshot) {
    const messages = words(catalog);
    const few = parts
      .filter(({ isFew }) => isFew)
      .map(({ part, n, margin }) => ({ part: messages.parts[part], n: digits(n), margin: ltr(percentText(margin)) }));
    return html`<p class="small" data-reading="parts">
      ${messages.partSizes(parts.map(({ part, n }) => ({ part: messages.parts[part], n: digits(n) })))}
      ${few.length === 0 ? nothing : task === 'classes' ? messages.fewForAccuracy(few) : messages.fewForLoss(few)}
    </p>`;
  }

  /** The best epoch, to go back to; where test data chose it, that is said. */
  #renderBest({ best, epoch }: PlaygroundSnapshot) {
    const messages = words(catalog);
    if (best.part === 'train') return nothing;
    const button =
      best.epoch === epoch
        ? nothing
        : html`<button data-do="best" @click=${() => conductor.to(best.step)}>
            ${messages.toBest(digits(best.epoch), messages.parts[best.part], ltr(numberText(best.loss)))}
          </button>`;
    return best.part === 'validation'
      ? button
      : html`${button}
          <p>${messages.chosenByTest}</p>
          <button data-do="hold-out" @click=${() => state.change({ val: heldOut, test: heldOut })}>
            ${messages.holdOut(ltr(percentText(heldOut)))}
          </button>`;
  }

  #renderStop(stop: PlaygroundStop, which: string, snapshot: PlaygroundSnapshot) {
    const messages = words(catalog);
    if (stop.rule !== 'diverged') {
      const text =
        stop.rule === 'patience'
          ? messages.stopped.patience(
              messages.parts[stop.best.part],
              digits(stop.best.epoch),
              ltr(numberText(stop.best.loss)),
            )
          : messages.stopped[stop.rule];
      return html`<div class="stop" data-stop=${stop.rule}>
        <p>${text}</p>
        ${which === 'first' ? this.#renderBest(snapshot) : nothing}
      </div>`;
    }
    const where = stop.layerIdx === undefined ? '' : messages.layer(digits(stop.layerIdx + 1));
    const rate = Number(stop.learningRate.toPrecision(6));
    return html`<div class="stop error" data-stop="diverged">
      <p>${messages.diverged(digits(stop.step), quantity(stop.what), where)}</p>
      <p>${messages.whatHelps}</p>
      ${
        which === 'first'
          ? html`<button data-do="smaller-rate" @click=${() => state.change({ rate })}>
              ${messages.tryRate(ltr(numberText(rate)))}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderAxis() {
    const messages = words(catalog);
    return html`<chainrule-choices
      data-name="axis"
      .label=${messages.axis}
      hide-label
      .choices=${axes.map((value) => ({ value, text: messages.axes[value] }))}
      .value=${state.value.axis}
      @input=${(event: Event) => {
        this.#at = undefined;
        state.change({ axis: (event.target as ChainruleChoices).value as CurveAxis });
      }}
    ></chainrule-choices>`;
  }

  #renderLosses(shown: PlaygroundSnapshot, other: PlaygroundSnapshot | undefined) {
    const messages = words(catalog);
    const lines = curveLines(shown, other, ({ trainLosses, validationLosses, testLosses }) => [
      trainLosses,
      validationLosses,
      testLosses,
    ]);
    return html`<chainrule-chart
      data-plot="losses"
      .label=${messages.lossesLabel}
      .x=${this.#axis(shown, other)}
      .y=${{ domain: decades(lines.map(({ y }) => y)), scale: 'log', label: messages.loss } satisfies Axis}
      .lines=${lines}
      .place=${placeText}
      .at=${this.#at}
      .file=${'chainrule-losses'}
      .files=${files(shown, other)}
      @read=${this.#read}
    ></chainrule-chart>`;
  }

  #renderAccuracies(shown: PlaygroundSnapshot, other: PlaygroundSnapshot | undefined) {
    const messages = words(catalog);
    const lines = curveLines(shown, other, ({ trainAccuracies, validationAccuracies, testAccuracies }) => [
      trainAccuracies,
      validationAccuracies,
      testAccuracies,
    ]);
    const y: Axis = {
      domain: [0, 1],
      ticks: [0, 0.5, 1],
      format: (share) => percentText(share),
      label: messages.accuracy,
    };
    return html`<chainrule-chart
      no-legend
      class="accuracies"
      data-plot="accuracies"
      .label=${messages.accuraciesLabel}
      .x=${this.#axis(shown, other)}
      .y=${y}
      .lines=${lines}
      .place=${placeText}
      .format=${(share: number) => percentText(share)}
      .at=${this.#at}
      .file=${'chainrule-accuracies'}
      @read=${this.#read}
    ></chainrule-chart>`;
  }

  readonly #read = ({ at }: ReadEvent) => {
    this.#at = at;
    this.requestUpdate();
  };

  #axis(shown: PlaygroundSnapshot, other: PlaygroundSnapshot | undefined): Axis {
    const { axis } = state.value;
    const label = words(catalog).axes[axis];
    const { step, epochs } = lastUpdate.value;
    if (axis === 'updates') return { domain: [0, Math.max(20, step, other?.step ?? 0)], label, format: digits };
    const ends = [shown, other].map((one) => one?.curves.epochs.at(-1) ?? 0);
    return { domain: [0, Math.max(1, epochs, ...ends)], label };
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
        min-inline-size: 0;
      }

      /* What the readings and the losses take, at least. */
      .room {
        block-size: 40rem;
      }

      h2 {
        font: 600 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      .readings {
        grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr));
      }

      .stop {
        display: grid;
        justify-items: start;
        gap: var(--cr-space-2);
        padding: var(--cr-space-2) var(--cr-space-3);
        border-inline-start: 3px solid var(--cr-mark-line);
        background: var(--cr-mark);
        color: var(--cr-ink);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .stop.error {
        border-color: var(--cr-danger);
        background: none;
      }

      chainrule-chart {
        --chart-size: 14rem;
      }

      .accuracies {
        --chart-size: 11rem;
      }
    `,
  ];
}

/** The share of validation data, and of test data, that is offered. */
const heldOut = 0.15;

/** The curves of each part. Test data are looked at once, at the end, unless there are no other data to choose by. */
function curveLines(
  shown: PlaygroundSnapshot,
  other: PlaygroundSnapshot | undefined,
  of: (curves: Curves) => readonly (readonly number[])[],
): Line[] {
  const messages = words(catalog);
  const { train, validation, test } = messages.parts;
  const lines = (snapshot: PlaygroundSnapshot, tones: readonly [Tone, Tone], name: (part: string) => string) => {
    const [trained = [], validated = [], tested = []] = of(snapshot.curves);
    const held = validated.length > 0 ? { y: validated, part: validation } : { y: tested, part: test };
    const x = places(snapshot.curves);
    return [
      { x, y: trained, tone: tones[0], name: name(train) },
      { x, y: held.y, tone: tones[1], name: name(held.part) },
    ];
  };
  const all = [
    ...lines(shown, ['s1', 's2'], (part) => part),
    ...(other ? lines(other, ['s3', 's4'], messages.besidePart) : []),
  ];
  return all.filter(({ y }) => y.length > 0);
}

/** The places of the records along the chosen axis. */
function places({ steps, epochs }: Curves): readonly number[] {
  return state.value.axis === 'updates' ? steps : epochs;
}

function placeText(place: number): string {
  const messages = words(catalog);
  return state.value.axis === 'updates' ? messages.atUpdate(digits(place)) : messages.atEpoch(numberText(place, 4));
}

/** The data of the curves, one row per point. */
function files(shown: PlaygroundSnapshot, other: PlaygroundSnapshot | undefined): ChartFile[] {
  const messages = words(catalog);
  const text = ({ curves }: PlaygroundSnapshot) => {
    const { steps, epochs, trainLosses, validationLosses, testLosses } = curves;
    const { trainAccuracies, validationAccuracies, testAccuracies } = curves;
    const hasValidation = validationLosses.length > 0;
    const series = {
      epoch: epochs,
      train_loss: trainLosses,
      ...(hasValidation ? { validation_loss: validationLosses } : {}),
      test_loss: testLosses,
      train_accuracy: trainAccuracies,
      ...(hasValidation ? { validation_accuracy: validationAccuracies } : {}),
      test_accuracy: testAccuracies,
    };
    return csv(
      ['update', ...Object.keys(series)],
      Array.from(steps, (step, i) => [step, ...Object.values(series).map((values) => values[i])]),
    );
  };
  const first: ChartFile = { name: messages.csv, file: 'chainrule-training.csv', text: () => text(shown) };
  return other ? [first, { name: messages.besideCsv, file: 'chainrule-beside.csv', text: () => text(other) }] : [first];
}

/** From the power of ten below all values to the one above. */
export function decades(losses: readonly ArrayLike<number>[]): readonly [number, number] {
  const all = losses.flatMap((y) => Array.from(y)).filter((loss) => loss > 0 && Number.isFinite(loss));
  if (all.length === 0) return [0.1, 1];
  const [low, high] = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))];
  return [10 ** Math.max(-300, low), 10 ** Math.min(300, Math.max(high, low + 1))];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-curves': PlaygroundCurves;
  }
}
