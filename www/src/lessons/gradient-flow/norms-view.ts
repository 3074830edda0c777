import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { ltr, numberText, percentText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { Flow, LayerFlow } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import '../../figures/choices';
import type { ChainruleChoices } from '../../figures/choices';
import '../../figures/plot/plot';
import type { Axis, Line, Rule } from '../../figures/plot/plot-data';
import { layerAxis, names, powersAround, tones, troubleText } from './naming';
import { flows, type Quantity, quantities, state } from './state';
import { catalog } from './text';

/** Layer by layer: the measurements of both networks, with the theory drawn over them. */
@customElement('chainrule-flow-norms')
export class FlowNorms extends PageElement {
  constructor() {
    super();
    new Watch(this, state, flows);
  }

  override render() {
    const messages = words(catalog);
    const { answer } = flows.value;
    const { quantity } = state.value;
    if (!answer) return html`${this.#renderQuantity()}<div class="room"></div>`;
    const layers = (answer[0]?.layers ?? []).map((_, i) => i + 1);
    if (quantity === 'saturated') return this.#renderPlot(shareLines(answer, layers), shareAxis(), [], answer);
    const measured = answer.map((flow) => flow.layers.map((layer) => layer[fields[quantity]] ?? Number.NaN));
    const theory = answer.map((flow) => expected(flow, quantity));
    const called = names();
    const lines: Line[] = [
      ...answer.map((_, i) => ({
        x: layers,
        y: measured[i] ?? [],
        tone: tones[i] ?? 'ink',
        name: called[i] ?? '',
        weight: 'strong' as const,
        hasDots: true,
      })),
      ...theory.flatMap((values, i): Line[] =>
        values
          ? [{ x: layers, y: values, tone: tones[i] ?? 'ink', name: messages.theory(called[i] ?? ''), dash: 'dotted' }]
          : [],
      ),
    ];
    const isRatio = quantity === 'update_ratio';
    const rules: Rule[] = isRatio ? [{ axis: 'y', at: 1e-3, label: messages.thumb, dash: 'dashed' }] : [];
    const y: Axis = {
      domain: powersAround(...measured, ...theory.map((values) => values ?? []), isRatio ? [1e-3] : []),
      scale: 'log',
      label: messages.quantities[quantity],
    };
    return this.#renderPlot(lines, y, rules, answer);
  }

  #renderQuantity() {
    const messages = words(catalog);
    const { quantity } = state.value;
    return html`<chainrule-choices
      .label=${messages.quantity}
      .choices=${quantities.map((value) => ({ value, text: messages.quantities[value] }))}
      .value=${quantity}
      @input=${(event: Event) => state.change({ quantity: (event.target as ChainruleChoices).value as Quantity })}
    ></chainrule-choices>`;
  }

  #renderPlot(lines: readonly Line[], y: Axis, rules: readonly Rule[], answer: readonly Flow[]) {
    const messages = words(catalog);
    const { quantity } = state.value;
    const called = names();
    return html`
      ${this.#renderQuantity()}
      <chainrule-plot
        .label=${messages.normsLabel(messages.quantities[quantity])}
        file="chainrule-gradients"
        .x=${layerAxis(answer[0]?.layers.length ?? 1)}
        .y=${y}
        .lines=${lines}
        .rules=${rules}
      ></chainrule-plot>
      <div role="status" class="troubles">
        ${answer.map((flow, i) =>
          flow.trouble
            ? html`<p>${troubleText(called[i] ?? '', flow.trouble)} ${messages.advice[flow.trouble.kind]}</p>`
            : nothing,
        )}
        ${answer.map((flow, i) => (flow.isBalanced ? html`<p>${balanceText(called[i] ?? '', flow)}</p>` : nothing))}
      </div>
      ${quantity === 'saturated' ? html`<p class="small">${messages.saturation(numberText(answer[0]?.saturatedBelow ?? 0))}</p>` : nothing}
    `;
  }

  static override styles = [
    base,
    labParts,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
      }

      chainrule-plot,
      .room {
        block-size: clamp(19rem, 56dvh, 32rem);
      }

      .troubles {
        display: grid;
        gap: var(--cr-space-2);
        font-size: var(--cr-size-small);
      }

      .troubles p {
        padding: var(--cr-space-2) var(--cr-space-3);
        border-inline-start: 3px solid var(--cr-mark-line);
        background: var(--cr-mark);
      }
    `,
  ];
}

/** The field of a layer that holds each quantity. */
const fields = {
  activation: 'activation',
  delta: 'delta',
  d_weight: 'dWeight',
  update_ratio: 'updateRatio',
} as const satisfies Record<Exclude<Quantity, 'saturated'>, keyof LayerFlow>;

function shareAxis(): Axis {
  return { domain: [0, 1], label: words(catalog).shareAxis, format: (share) => percentText(share) };
}

/** Of each network, the share of z where f is saturated, and that where f′ is 0; of these, the ones that occur. */
function shareLines(answer: readonly Flow[], layers: readonly number[]): Line[] {
  const messages = words(catalog);
  return answer.flatMap((flow, i): Line[] => {
    const line = (shares: readonly (number | undefined)[], name: string, dash: 'solid' | 'dotted'): Line => ({
      x: layers,
      y: shares.map((share) => share ?? Number.NaN),
      tone: tones[i] ?? 'ink',
      name,
      // The pattern says what is counted, and so the width which network it is.
      weight: i === 0 ? 'thin' : 'strong',
      dash,
      hasDots: true,
    });
    const called = names()[i] ?? '';
    const zeros = flow.layers.map((layer) => layer.zeroShare);
    const saturated = flow.layers.map((layer) => layer.saturatedShare);
    const hasZeros = zeros.some((share) => share);
    return [
      ...(hasZeros ? [line(zeros, messages.zeroIn(called), 'dotted')] : []),
      ...(hasZeros && !saturated.some((share) => share)
        ? []
        : [line(saturated, messages.saturatedIn(called), 'solid')]),
    ];
  });
}

/** Why the weight gradients look alike although the deltas do not. */
function balanceText(name: string, { deltaRatio, inputRatio, dWeightRatio }: Flow): string {
  const [deltas, inputs, dWeights] = [deltaRatio, inputRatio, dWeightRatio].map((x) =>
    ltr(numberText(x ?? Number.NaN)),
  );
  return words(catalog).balanced(name, deltas ?? '', inputs ?? '', dWeights ?? '');
}

/** What the theory predicts for this quantity. */
function expected({ theory }: Flow, quantity: Quantity): readonly number[] | undefined {
  return quantity === 'activation' || quantity === 'delta' ? theory?.[quantity] : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-flow-norms': FlowNorms;
  }
}
