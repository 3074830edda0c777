import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { numberText, percentText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { ActivationResponse, Histogram } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import { activationLabels } from '../../session/activation-names';
import { functionTone } from '../../trace/activations';
import '../../figures/plot/plot';
import type { Axis, Tone } from '../../figures/plot/plot-data';
import { distribution, draw, state } from './state';
import { catalog } from './text';

/** The functions applied to normally distributed inputs: histograms, and a table of what is left of a gradient. */
@customElement('chainrule-activation-distribution')
export class ActivationDistribution extends PageElement {
  constructor() {
    super();
    new Watch(this, state, distribution);
  }

  override render() {
    const { answer } = distribution.value;
    if (!answer) return nothing;
    const messages = words(catalog);
    const names = activationLabels();
    const shown = answer.responses.filter(({ name }) => state.value.shown.includes(name));
    return html`
      <div class="histograms">
        ${this.#renderHistogram(messages.input, messages.input, answer.input, 'soft')}
        ${shown.map(({ name, histogram }) =>
          this.#renderHistogram(names[name], messages.histogram(names[name]), histogram, functionTone(name)),
        )}
      </div>
      ${this.#renderTable(shown)}
    `;
  }

  #renderHistogram(title: string, label: string, { edges, shares }: Histogram, tone: Tone) {
    const x: Axis = { domain: [edges[0] ?? 0, edges.at(-1) ?? 1] };
    const y: Axis = { domain: [0, Math.max(...shares)], format: (share) => percentText(share) };
    return html`<figure>
      <figcaption>${title}</figcaption>
      <chainrule-plot no-legend .label=${label} file="chainrule-distribution" .x=${x} .y=${y} .bars=${[{ edges, heights: shares, tone }]}></chainrule-plot>
    </figure>`;
  }

  #renderTable(shown: readonly ActivationResponse[]) {
    const messages = words(catalog);
    const names = activationLabels();
    const both = (share: number, probability: number) =>
      html`<td><bdi dir="ltr">${percentText(share)}</bdi></td>
        <td class="exact"><bdi dir="ltr">${percentText(probability, 2)}</bdi></td>`;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${messages.views.distribution}>
      <table aria-label=${messages.views.distribution}>
        <thead>
          <tr>
            <th rowspan="2">${messages.function}</th>
            <th colspan="2" scope="colgroup">${messages.saturated}</th>
            <th colspan="2" scope="colgroup">${messages.zeroShare}</th>
            <th colspan="2" scope="colgroup">${messages.outputs}</th>
            <th rowspan="2">${messages.meanSlope}</th>
            <th rowspan="2">${messages.meanSquareSlope}</th>
          </tr>
          <tr>
            ${[0, 1].map(
              () => html`<th>${messages.sampleShare(digits(draw.nSamples))}</th><th>${messages.probability}</th>`,
            )}
            <th>${messages.meanOf}</th>
            <th>${messages.stdOf}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (response) => html`<tr data-function=${response.name}>
              <th scope="row">${names[response.name]}</th>
              ${both(response.saturatedShare, response.saturatedProbability)}
              ${both(response.zeroShare, response.zeroProbability)}
              ${[response.mean, response.std, response.meanSlope, response.meanSquareSlope].map(
                (x) => html`<td><bdi dir="ltr">${numberText(x)}</bdi></td>`,
              )}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  static override styles = [
    base,
    labParts,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-4);
        min-inline-size: 0;
      }

      .histograms {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
        gap: var(--cr-space-4);
      }

      figure {
        min-inline-size: 0;
        margin: 0;
      }

      figcaption {
        font: 600 var(--cr-size-small) / 1.4 var(--cr-controls);
        text-align: start;
      }

      chainrule-plot {
        block-size: 13rem;
      }

      thead tr:first-child th[colspan] {
        border-block-end: 0;
        padding-block-end: 0;
      }

      thead tr:last-child th {
        color: var(--cr-soft);
        font-weight: 450;
      }

      .exact {
        color: var(--cr-soft);
      }

      :focus-visible {
        outline: 2px solid var(--cr-focus);
        outline-offset: 2px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-activation-distribution': ActivationDistribution;
  }
}
