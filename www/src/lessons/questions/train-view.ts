import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement, series } from '../../base/locale';
import { numberText, percentText } from '../../base/numbers';
import { Store, Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import { type ComparisonSnapshot, type GraphVariant, limits, type ModelSnapshot } from '../../engine/wire';
import '../../figures/plot/chart';
import '../../figures/plot/plot';
import type { Axis, Dots, Line, Rule, Tone } from '../../figures/plot/plot-data';
import { labParts } from '../../lab/lab-styles';
import { sentence } from '../../session/errors';
import './accuracy-table';
import './train-bar';
import { columns } from './kinds';
import { askForRecording, recording, shown, trained, training } from './train-run';
import { catalog } from './train-text';

const marks: Readonly<Record<GraphVariant, { readonly tone: Tone; readonly shape: NonNullable<Dots['shape']> }>> = {
  text: { tone: 's2', shape: 'square' },
  graph: { tone: 's3', shape: 'triangle' },
  no_context_edges: { tone: 's4', shape: 'cross' },
  no_relevance: { tone: 's5', shape: 'ring' },
  all: { tone: 's1', shape: 'circle' },
};

/** What is shown, whenever an epoch is over or a model begins: updates come faster than anybody reads. */
class Milestones extends Store<ComparisonSnapshot | undefined> {
  #key: unknown;

  constructor() {
    super(undefined);
    training.subscribe(() => this.#follow());
    recording.subscribe(() => this.#follow());
  }

  #follow(): void {
    const snapshot = shown();
    const isNew = training.value.phase === 'idle' || !snapshot;
    const key = isNew ? snapshot : milestone(snapshot);
    if (key !== this.#key) this.set(snapshot);
    this.#key = key;
  }
}

const milestones = new Milestones();

/** Five models on the same questions: curves while they train, then how often each is right, over several seeds. */
@customElement('chainrule-questions-train')
export class TrainView extends PageElement {
  constructor() {
    super();
    new Watch(this, milestones, recording, trained);
  }

  protected override willUpdate(): void {
    askForRecording();
  }

  override render() {
    return html`<chainrule-questions-train-bar></chainrule-questions-train-bar> ${this.#renderResults()}`;
  }

  #renderResults() {
    const snapshot = milestones.value;
    const { error } = recording.value;
    if (!snapshot) return error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing;
    const models = snapshot.models.filter(({ shares }) => shares.length > 0);
    return html`
      ${this.#renderSource(snapshot)}
      <div class="curves">
        ${this.#renderCurves(snapshot, 'accuracies')} ${this.#renderCurves(snapshot, 'losses')}
      </div>
      <chainrule-questions-accuracies .snapshot=${snapshot}></chainrule-questions-accuracies>
      ${
        models.length === 0
          ? nothing
          : html`${this.#renderDots(models, snapshot.chance)} <p class="small">${words(catalog).dotsNote}</p>`
      }
    `;
  }

  /** Where the numbers come from. */
  #renderSource({ seed, nTrain, nTest }: ComparisonSnapshot) {
    const messages = words(catalog);
    const config = training.value.phase === 'idle' ? undefined : trained.value;
    const source = config
      ? messages.trained({
          language: config.language,
          stated: percentText(config.shares.sentences),
          drawn: percentText(config.shares.graph),
        })
      : messages.recorded(digits(seed));
    return html`<p class=${config ? 'small' : 'kept small'} data-reading="source">
      ${source} ${messages.questions(digits(nTrain), digits(nTest))}
    </p>`;
  }

  #renderCurves(snapshot: ComparisonSnapshot, of: 'accuracies' | 'losses') {
    const messages = words(catalog);
    const { models, seed, chance } = snapshot;
    const isLoss = of === 'losses';
    const most = Math.max(0, ...models.flatMap(({ losses }) => losses));
    const x: Axis = { domain: [1, limits.questionEpochs], label: messages.epoch };
    const y: Axis = isLoss
      ? { domain: [0, most || 1], label: messages.loss }
      : { domain: [0, 1], label: messages.accuracy, format: percentText };
    const lines = models
      .filter((model) => model[of].length > 0)
      .map(
        (model): Line => ({
          x: model[of].map((_, epoch) => epoch + 1),
          y: model[of],
          tone: marks[model.variant].tone,
          name: messages.models[model.variant],
          hasDots: true,
          ...(model.variant === 'all' ? { weight: 'strong' } : {}),
        }),
      );
    const label = series([messages[of], messages.curvesOf(digits(seed))]);
    return html`<figure>
      <figcaption>${label}</figcaption>
      <chainrule-chart
        data-curves=${of}
        .label=${label}
        .x=${x}
        .y=${y}
        .lines=${lines}
        .rules=${isLoss ? [] : [{ axis: 'y', at: chance, label: messages.chance, dash: 'dashed' }]}
        .place=${(epoch: number) => messages.atEpoch(digits(epoch))}
        .format=${isLoss ? (loss: number) => numberText(loss) : (share: number) => percentText(share)}
        .file=${`chainrule-questions-${of}`}
      ></chainrule-chart>
    </figure>`;
  }

  /** A dot for each seed, model below model for each kind of question, and a stroke at each mean. */
  #renderDots(models: readonly ModelSnapshot[], chance: number) {
    const messages = words(catalog);
    const place = (column: number, index: number) => column + (index + 1) / (models.length + 1);
    const half = 0.4 / (models.length + 1);
    const dots = models.map(
      ({ variant, shares }, index): Dots => ({
        x: shares.flatMap(({ each }) => each),
        y: shares.flatMap(({ each }, column) => each.map(() => place(column, index))),
        ...marks[variant],
        name: messages.models[variant],
      }),
    );
    const means = models.map(
      ({ variant, shares }, index): Line => ({
        x: shares.flatMap(({ mean }) => [mean, mean, Number.NaN]),
        y: shares.flatMap((_, column) => [place(column, index) - half, place(column, index) + half, Number.NaN]),
        tone: marks[variant].tone,
        called: messages.mean(messages.models[variant]),
        dash: 'solid',
      }),
    );
    const borders = columns.slice(1).map((_, column): Rule => ({ axis: 'y', at: column + 1, tone: 'soft' }));
    const kinds: Axis = {
      domain: [columns.length, 0],
      ticks: columns.map((_, column) => column + 0.5),
      format: (at) => messages.kinds[columns[Math.floor(at)] ?? 'all'],
    };
    return html`<chainrule-plot
      class="dots"
      .label=${messages.dots}
      file="chainrule-questions-seeds"
      .x=${{ domain: [0, 1.05], ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], label: messages.accuracy, format: percentText }}
      .y=${kinds}
      .lines=${means}
      .dots=${dots}
      .rules=${[...borders, { axis: 'x', at: chance, label: messages.chance, dash: 'dashed' }]}
    ></chainrule-plot>`;
  }

  static override styles = [
    base,
    labParts,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-4);
      }

      .kept {
        padding: var(--cr-space-3);
        border-inline-start: 3px solid var(--cr-mark-line);
        background: var(--cr-mark);
        color: var(--cr-ink);
      }

      .curves {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
        gap: var(--cr-space-4);
      }

      figure {
        min-inline-size: 0;
        margin: 0;
      }

      figcaption {
        font: 600 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      chainrule-chart {
        --chart-size: 18rem;
        --chart-lines: 3;
      }

      .dots {
        block-size: 28rem;
      }
    `,
  ];
}

/** Changes with it. */
function milestone({ seed, current, models }: ComparisonSnapshot): string {
  return JSON.stringify([seed, current, models.map(({ losses, shares }) => [losses.length, shares[0]?.each.length])]);
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-questions-train': TrainView;
  }
}
