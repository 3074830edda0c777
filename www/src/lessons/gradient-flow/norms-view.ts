import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { Flow, LayerFlow } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import '../../figures/choices';
import type { ChainruleChoices } from '../../figures/choices';
import '../../figures/plot/plot';
import type { Line, Rule } from '../../figures/plot/plot-data';
import { names, powersAround, tones, troubleText } from './naming';
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
    if (!answer) return nothing;
    const layers = (answer[0]?.layers ?? []).map((_, i) => i + 1);
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
        dash: 'solid' as const,
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
    return html`
      <chainrule-choices
        .label=${messages.quantity}
        .choices=${quantities.map((value) => ({ value, text: messages.quantities[value] }))}
        .value=${quantity}
        @input=${(event: Event) => state.change({ quantity: (event.target as ChainruleChoices).value as Quantity })}
      ></chainrule-choices>
      <chainrule-plot
        .label=${messages.normsLabel(messages.quantities[quantity])}
        file="chainrule-gradients"
        .x=${{ domain: [1, Math.max(2, layers.length)], label: messages.layer }}
        .y=${{
          domain: powersAround(...measured, ...theory.map((values) => values ?? []), isRatio ? [1e-3] : []),
          scale: 'log',
          label: messages.quantities[quantity],
        }}
        .lines=${lines}
        .rules=${rules}
      ></chainrule-plot>
      <div role="status" class="troubles">
        ${answer.map((flow, i) => (flow.trouble ? html`<p>${troubleText(called[i] ?? '', flow.trouble)}</p>` : nothing))}
      </div>
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

      chainrule-plot {
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
} as const satisfies Record<Quantity, keyof LayerFlow>;

/** What the theory predicts for this quantity. */
function expected({ theory }: Flow, quantity: Quantity): readonly number[] | undefined {
  return quantity === 'activation' || quantity === 'delta' ? theory?.[quantity] : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-flow-norms': FlowNorms;
  }
}
