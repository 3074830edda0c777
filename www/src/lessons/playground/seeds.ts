import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { fields } from '../../base/field-styles';
import { digits, PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import type { SeedsSnapshot } from '../../engine/wire';
import '../../figures/plot/chart';
import type { Axis, Line, Ribbon, Tone } from '../../figures/plot/plot-data';
import { labSlider } from '../../lab/lab-parts';
import { labParts } from '../../lab/lab-styles';
import { sentence } from '../../session/errors';
import { decades } from './curves';
import { maxSeeds } from './fields';
import { conductor, latestSnapshot, secondSeeds, seeds } from './runs';
import { state } from './state';
import { catalog } from './text';

/** Both trainings with several seeds: the mean of their losses, and how far they lie apart. */
@customElement('chainrule-playground-seeds')
export class PlaygroundSeeds extends PageElement {
  constructor() {
    super();
    new Watch(this, state, seeds, secondSeeds, latestSnapshot);
  }

  override render() {
    const messages = words(catalog);
    const { phase, snapshot, error } = seeds.value;
    const isRunning = phase === 'running' || secondSeeds.value.phase === 'running';
    return html`<details data-fold="seeds">
      <summary>${messages.seedsFold}</summary>
      <div class="fold">
        ${labSlider(state, 'seeds', messages.seeds, { min: 2, max: maxSeeds })}
        <div class="row">
          ${
            isRunning
              ? html`<button data-do="stop-seeds" @click=${() => conductor.stopSeeds()}>${messages.stopSeeds}</button>`
              : html`<button
                  data-do="seeds"
                  aria-disabled=${!latestSnapshot.value}
                  @click=${() => latestSnapshot.value && conductor.trainSeeds()}
                >
                  ${messages.trainSeeds(digits(state.value.seeds))}
                </button>`
          }
          ${snapshot ? html`<span class="small" data-reading="seeds">${messages.seedsDone(digits(snapshot.nDone), digits(snapshot.nSeeds))}</span>` : nothing}
        </div>
        ${error && error.code !== 'crashed' ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
        ${snapshot && snapshot.train.mean.length > 0 ? this.#renderChart(snapshot, secondSeeds.value.snapshot) : nothing}
        ${snapshot && snapshot.nDiverged > 0 ? html`<p class="small">${messages.seedsDiverged(digits(snapshot.nDiverged))}</p>` : nothing}
      </div>
    </details>`;
  }

  #renderChart(first: SeedsSnapshot, other: SeedsSnapshot | undefined) {
    const messages = words(catalog);
    const { axis, val } = state.value;
    const heldOut = messages.parts[val > 0 ? 'validation' : 'test'];
    const series = [
      { of: first, spread: first.train, tone: 's1' as Tone, name: messages.parts.train },
      { of: first, spread: first.heldOut, tone: 's2' as Tone, name: heldOut },
      ...(other
        ? [
            { of: other, spread: other.train, tone: 's3' as Tone, name: messages.besidePart(messages.parts.train) },
            { of: other, spread: other.heldOut, tone: 's4' as Tone, name: messages.besidePart(heldOut) },
          ]
        : []),
    ].filter(({ spread }) => spread.mean.length > 0);
    const places = (of: SeedsSnapshot) => (axis === 'updates' ? of.steps : of.epochs);
    const lines = series.map(({ of, spread, tone, name }): Line => ({ x: places(of), y: spread.mean, tone, name }));
    const ribbons = series.map(({ of, spread: { low, high }, tone }): Ribbon => ({ x: places(of), low, high, tone }));
    const ends = series.map(({ of }) => places(of).at(-1) ?? 0);
    const y: Axis = {
      domain: decades(ribbons.flatMap(({ low, high }) => [low, high])),
      scale: 'log',
      label: messages.loss,
    };
    const n = first.nDone - first.nDiverged;
    return html`
      <chainrule-chart
        data-plot="seeds"
        .label=${messages.seedsLabel}
        .x=${{ domain: [0, Math.max(1, ...ends)], label: messages.axes[axis] } satisfies Axis}
        .y=${y}
        .lines=${lines}
        .ribbons=${ribbons}
        .place=${(place: number) => (axis === 'updates' ? messages.atUpdate(digits(place)) : messages.atEpoch(numberText(place, 4)))}
        .file=${'chainrule-seeds'}
      ></chainrule-chart>
      <p class="small" data-reading="seeds-said">${messages.seedsSaid(digits(n))}</p>
    `;
  }

  static override styles = [
    base,
    controls,
    fields,
    labParts,
    css`
      .fold {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
        padding-block-end: var(--cr-space-3);
      }

      chainrule-chart {
        --chart-size: 14rem;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-seeds': PlaygroundSeeds;
  }
}
