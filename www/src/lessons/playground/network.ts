import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { table } from '../../base/csv';
import { digits, PageElement } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import type { ActivationName, LayerSnapshot } from '../../engine/wire';
import { figureFile } from '../../figures/figure-file';
import { activationLabels } from '../../session/activation-names';
import '../../figures/plot/save-chart';
import '../../figures/unit-graph/unit-graph';
import type { UnitEvent, UnitLayer } from '../../figures/unit-graph/data';
import { featureChoice, featureStyles } from './feature-choice';
import { type HiddenLayer, maxLayers, maxUnits, offered } from './fields';
import { featureFormulas, inputName, targetNames } from './names';
import { latestSnapshot } from './runs';
import { nInputs, onView, type State, state } from './state';
import { catalog } from './text';

/** The network as a graph of its units' outputs, with controls to add and remove layers and units. */
@customElement('chainrule-playground-network')
export class PlaygroundNetwork extends PageElement {
  constructor() {
    super();
    new Watch(this, state, latestSnapshot, onView);
  }

  override render() {
    const messages = words(catalog);
    const { hidden } = state.value;
    const shown = latestSnapshot.value;
    // Between a change and its first snapshot, the graph shows the new network without outputs.
    const isCurrent =
      shown?.layers.length === hidden.length + 1 &&
      hidden.every(({ units }, i) => shown.layers[i]?.units.length === units);
    const nOutputs = shown && shown.nTargets > 2 ? shown.nTargets : 1;
    const layers: UnitLayer[] = [
      { units: inputUnits() },
      ...[...hidden.map(({ units }) => units), nOutputs].map((n, i) => ({
        units: Array.from({ length: n }, (_, unit) => {
          const answers = isCurrent ? shown.layers[i]?.units[unit] : undefined;
          const text =
            i < hidden.length
              ? messages.unit(digits(unit + 1), digits(i + 1))
              : nOutputs > 1 && shown
                ? messages.logitOf(targetNames(shown)[unit] ?? '')
                : messages.outputUnit;
          return {
            name: '',
            text,
            raster: {
              values: answers && shown ? shown.responses.subarray(answers.from, answers.to) : [],
              full: answers?.full ?? 1,
            },
          };
        }),
        ...(isCurrent && shown.layers[i] ? { weight: shown.layers[i].weight } : {}),
      })),
    ];
    const gradient = (i: number) => {
      const layer = isCurrent ? shown.layers[i] : undefined;
      return layer
        ? html`<span class="gradient" data-gradient=${i + 1} title=${messages.gradient}><bdi dir="ltr">∇ ${numberText(layer.gradientRms, 2)}</bdi></span>`
        : html`<span class="gradient">\u00a0</span>`;
    };
    return html`
      <div class="row">
        <span>${messages.hiddenLayers}</span>
        <button
          data-do="fewer-layers"
          aria-label=${messages.fewerLayers}
          aria-disabled=${hidden.length === 1}
          @click=${() => hidden.length > 1 && change({ hidden: hidden.slice(0, -1) })}
        >−</button>
        <output data-reading="layers">${digits(hidden.length)}</output>
        <button
          data-do="more-layers"
          aria-label=${messages.moreLayers}
          aria-disabled=${hidden.length === maxLayers}
          @click=${() => hidden.length < maxLayers && change({ hidden: [...hidden, hidden.at(-1) ?? { units: 4, activation: 'tanh' }] })}
        >+</button>
        <span class="small">${shown ? messages.parameters(numberText(shown.nParameters, 4)) : nothing}</span>
        <chainrule-save-chart
          .label=${messages.graph}
          file="chainrule-units"
          .svg=${() => figureFile(this.renderRoot.querySelector('chainrule-unit-graph'), messages.graph)}
          .csv=${() => weightTable(isCurrent ? shown.layers : [])}
        ></chainrule-save-chart>
      </div>
      ${nInputs(state.value) === 2 ? featureChoice(state.value.features, (features) => change({ features })) : nothing}
      <chainrule-unit-graph
        .label=${messages.graph}
        .layers=${layers}
        .largest=${shown?.largestWeight ?? 1}
        .chosen=${onView.value.chosen}
        @unit=${this.#point}
      >
        <div slot="layer-0" class="head"><span>${messages.inputs}</span></div>
        ${hidden.map((layer, i) => this.#renderHead(layer, i, gradient(i)))}
        <div slot="layer-${hidden.length + 1}" class="head"><span>${messages.output}</span>${gradient(hidden.length)}</div>
      </chainrule-unit-graph>
      ${this.#renderNames()}
      <p class="small">${messages.graphHint}</p>
    `;
  }

  /** The names of the columns that are inputs. */
  #renderNames() {
    const names = latestSnapshot.value?.inputNames ?? [];
    if (names.length === 0) return nothing;
    return html`<p class="small names" data-reading="inputs">
      ${names.map((name, i) => html`<span><bdi dir="ltr">${numbered(i)}</bdi> <bdi>${name}</bdi></span> `)}
    </p>`;
  }

  #renderHead({ units, activation }: HiddenLayer, i: number, gradient: unknown) {
    const messages = words(catalog);
    const labels = activationLabels();
    const { hidden } = state.value;
    const set = (layer: Partial<HiddenLayer>) =>
      change({ hidden: hidden.map((old, j) => (j === i ? { ...old, ...layer } : old)) });
    return html`<div slot="layer-${i + 1}" class="head" data-layer=${i + 1}>
      <div class="units">
        <button
          data-do="fewer-units"
          aria-label=${messages.fewerUnits(digits(i + 1))}
          aria-disabled=${units === 1}
          @click=${() => units > 1 && set({ units: units - 1 })}
        >−</button>
        <button
          data-do="more-units"
          aria-label=${messages.moreUnits(digits(i + 1))}
          aria-disabled=${units === maxUnits}
          @click=${() => units < maxUnits && set({ units: units + 1 })}
        >+</button>
      </div>
      <select
        aria-label=${messages.activationOf(digits(i + 1))}
        @change=${(event: Event) => set({ activation: (event.target as HTMLSelectElement).value as ActivationName })}
      >
        ${offered.map((name) => html`<option value=${name} ?selected=${name === activation}>${labels[name]}</option>`)}
      </select>
      ${gradient}
    </div>`;
  }

  #point({ how, at }: UnitEvent): void {
    const { chosen } = onView.value;
    const isChosen = chosen?.layer === at.layer && chosen.unit === at.unit;
    if (how === 'over') onView.update({ pointed: at });
    else if (how === 'out') onView.update({ pointed: undefined });
    else onView.set({ pointed: undefined, chosen: isChosen ? undefined : at });
  }

  static override styles = [
    base,
    controls,
    featureStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-2);
        min-inline-size: 0;
        font: 500 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cr-space-2);
      }

      chainrule-save-chart {
        margin-inline-start: auto;
      }

      /* It wraps, rather than the button beside it. */
      .row .small {
        flex: 1 1 4rem;
      }

      .small {
        color: var(--cr-soft);
      }

      .head {
        display: grid;
        justify-items: center;
        gap: 2px;
        font-size: var(--cr-size-tiny);
      }

      .names {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--cr-space-3);
        margin: 0;
      }

      .units {
        display: flex;
        gap: 2px;
      }

      .units button {
        min-inline-size: 1.75rem;
        min-block-size: 1.75rem;
        padding: 0;
      }

      select {
        inline-size: 100%;
        min-block-size: 1.75rem;
        border: 1px solid var(--cr-line);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
        color: var(--cr-ink);
        font: inherit;
        text-overflow: ellipsis;
      }

      .gradient {
        color: var(--cr-soft);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];
}

function change(network: Partial<Pick<State, 'hidden' | 'features'>>): void {
  onView.set({ pointed: undefined, chosen: undefined });
  state.change(network);
}

/** Every weight and bias: the layer and the unit that it leads to, and the input, counted from 1. */
function weightTable(layers: readonly Pick<LayerSnapshot, 'weight' | 'bias'>[]): string {
  const rows = layers.flatMap(({ weight, bias }, layer) =>
    weight.flatMap((row, unit) =>
      [...row, bias[unit]].map((value, i) => [layer + 1, unit + 1, i < row.length ? i + 1 : 'bias', value]),
    ),
  );
  return table(['layer', 'unit', 'input', 'weight'], rows);
}

/** Names of columns have no room in the figure; which is which is said below it. */
function numbered(idx: number): string {
  return `x${[...String(idx + 1)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'.charAt(Number(digit))).join('')}`;
}

/** The inputs of the network, by name. */
function inputUnits(): UnitLayer['units'] {
  const n = nInputs(state.value);
  const shown = latestSnapshot.value;
  const { features } = state.value;
  if (n === 2 && (shown?.inputNames.length !== 2 || features.join() !== 'x1,x2'))
    return features.map((name) => ({ name: featureFormulas[name], text: featureFormulas[name] }));
  return Array.from({ length: n }, (_, i) => ({ name: numbered(i), text: inputName(shown, i) }));
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-network': PlaygroundNetwork;
  }
}
