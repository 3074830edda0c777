import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { ltr } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { fullSpeed, pausedPace } from '../../engine/job';
import { labParts } from '../../lab/lab-styles';
import '../../lab/narrator';
import { sentence } from '../../session/errors';
import { state } from './state';
import { begin, haveChanged, trained, training } from './train-run';
import { catalog } from './train-text';

/** Train, pause, one update, start over; what is being done, and how long it will take. */
@customElement('chainrule-questions-train-bar')
export class TrainBar extends PageElement {
  constructor() {
    super();
    new Watch(this, state, training, trained);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (training.value.phase === 'running') training.setPace(pausedPace);
  }

  override render() {
    const { phase, error } = training.value;
    return html`
      <div class="row">${this.#renderButtons()}</div>
      <chainrule-narrator .phase=${phase} .where=${this.#doing()}></chainrule-narrator>
      ${this.#renderProgress()}
      <div role="alert">
        ${
          // The page's banner reports an engine that stopped.
          error && error.code !== 'crashed' ? html`<p class="error">${sentence(error)}</p>` : nothing
        }
      </div>
      <p class="small" role="status" data-reading="for-next">
        ${phase !== 'idle' && haveChanged() ? words(catalog).forNext : nothing}
      </p>
    `;
  }

  #renderButtons() {
    const messages = words(catalog);
    const { phase } = training.value;
    const main = {
      idle: { action: 'train', text: messages.train, act: () => begin() },
      running: { action: 'pause', text: messages.pause, act: () => training.setPace(pausedPace) },
      paused: { action: 'resume', text: messages.resume, act: () => training.setPace(fullSpeed) },
      ended: { action: 'train', text: messages.trainAgain, act: () => begin() },
    }[phase];
    return html`
      <button class="primary" data-action=${main.action} @click=${main.act}>${main.text}</button>
      <button data-action="step" ?disabled=${phase === 'running' || phase === 'ended'} @click=${this.#step}>
        ${messages.update}
      </button>
      <button data-action="anew" ?disabled=${phase !== 'running' && phase !== 'paused'} @click=${() => begin()}>
        ${messages.anew}
      </button>
      <button data-action="reset" ?disabled=${phase === 'idle'} @click=${() => training.reset()}>
        ${messages.reset}
      </button>
    `;
  }

  #step(): void {
    if (training.value.phase === 'idle') begin(pausedPace);
    training.setPace({ units: 1, unitsPerSnapshot: null });
  }

  /** What is being done, or has been done. */
  #doing(): string {
    const { snapshot, phase, error } = training.value;
    const config = trained.value;
    if (!snapshot || !config) return '';
    const messages = words(catalog);
    const [seed, nSeeds] = [digits(snapshot.seed), digits(config.nSeeds)];
    if (phase === 'ended' && !error) return messages.finished(config.nSeeds, nSeeds);
    const model = snapshot.current === undefined ? undefined : config.variants[snapshot.current];
    return model ? messages.training(seed, nSeeds, messages.models[model]) : messages.reading(seed, nSeeds);
  }

  #renderProgress() {
    const { snapshot, phase } = training.value;
    const config = trained.value;
    if (!snapshot || !config || phase === 'idle') return nothing;
    const messages = words(catalog);
    const { secondsLeft } = snapshot;
    const isOver = phase === 'ended';
    return html`
      <div class="progress">
        <progress max="1" .value=${snapshot.progress} aria-label=${messages.progress}></progress>
        <p class="small" data-reading="doing">
          ${this.#doing()}
        </p>
        <p class="small">
          ${
            isOver || secondsLeft === undefined
              ? '\u00a0'
              : html`${messages.timeLeft} <bdi data-reading="time-left">${duration(secondsLeft)}</bdi>`
          }
        </p>
      </div>
    `;
  }

  static override styles = [
    base,
    controls,
    labParts,
    css`
      .primary {
        min-inline-size: 7rem;
      }

      .progress {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 var(--cr-space-3);
        margin-block-start: var(--cr-space-2);
      }

      progress {
        grid-column: 1 / -1;
        inline-size: 100%;
        accent-color: var(--cr-ink);
      }
    `,
  ];
}

/** Seconds up to two minutes, then minutes. */
function duration(seconds: number): string {
  const messages = words(catalog);
  return seconds < 120
    ? messages.seconds(ltr(digits(Math.ceil(seconds))))
    : messages.minutes(ltr(digits(Math.ceil(seconds / 60))));
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-questions-train-bar': TrainBar;
  }
}
