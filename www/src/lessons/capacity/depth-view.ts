import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { NetworkSnapshot } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import '../../figures/plot/plot';
import type { Line, Tone } from '../../figures/plot/plot-data';
import { latestSnapshots } from './runs';
import { catalog } from './text';
import { axes, sampleDots, targetLine, viewStyles } from './views';

const tones: readonly Tone[] = ['s1', 's2', 's3', 's4'];

/** Networks of several depths with the same number of parameters, over the same samples. */
@customElement('chainrule-capacity-depth')
export class DepthView extends PageElement {
  constructor() {
    super();
    new Watch(this, latestSnapshots.depth);
  }

  override render() {
    const picture = latestSnapshots.depth.value;
    if (!picture) return html`<div class="curves"></div>`;
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
        file="chainrule-depth"
        .x=${axes.x}
        .y=${axes.y}
        .lines=${lines}
        .dots=${[{ ...sampleDots(samples, messages.samples), size: 'small' }]}
      ></chainrule-plot>
      <div class="scroll" tabindex="0" role="region" aria-label=${messages.views.depth}>
        <table aria-label=${messages.views.depth}>
          <thead>
            <tr>
              <th>${messages.hiddenLayers}</th>
              <th>${messages.unitsEach}</th>
              <th>${messages.trainLoss}</th>
              <th>${messages.timePerStep}</th>
              <th>${messages.parameters}</th>
              <th>${messages.pieces}</th>
              <th>${messages.steps}</th>
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
    const { depth, width, nParameters, step, loss, nPieces } = network;
    const time = milliseconds === undefined || step === 0 ? '—' : `${numberText((1000 * milliseconds) / step, 2)} µs`;
    return html`<tr data-depth=${depth} class=${isBest ? 'best' : ''}>
      <th scope="row">${digits(depth)}</th>
      <td>${digits(width)}</td>
      <td><bdi dir="ltr">${numberText(loss)}</bdi> ${isBest ? html`<span class="small">${messages.least}</span>` : nothing}</td>
      <td><bdi dir="ltr">${time}</bdi></td>
      <td>${digits(nParameters)}</td>
      <td>${nPieces === undefined ? '—' : digits(nPieces)}</td>
      <td>${digits(step)}</td>
    </tr>`;
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

      @media (width < 40rem) {
        table {
          font-size: var(--cr-size-tiny);
        }

        :is(th, td) {
          padding-inline: var(--cr-space-1);
        }

        .best .small {
          display: block;
          font-size: inherit;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-capacity-depth': DepthView;
  }
}
