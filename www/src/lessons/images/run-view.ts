import { css, html, nothing } from 'lit';
import { customElement, state as internal } from 'lit/decorators.js';
import { digits, PageElement, series } from '../../base/locale';
import { ltr, numberText, percentText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import type { KeptTraining, TimedImageSnapshot } from '../../engine/commands/images';
import type { ImageSnapshot } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import '../../lab/narrator';
import { sentence } from '../../session/errors';
import { count } from './naming';
import { type Recorded, recorded, recordingOf, showRecorded } from './recorded';
import { data, keeping, kept, run, session } from './session';
import { state } from './state';
import { catalog } from './text';

/** A recorded one has no times. */
type ShownSnapshot = ImageSnapshot & Pick<TimedImageSnapshot, 'milliseconds' | 'secondsLeft'>;

/** Train, pause, one update, reset; and the numbers so far. */
@customElement('chainrule-images-run')
export class ImagesRun extends PageElement {
  /** Whether the recording could not be fetched. */
  @internal() private hasFailed = false;

  constructor() {
    super();
    new Watch(this, state, data, run, keeping, kept, recorded);
  }

  override render() {
    const { error, snapshot, phase } = run.value;
    return html`
      <div class="row">${this.#renderButtons()}</div>
      <chainrule-narrator .phase=${phase} .where=${snapshot ? whereIs(snapshot) : ''}></chainrule-narrator>
      <div role="alert">
        ${
          // The page's banner reports an engine that stopped.
          error && error.code !== 'crashed' ? html`<p class="error">${sentence(error)}</p>` : nothing
        }
      </div>
      ${phase === 'idle' ? this.#renderRecorded() : nothing}
      ${snapshot ? this.#renderReadings(snapshot) : nothing} ${this.#renderOthers()}
    `;
  }

  #renderOthers() {
    const nOthers = kept.value?.nOthers ?? 0;
    if (nOthers === 0 || run.value.phase === 'idle') return nothing;
    return html`<p class="small" role="status" data-reading="others">
      ${words(catalog).others(nOthers, digits(nOthers))}
    </p>`;
  }

  #renderRecorded() {
    const messages = words(catalog);
    const name = recordingOf();
    if (!name) return nothing;
    if (recorded.value) return this.#renderRecording(recorded.value);
    return html`<div class="row">
      <button
        data-do="recorded"
        @click=${async () => {
          this.hasFailed = !(await showRecorded(name));
        }}
      >
        ${messages.showRecorded}
      </button>
      <span class="small" role="status">${this.hasFailed ? messages.noRecording : messages.recordedHint}</span>
    </div>`;
  }

  #renderRecording({ data: set, config, snapshot, madeBy }: Recorded) {
    const messages = words(catalog);
    return html`
      <p class="kept small" data-reading="recorded">
        <span>
          ${messages.recorded(messages.dataNames[set], digits(config.seed))} <bdi dir="ltr">${madeBy}</bdi>
        </span>
      </p>
      ${this.#renderReadings(snapshot)}
    `;
  }

  #renderButtons() {
    const messages = words(catalog);
    const { phase } = run.value;
    const isReady = data.value.phase === 'here';
    const train = { name: 'train', act: () => session.train() };
    const main = {
      idle: { ...train, text: messages.train },
      ended: { ...train, text: messages.trainAnew },
      running: { name: 'pause', text: messages.pause, act: () => session.pause() },
      paused: { name: 'go-on', text: messages.goOn, act: () => session.unpause() },
    }[phase];
    const lost = phase === 'ended' ? this.#lost() : undefined;
    return html`
      ${lost ? this.#renderResume(lost) : nothing}
      <button
        class=${lost ? '' : 'primary'}
        data-do=${main.name}
        ?disabled=${main.name === 'train' && !isReady}
        @click=${main.act}
      >
        ${main.text}
      </button>
      <button
        data-do="step"
        ?disabled=${!isReady || phase === 'running' || phase === 'ended'}
        @click=${() => session.step()}
      >
        ${messages.step}
      </button>
      <button data-do="reset" ?disabled=${phase === 'idle'} @click=${() => session.reset()}>${messages.reset}</button>
    `;
  }

  /** The training of a worker that died, as it was last kept. */
  #lost(): KeptTraining | undefined {
    if (run.value.error?.code !== 'crashed') return undefined;
    return kept.value?.trainings.find(({ id, note }) => note && id === keeping.value?.id);
  }

  #renderResume(training: KeptTraining) {
    return html`<button class="primary" data-do="resume" @click=${() => void session.resume(training)}>
      ${words(catalog).resumeAt(count(keeping.value?.step ?? 0))}
    </button>`;
  }

  #renderReadings(snapshot: ShownSnapshot) {
    const messages = words(catalog);
    const { epoch, nEpochs, step, nSteps, nParameters, epochs, bestEpoch, ratio, shape } = snapshot;
    const { milliseconds, secondsLeft } = snapshot;
    const last = epochs.at(-1);
    const tested = epochs.findLast(({ testLoss }) => testLoss !== undefined);
    const number = (value: number | undefined) => (value === undefined ? '—' : numberText(value));
    return html`
      <dl class="readings lined">
        ${this.#reading('epoch', messages.epoch, messages.of(digits(epoch), digits(nEpochs)))}
        ${this.#reading('step', messages.updates, messages.of(count(step), count(nSteps)))}
        ${this.#reading('train-loss', messages.trainLoss, number(last?.trainLoss))}
        ${this.#reading('test-loss', messages.testLoss, number(tested?.testLoss))}
        ${this.#reading('test-accuracy', messages.testAccuracy, tested?.testAccuracy === undefined ? '—' : percentText(tested.testAccuracy, 2))}
        ${this.#reading('best-epoch', messages.bestEpoch, bestEpoch === undefined ? '—' : digits(bestEpoch))}
        ${this.#reading('ratio', messages.ratio, number(ratio))}
        ${this.#reading('parameters', messages.parameters, count(nParameters))}
        ${this.#reading('shape', messages.network, ltr(shape.map((n) => digits(n)).join('-')))}
        ${milliseconds === undefined ? nothing : this.#reading('milliseconds', messages.perUpdate, messages.milliseconds(numberText(milliseconds, 2)))}
        ${secondsLeft === undefined || secondsLeft === 0 ? nothing : this.#reading('time-left', messages.timeLeft, duration(secondsLeft))}
      </dl>
      <p class="small" data-reading="status">${this.#status(snapshot)}</p>
    `;
  }

  #status({ isTesting, step }: ShownSnapshot): string {
    const messages = words(catalog);
    const { problem, step: keptStep, isCopy } = keeping.value ?? {};
    if (problem) return problem === 'full' ? messages.isFull : messages.isRefused;
    if (keptStep === step && run.value.phase !== 'running') return messages.isKept;
    if (isTesting) return messages.testing;
    if (isCopy) return messages.isCopy;
    return keptStep ? messages.keptAt(count(keptStep)) : '\u00a0';
  }

  #reading(id: string, label: string, value: string) {
    return html`<div data-of=${id}>
      <dt>${label}</dt>
      <dd data-reading=${id}><bdi>${value}</bdi></dd>
    </div>`;
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
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }

      /* Four layers of four digits each fit on a line. */
      [data-of="shape"] {
        grid-column: span 2;
      }

      .kept {
        display: grid;
        gap: var(--cr-space-2);
        padding: var(--cr-space-3);
        border-inline-start: 3px solid var(--cr-mark-line);
        background: var(--cr-mark);
      }

      .kept.small {
        color: var(--cr-ink);
      }

      .primary {
        min-inline-size: 6rem;
      }
    `,
  ];
}

/** Seconds up to two minutes, then minutes. */
function duration(seconds: number): string {
  const messages = words(catalog);
  return seconds < 120
    ? messages.seconds(digits(Math.ceil(seconds)))
    : messages.minutes(digits(Math.ceil(seconds / 60)));
}

/** The epoch, the losses and the accuracy. */
function whereIs({ epoch, nEpochs, epochs }: ShownSnapshot): string {
  const messages = words(catalog);
  const tested = epochs.findLast(({ testLoss }) => testLoss !== undefined);
  const last = epochs.at(-1);
  return series([
    `${messages.epoch} ${messages.of(digits(epoch), digits(nEpochs))}`,
    ...(last ? [`${messages.trainLoss} ${ltr(numberText(last.trainLoss))}`] : []),
    ...(tested?.testLoss === undefined ? [] : [`${messages.testLoss} ${ltr(numberText(tested.testLoss))}`]),
    ...(tested?.testAccuracy === undefined
      ? []
      : [`${messages.testAccuracy} ${ltr(percentText(tested.testAccuracy, 2))}`]),
  ]);
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images-run': ImagesRun;
  }
}
