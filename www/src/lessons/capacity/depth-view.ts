import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { labParts } from '../../app/lab/lab-styles';
import { digits, PageElement, words } from '../../app/locale';
import { numberText } from '../../app/numbers';
import { Watch } from '../../app/store';
import { base } from '../../app/styles';
import type { NetworkSnapshot } from '../../engine/capacity';
import '../../figures/plot/plot';
import type { Line, Tone } from '../../figures/plot/plot-data';
import '../../figures/slider';
import type { ChainruleSlider } from '../../figures/slider';
import { pictures, sawtooth } from './runs';
import { state } from './state';
import { catalog } from './text';
import { axes, sampleDots, targetLine, viewStyles } from './views';

const tones: readonly Tone[] = ['s1', 's2', 's3', 's4'];

/** Networks of several depths with as many parameters each, over the same samples; and what folding makes of few units. */
@customElement('chainrule-capacity-depth')
export class DepthView extends PageElement {
  constructor() {
    super();
    new Watch(this, state, pictures.depth, sawtooth);
  }

  override render() {
    return html`${this.#renderFits()} ${this.#renderSawtooth()}`;
  }

  #renderFits() {
    const picture = pictures.depth.value;
    if (!picture) return nothing;
    const messages = words(catalog);
    const { snapshot, milliseconds } = picture;
    const { x, target, samples, networks, best } = snapshot;
    const lines: Line[] = [
      targetLine(x, target, messages.target),
      ...networks.map(
        ({ curve, depth, width }, i): Line => ({
          x,
          y: curve,
          tone: tones[i] ?? 'ink',
          name: messages.network(digits(depth), digits(width)),
        }),
      ),
    ];
    return html`
      <chainrule-plot
        class="curves"
        .label=${messages.depthLabel}
        .x=${axes.x}
        .y=${axes.y}
        .lines=${lines}
        .dots=${[{ ...sampleDots(samples, messages.samples), size: 'small' }]}
      ></chainrule-plot>
      <div class="scroll" tabindex="0" role="region" aria-label=${messages.views.depth}>
        <table>
          <thead>
            <tr>
              <th>${messages.hiddenLayers}</th>
              <th>${messages.unitsEach}</th>
              <th>${messages.parameters}</th>
              <th>${messages.steps}</th>
              <th>${messages.trainLoss}</th>
              <th>${messages.pieces}</th>
              <th>${messages.timePerStep}</th>
            </tr>
          </thead>
          <tbody>
            ${networks.map((network, i) => this.#renderRow(network, milliseconds[i], network.depth === best))}
          </tbody>
        </table>
      </div>
    `;
  }

  #renderRow(network: NetworkSnapshot, milliseconds: number | undefined, isBest: boolean) {
    const messages = words(catalog);
    const { depth, width, n_parameters, step, loss, n_pieces } = network;
    const time = milliseconds === undefined || step === 0 ? '—' : `${numberText((1000 * milliseconds) / step, 2)} µs`;
    return html`<tr data-depth=${depth} class=${isBest ? 'best' : ''}>
      <th scope="row">${digits(depth)}</th>
      <td>${digits(width)}</td>
      <td>${digits(n_parameters)}</td>
      <td>${digits(step)}</td>
      <td><bdi dir="ltr">${numberText(loss)}</bdi> ${isBest ? html`<span class="small">${messages.least}</span>` : nothing}</td>
      <td>${n_pieces === undefined ? '—' : digits(n_pieces)}</td>
      <td><bdi dir="ltr">${time}</bdi></td>
    </tr>`;
  }

  #renderSawtooth() {
    const messages = words(catalog);
    const { answer } = sawtooth.value;
    if (!answer) return nothing;
    const { x, y, n_pieces, deep_units, deep_parameters, wide_units, wide_parameters } = answer;
    const readings = [
      ['pieces', messages.pieces, n_pieces],
      ['deep-units', messages.deepUnits, deep_units],
      ['deep-parameters', messages.deepParameters, deep_parameters],
      ['wide-units', messages.wideUnits, wide_units],
      ['wide-parameters', messages.wideParameters, wide_parameters],
    ] as const;
    return html`<section class="folding" aria-labelledby="folding">
      <h2 id="folding">${messages.folding}</h2>
      <p>${messages.foldingText}</p>
      <chainrule-slider
        data-name="folds"
        .label=${messages.folds}
        .value=${state.value.folds}
        .min=${1}
        .max=${8}
        .format=${(value: number) => digits(value)}
        @input=${(event: Event) => state.change({ folds: (event.target as ChainruleSlider).value })}
      ></chainrule-slider>
      <chainrule-plot
        class="sawtooth"
        no-legend
        .label=${messages.sawtoothLabel(digits(n_pieces))}
        .x=${{ domain: [0, 1], label: 'x', ticks: [0, 0.25, 0.5, 0.75, 1] }}
        .y=${{ domain: [0, 1], ticks: [0, 0.5, 1] }}
        .lines=${[{ x, y, tone: 's1' }]}
      ></chainrule-plot>
      <dl class="readings">
        ${readings.map(
          ([name, label, value]) => html`<div data-reading=${name}>
            <dt>${label}</dt>
            <dd>${digits(value)}</dd>
          </div>`,
        )}
      </dl>
    </section>`;
  }

  static override styles = [
    base,
    labParts,
    viewStyles,
    css`
      td {
        white-space: nowrap;
      }

      .best > * {
        background: var(--cr-mark);
      }

      .folding {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
      }

      .sawtooth {
        block-size: 12rem;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-capacity-depth': DepthView;
  }
}
