import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { Store, Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { ActivationCurve } from '../../engine/wire';
import { activationLabels } from '../../session/activation-names';
import { sentence } from '../../session/errors';
import { LatestAnswer } from '../../session/latest';
import '../../figures/plot/plot';
import type { ProbeEvent } from '../../figures/plot/plot-data';
import { miniature } from '../miniature-style';
import { catalog } from './card-text';

/** Outlive the element. */
const curves = new LatestAnswer('activationCurves');
const at = new Store(1);
const range = { from: -6, to: 6, nPoints: 121 } as const;

at.subscribe(ask);

function ask(probe: number): void {
  curves.ask({ ...range, slope: 0.01, alpha: 1, threshold: 0.05, probe });
}

/** The derivatives of sigmoid and ReLU, read at one x. */
@customElement('chainrule-card-activations')
export class ActivationsCard extends PageElement {
  constructor() {
    super();
    new Watch(this, curves, at);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    ask(at.value);
  }

  override render() {
    const messages = words(catalog);
    const { answer, error } = curves.value;
    const shown = (['sigmoid', 'relu'] as const).flatMap((name, i) => {
      const curve = answer?.functions.find((one) => one.name === name);
      return curve ? [{ curve, tone: i === 0 ? ('s2' as const) : ('s1' as const) }] : [];
    });
    const text = this.#reading(shown.map(({ curve }) => curve));
    return html`
      <chainrule-plot
        .label=${messages.figure}
        .x=${{ domain: [range.from, range.to] }}
        .y=${{ domain: [0, 1.1], ticks: [0, 0.25, 0.5, 0.75, 1], label: 'f′(x)' }}
        .lines=${shown.map(({ curve, tone }) => ({
          x: answer?.x ?? [],
          y: curve.derivatives,
          tone,
          name: activationLabels()[curve.name],
        }))}
        .dots=${shown.map(({ curve, tone }) => ({ x: [at.value], y: [curve.derivative], tone, size: 'large' as const }))}
        .probe=${at.value}
        .probeLabel=${'x'}
        .probeText=${text}
        @probe=${({ x }: ProbeEvent) => at.set(Number(x.toFixed(2)))}
      ></chainrule-plot>
      <p class="reading">${text}</p>
      ${error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
    `;
  }

  #reading(shown: readonly ActivationCurve[]): string {
    const parts = shown.map(
      ({ name, derivative }) => `${activationLabels()[name]} \u2066${numberText(derivative, 3)}\u2069`,
    );
    return words(catalog).reading(numberText(at.value), parts);
  }

  static override styles = [base, miniature];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-card-activations': ActivationsCard;
  }
}
