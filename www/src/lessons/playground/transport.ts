import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement, series } from '../../base/locale';
import { ltr, numberText, percentText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import type { PlaygroundSnapshot } from '../../engine/wire';
import '../../lab/narrator';
import { maxSeed } from '../../session/url-state';
import { fromTable } from './given';
import { conductor, lastUpdate, latestSnapshot, run, second } from './runs';
import { isTable, state } from './state';
import { outcome } from './table/reader';
import { whyNot } from './table/why';
import { catalog } from './text';

/** Play and pause, one update and one epoch, back, any past update, back to the start, and a new seed. */
@customElement('chainrule-playground-transport')
export class PlaygroundTransport extends PageElement {
  constructor() {
    super();
    new Watch(this, state, run, second, latestSnapshot, lastUpdate, fromTable, outcome);
  }

  override render() {
    const messages = words(catalog);
    const shown = latestSnapshot.value;
    const { step, epoch } = shown ?? { step: 0, epoch: 0 };
    const isThere = shown !== undefined && run.value.phase !== 'idle';
    const isRunning = run.value.phase === 'running' || second.value.phase === 'running';
    const isOver = !isThere || shown.stopped !== undefined;
    const { seed, data } = state.value;
    const why = isTable(data) ? whyNot() : undefined;
    return html`
      <div class="buttons">
        ${
          isRunning
            ? this.#button('pause', messages.pause, false, () => conductor.pause(), 'primary')
            : this.#button('play', messages.play, isOver, () => conductor.play(), 'primary')
        }
        ${this.#button('back', messages.back, !isThere || step === 0, () => conductor.to(step - 1))}
        ${this.#button('step', messages.step, isOver, () => conductor.step())}
        ${this.#button('epoch', messages.oneEpoch, isOver, () => conductor.epoch())}
        ${this.#button('reset', messages.reset, !isThere, () => conductor.to(0))}
        <button data-do="seed" @click=${() => state.change({ seed: seed === maxSeed ? 0 : seed + 1 })}>
          ${messages.newSeed}
        </button>
      </div>
      <chainrule-narrator .phase=${isRunning ? 'running' : shown?.stopped ? 'ended' : step === 0 ? 'idle' : run.value.phase} .where=${whereIs(shown)}></chainrule-narrator>
      ${why === undefined ? nothing : html`<p class="why" data-reading="why">${why}</p>`}
      <label>
        <span>
          <span data-reading="epoch">${messages.epoch(digits(epoch))}</span> ·
          <span data-reading="step">${messages.update(digits(step))}</span>
        </span>
        <input
          type="range"
          min="0"
          max=${Math.max(1, lastUpdate.value.step)}
          step="1"
          data-name="time"
          aria-label=${messages.time}
          aria-valuetext=${messages.update(digits(step))}
          ?disabled=${!isThere || lastUpdate.value.step === 0}
          .value=${String(step)}
          @input=${(event: Event) => conductor.to((event.target as HTMLInputElement).valueAsNumber)}
        />
      </label>
    `;
  }

  #button(name: string, text: string, isIdle: boolean, act: () => void, kind = '') {
    return html`<button class=${kind} data-do=${name} aria-disabled=${isIdle} @click=${() => isIdle || act()}>
      ${text}
    </button>`;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--cr-space-1);
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cr-space-2);
      }

      .primary {
        min-inline-size: 6rem;
      }

      .primary[aria-disabled="true"],
      .primary[aria-disabled="true"]:hover {
        border-color: var(--cr-rule);
        background: none;
        color: var(--cr-soft);
      }

      .why {
        color: var(--cr-soft);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      label {
        display: grid;
        grid-template-columns: minmax(11rem, auto) minmax(6rem, 1fr);
        align-items: center;
        gap: var(--cr-space-3);
        font: 500 var(--cr-size-small) / 1.4 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      input {
        direction: ltr;
        min-inline-size: 0;
        min-block-size: var(--cr-target);
        margin: 0;
        accent-color: var(--cr-ink);
        cursor: pointer;
      }

      @media (width < 40rem) {
        .buttons {
          display: grid;
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }

        button {
          min-inline-size: 0;
          padding-inline: var(--cr-space-1);
        }
      }
    `,
  ];
}

/** The epoch, and the losses and accuracies that the reader may look at. */
function whereIs(shown: PlaygroundSnapshot | undefined): string {
  if (!shown) return '';
  const messages = words(catalog);
  const { trainLoss, testLoss, validationLoss, testAccuracy, validationAccuracy } = shown.record;
  const isTestSeen = validationLoss === undefined || shown.stopped !== undefined;
  const [loss, accuracy] = isTestSeen ? [testLoss, testAccuracy] : [validationLoss, validationAccuracy];
  const names = isTestSeen
    ? [messages.testLoss, messages.testAccuracy]
    : [messages.validationLoss, messages.validationAccuracy];
  return series([
    messages.epoch(digits(shown.epoch)),
    `${messages.trainLoss} ${ltr(numberText(trainLoss))}`,
    ...(loss === undefined ? [] : [`${names[0]} ${ltr(numberText(loss))}`]),
    ...(accuracy === undefined ? [] : [`${names[1]} ${ltr(percentText(accuracy))}`]),
  ]);
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-transport': PlaygroundTransport;
  }
}
