import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { ActivationCurve } from '../../engine/wire';
import { activationLabels } from '../../session/activation-names';
import { functionTone } from '../../trace/activations';
import '../../figures/plot/plot';
import type { Axis, Band, Line, ProbeEvent } from '../../figures/plot/plot-data';
import { curves, range, state } from './state';
import { catalog } from './text';

const valueDomain = [-1.5, 4] as const;
const slopeDomain = [-0.25, 1.25] as const;

/**
 * The functions above their derivatives over the same x, or each function with its derivative in a figure of its own.
 */
@customElement('chainrule-activation-curves')
export class ActivationCurves extends PageElement {
  constructor() {
    super();
    new Watch(this, state, curves);
  }

  override render() {
    const { answer } = curves.value;
    if (!answer) return this.#renderRoom();
    const shown = answer.functions.filter(({ name }) => state.value.shown.includes(name));
    return state.value.view === 'apart' ? this.#renderApart(answer.x, shown) : this.#renderOverlaid(answer.x, shown);
  }

  /** What they will take, while they are computed. */
  #renderRoom() {
    if (state.value.view !== 'apart') return html`<div class="values"></div><div class="slopes"></div>`;
    const names = activationLabels();
    return html`<div class="multiples">
      ${state.value.shown.map((name) => html`<figure><figcaption>${names[name]}</figcaption><div class="one"></div></figure>`)}
    </div>`;
  }

  #renderOverlaid(x: readonly number[], shown: readonly ActivationCurve[]) {
    const messages = words(catalog);
    const names = activationLabels();
    const values = shown.map(({ value }) => value);
    const bands = shown.filter(({ name }) => name === state.value.shaded).flatMap((curve) => this.#bands(curve));
    const lines = (pick: (curve: ActivationCurve) => readonly number[]): Line[] =>
      shown.map((curve) => ({ x, y: pick(curve), tone: functionTone(curve.name), name: names[curve.name] }));
    const dots = (pick: (curve: ActivationCurve) => number) =>
      shown.map((curve) => ({
        x: [state.value.x],
        y: [pick(curve)],
        tone: functionTone(curve.name),
        size: 'large' as const,
      }));
    return html`
      <chainrule-plot
        class="values"
        .label=${messages.curvesLabel}
        file="chainrule-activations"
        .x=${axis()}
        .y=${axis(messages.value, including(valueDomain, values))}
        .bands=${bands}
        .lines=${lines(({ values }) => values)}
        .dots=${dots(({ value }) => value)}
        .probe=${state.value.x}
        .probeLabel=${messages.x}
        .probeText=${this.#reading(shown, ({ value }) => value)}
        @probe=${this.#probe}
      ></chainrule-plot>
      <chainrule-plot
        class="slopes"
        no-legend
        .label=${messages.slopesLabel}
        file="chainrule-derivatives"
        .x=${axis(messages.x)}
        .y=${axis(
          messages.derivative,
          including(
            slopeDomain,
            shown.flatMap(({ derivatives }) => derivatives),
          ),
        )}
        .bands=${bands}
        .lines=${lines(({ derivatives }) => derivatives)}
        .dots=${dots(({ derivative }) => derivative)}
        .probe=${state.value.x}
        .probeLabel=${messages.x}
        .probeText=${this.#reading(shown, ({ derivative }) => derivative)}
        @probe=${this.#probe}
      ></chainrule-plot>
    `;
  }

  #renderApart(x: readonly number[], shown: readonly ActivationCurve[]) {
    const messages = words(catalog);
    const names = activationLabels();
    const domain = including(
      valueDomain,
      shown.flatMap(({ value, derivatives }) => [value, ...derivatives]),
    );
    return html`<div class="multiples">
      ${shown.map((curve) => {
        const tone = functionTone(curve.name);
        return html`<figure>
          <figcaption>${names[curve.name]}</figcaption>
          <chainrule-plot
            class="one"
            no-legend
            .label=${names[curve.name]}
            file=${`chainrule-${curve.name}`}
            .x=${axis()}
            .y=${{ domain } satisfies Axis}
            .bands=${this.#bands(curve)}
            .lines=${[
              { x, y: curve.values, tone, weight: 'strong', dash: 'solid', called: messages.value },
              { x, y: curve.derivatives, tone, dash: 'dotted', called: messages.derivative },
            ]}
            .probe=${state.value.x}
            .probeLabel=${messages.x}
            .probeText=${this.#reading([curve], ({ value }) => value)}
            @probe=${this.#probe}
          ></chainrule-plot>
        </figure>`;
      })}
    </div>`;
  }

  #bands({ name, flats }: ActivationCurve): Band[] {
    const messages = words(catalog);
    const label = activationLabels()[name];
    const saturated = messages.flat(label, numberText(state.value.threshold));
    // One legend entry for both sides.
    return flats.map(({ from, to, isZero }, i) => ({
      axis: 'x',
      from,
      to,
      tone: isZero ? 'soft' : 'mark',
      ...(i === 0 ? { name: isZero ? messages.zero(label) : saturated } : {}),
    }));
  }

  #reading(shown: readonly ActivationCurve[], pick: (curve: ActivationCurve) => number): string {
    const names = activationLabels();
    const parts = shown.map((curve) => `${names[curve.name]} ${numberText(pick(curve))}`);
    return `x = ${numberText(state.value.x)}: ${parts.join(', ')}`;
  }

  #probe({ x }: ProbeEvent): void {
    state.change({ x: Number(x.toFixed(2)) });
  }

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--cr-space-2);
      }

      .values {
        block-size: clamp(15rem, 42dvh, 24rem);
      }

      .slopes {
        block-size: clamp(11rem, 30dvh, 17rem);
      }

      .multiples {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
        gap: var(--cr-space-4);
      }

      figure {
        margin: 0;
      }

      .one {
        block-size: 12rem;
      }

      figcaption {
        font: 600 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      @media (width < 40rem) {
        .multiples {
          grid-template-columns: repeat(2, minmax(0, 1fr));
          gap: var(--cr-space-3);
        }

        .one {
          block-size: 9rem;
        }
      }
    `,
  ];
}

function axis(label?: string, domain: readonly [number, number] = [range.from, range.to]): Axis {
  return label ? { domain, label } : { domain };
}

/** The domain, extended so far that these numbers are inside. */
function including([from, to]: readonly [number, number], numbers: readonly number[]): readonly [number, number] {
  return [Math.min(from, ...numbers), Math.max(to, ...numbers)];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-activation-curves': ActivationCurves;
  }
}
