import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { Store, Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import { fullSpeed } from '../../engine/job';
import { sentence } from '../../session/errors';
import { EngineRun } from '../../session/run';
import '../../figures/plot/plot';
import '../../figures/slider';
import type { ChainruleSlider } from '../../figures/slider';
import { miniature } from '../miniature-style';
import { WhileSeen } from '../while-seen';
import { catalog } from './card-text';

/** Outlive the element. */
const fit = new EngineRun('fitPieces');
const units = new Store(8);

units.subscribe(learn);

function learn(nUnits: number): void {
  fit.startSoon({ function: 'sine', nUnits, kind: 'relu', noise: 0, seed: 1, nSteps: 2000 });
}

/** A hidden layer of a chosen number of ReLUs learns a curve. */
@customElement('chainrule-card-capacity')
export class CapacityCard extends PageElement {
  constructor() {
    super();
    new Watch(this, fit, units);
    new WhileSeen(this, fit, fullSpeed, () => learn(units.value));
  }

  override render() {
    const messages = words(catalog);
    const { snapshot, error } = fit.value;
    return html`
      <chainrule-plot
        no-legend
        .label=${messages.figure}
        .x=${{ domain: [-1, 1] }}
        .y=${{ domain: [-1.5, 1.5], ticks: [-1, 0, 1] }}
        .dots=${snapshot ? [{ ...snapshot.samples, tone: 'soft' as const, size: 'small' as const }] : []}
        .lines=${
          snapshot
            ? [
                {
                  x: snapshot.x,
                  y: snapshot.curve,
                  tone: 's1' as const,
                  weight: 'strong' as const,
                  dash: 'solid' as const,
                },
              ]
            : []
        }
      ></chainrule-plot>
      <chainrule-slider
        .label=${messages.units}
        .value=${units.value}
        .min=${1}
        .max=${32}
        .step=${1}
        @input=${(event: Event) => units.set((event.target as ChainruleSlider).value)}
      ></chainrule-slider>
      <p class="reading">
        ${
          snapshot
            ? html`${messages.reading(digits(String(snapshot.step)), digits(String(snapshot.nPieces ?? 0)))}
                <bdi dir="ltr">${numberText(snapshot.loss)}</bdi>`
            : nothing
        }
      </p>
      ${error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
    `;
  }

  static override styles = [base, miniature];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-card-capacity': CapacityCard;
  }
}
