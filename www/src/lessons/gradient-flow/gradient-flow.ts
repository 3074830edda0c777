import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { fields } from '../../base/field-styles';
import { digits } from '../../base/locale';
import { numberText } from '../../base/numbers';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { pausedPace } from '../../engine/job';
import { activationNames, type Flow, initNames } from '../../engine/wire';
import { LabElement } from '../../lab/lab-element';
import { labFrame, labSlider } from '../../lab/lab-parts';
import { labParts } from '../../lab/lab-styles';
import { activationLabels } from '../../session/activation-names';
import { sentence } from '../../session/errors';
import { maxSeed } from '../../session/url-state';
import { about } from '../words';
import '../../figures/choices';
import type { ChainruleChoices } from '../../figures/choices';
import './edge-view';
import './layer-table';
import { isOnMap, letters, names, tones } from './naming';
import './norms-view';
import { ask, flows, maxDepth, rules, type State, sizes, state, training } from './state';
import { catalog } from './text';
import { type View, views } from './view-names';
import './training-view';

/** Vanishing and exploding gradients: two deep networks side by side, layer by layer. */
@customElement('chainrule-gradient-flow')
export class ChainruleGradientFlow extends LabElement<State> {
  constructor() {
    super(state, [flows, training]);
  }

  protected override follow(): void {
    ask(state.value);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Nobody is watching: the training may wait.
    if (training.value.phase === 'running') training.setPace(pausedPace);
  }

  override render() {
    const messages = words(catalog);
    const { view } = state.value;
    const { error } = flows.value;
    return labFrame(
      state,
      messages,
      html`
      <h1 slot="heading">${about('gradient-flow').title}</h1>
      <div slot="figure">
        <chainrule-choices
          hide-label
          .label=${messages.view}
          .choices=${views.map((value) => ({ value, text: messages.views[value] }))}
          .value=${view}
          @input=${(event: Event) => state.change({ view: (event.target as ChainruleChoices).value as View })}
        ></chainrule-choices>
        ${view === 'norms' ? html`<chainrule-flow-norms></chainrule-flow-norms>` : nothing}
        ${view === 'training' ? html`<chainrule-flow-training></chainrule-flow-training>` : nothing}
        ${view === 'edge' ? html`<chainrule-flow-edge></chainrule-flow-edge>` : nothing}
        ${error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
      </div>
      <div slot="controls">
        ${view === 'edge' ? this.#renderMap() : nothing}
        ${view === 'norms' ? this.#renderRatios() : nothing}
        ${view === 'training' ? this.#renderMoves() : nothing}
        ${view === 'training' ? this.#renderRule() : nothing}
        ${view === 'edge' ? this.#renderOnMap() : this.#renderNetworks()}
        <div class="row"><button @click=${this.#reseed}>${messages.newNumbers}</button></div>
      </div>
      <div slot="notice">${messages.notice[view].map((text) => html`<p>${text}</p>`)}</div>
      ${view === 'norms' ? html`<chainrule-flow-layers slot="more"></chainrule-flow-layers>` : nothing}
    `,
    );
  }

  #renderNetworks() {
    const messages = words(catalog);
    return html`
      ${this.#renderNetwork(0)} ${this.#renderNetwork(1)}
      ${labSlider(state, 'depth', messages.depth, { min: 1, max: maxDepth })}
      ${labSlider(state, 'width', messages.width, { min: 4, max: 128 })}
      ${labSlider(state, 'batch', messages.batch, { min: 1, max: 64 })}
    `;
  }

  /** The settings of the networks that lie on the map, and why the others do not. */
  #renderOnMap() {
    const messages = words(catalog);
    const labels = activationLabels();
    const { a, b, map } = state.value;
    const networks = [0, 1] as const;
    return html`
      ${networks.map((i) =>
        isOnMap(i)
          ? this.#renderNetwork(i)
          : html`<p class="small">${messages.notOnMap(letters[i], labels[i === 0 ? a : b], labels[map])}</p>`,
      )}
      ${networks.some((i) => isOnMap(i)) ? labSlider(state, 'depth', messages.depth, { min: 1, max: maxDepth }) : nothing}
    `;
  }

  #renderRatios() {
    const messages = words(catalog);
    const { answer } = flows.value;
    const of = (pick: (flow: Flow) => number | undefined) => answer?.map(pick) ?? [];
    return this.#renderTable([
      {
        title: messages.firstToLast(digits(state.value.depth)),
        rows: {
          delta: [messages.ofDeltas, of(({ deltaRatio }) => deltaRatio)],
          input: [messages.ofInputs, of(({ inputRatio }) => inputRatio)],
          d_weight: [messages.ofWeights, of(({ dWeightRatio }) => dWeightRatio)],
        },
      },
      {
        title: messages.perLayer,
        rows: {
          slopes: [messages.bySlopes, of(({ factors }) => factors?.slopes)],
          weights: [messages.byWeights, of(({ factors }) => factors?.weights)],
          both: [messages.byBoth, of(({ factors }) => factors?.both)],
        },
      },
      {
        title: messages.inFirst,
        rows: { update: [messages.quantities.update_ratio, of(({ layers }) => layers[0]?.updateRatio)] },
      },
    ]);
  }

  #renderMoves() {
    const messages = words(catalog);
    const networks = training.value.snapshot?.networks ?? [];
    return this.#renderTable([
      { rows: { loss: [messages.lossNow, networks.map(({ losses }) => losses.at(-1))] } },
      {
        title: messages.firstToLast(digits(state.value.depth)),
        rows: { moved: [messages.ofMoves, networks.map(({ movedRatio }) => movedRatio)] },
      },
    ]);
  }

  /** A column for each network, and groups of rows: of each row its name and its numbers. */
  #renderTable(groups: readonly Group[]) {
    const called = names();
    return html`<table class="ratios" aria-label=${words(catalog).inNumbers} aria-live="off">
      <thead>
        <tr><td></td>${called.map((name, i) => html`<th scope="col" class=${tones[i] ?? ''}>${name}</th>`)}</tr>
      </thead>
      ${groups.map(
        ({ title, rows }) => html`<tbody>
          ${title ? html`<tr class="group"><th scope="rowgroup" colspan=${called.length + 1}>${title}</th></tr>` : nothing}
          ${Object.entries(rows).map(
            ([id, [name, numbers]]) => html`<tr data-row=${id}>
              <th scope="row">${name}</th>
              ${called.map((_, i) => html`<td><bdi dir="ltr">${numberOrNone(numbers[i])}</bdi></td>`)}
            </tr>`,
          )}
        </tbody>`,
      )}
    </table>`;
  }

  #renderRule() {
    const messages = words(catalog);
    const { rule } = state.value;
    return html`
      <chainrule-choices
        .label=${messages.rule}
        .choices=${rules.map((value) => ({ value, text: messages.rules[value] }))}
        .value=${rule}
        @input=${(event: Event) => state.change({ rule: (event.target as ChainruleChoices).value as State['rule'] })}
      ></chainrule-choices>
      ${labSlider(state, 'rate', messages.rate, { min: 0.0001, max: 10, step: 50, log: true })}
    `;
  }

  #renderMap() {
    const messages = words(catalog);
    return html`<label>
      <span>${messages.mapOf}</span>
      ${this.#select('map', activationNames, activationLabels())}
    </label>
    ${labSlider(state, 'q0', messages.inputSize, { ...sizes, step: 80, log: true })}`;
  }

  #renderNetwork(i: 0 | 1) {
    const messages = words(catalog);
    const [f, init, gain] = (
      [
        ['a', 'initA', 'gainA'],
        ['b', 'initB', 'gainB'],
      ] as const
    )[i];
    return html`<fieldset>
      <legend><span class="swatch ${tones[i] ?? ''}"></span>${messages.network(letters[i])}</legend>
      <div class="row">
        ${
          state.value.view === 'edge'
            ? nothing
            : html`<label><span>${messages.activation}</span>${this.#select(f, activationNames, activationLabels())}</label>`
        }
        <label><span>${messages.init}</span>${this.#select(init, initNames, messages.inits)}</label>
      </div>
      ${labSlider(state, gain, messages.gain, { min: 0.1, max: 10, step: 80, log: true })}
    </fieldset>`;
  }

  #select<Name extends string>(field: keyof State, options: readonly Name[], labels: Readonly<Record<Name, string>>) {
    return html`<select
      data-name=${field}
      @change=${(event: Event) => state.change({ [field]: (event.target as HTMLSelectElement).value })}
    >
      ${options.map(
        (name) => html`<option value=${name} ?selected=${name === state.value[field]}>${labels[name]}</option>`,
      )}
    </select>`;
  }

  readonly #reseed = () => {
    const { seed } = state.value;
    state.change({ seed: seed === maxSeed ? 0 : seed + 1 });
  };

  static override styles = [
    base,
    controls,
    fields,
    labParts,
    css`
      .ratios {
        inline-size: 100%;
      }

      .ratios .group th {
        padding-block-start: var(--cr-space-2);
        color: var(--cr-soft);
      }

      .ratios td {
        font-weight: 600;
      }

      .ratios tbody th {
        font-weight: 450;
      }

      fieldset {
        display: grid;
        gap: var(--cr-space-2);
        min-inline-size: 0;
        margin: 0;
        padding: var(--cr-space-2) 0 0;
        border: 0;
        border-block-start: 1px solid var(--cr-rule);
      }

      legend {
        display: flex;
        align-items: center;
        gap: var(--cr-space-2);
        padding: 0 var(--cr-space-2) 0 0;
        font: 600 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      fieldset .row > label {
        flex: 1 1 8rem;
        min-inline-size: 0;
      }

      select {
        inline-size: 100%;
      }

      .swatch {
        flex: none;
        inline-size: 0.9rem;
        block-size: 0.9rem;
        border-radius: 3px;
        background: var(--tone);
      }

      thead .s1,
      thead .s2 {
        color: var(--tone);
        white-space: nowrap;
      }

      .s1 { --tone: var(--cr-s1); }
      .s2 { --tone: var(--cr-s2); }
    `,
  ];
}

/** Rows of a table by their ids. */
interface Group {
  readonly title?: string;
  readonly rows: Readonly<Record<string, readonly [name: string, numbers: readonly (number | undefined)[]]>>;
}

function numberOrNone(x: number | undefined): string {
  return x === undefined ? '—' : numberText(x);
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-gradient-flow': ChainruleGradientFlow;
  }
}
