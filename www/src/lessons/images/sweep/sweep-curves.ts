import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../../../base/locale';
import { ltr, percentText } from '../../../base/numbers';
import { Watch } from '../../../base/store';
import { base } from '../../../base/styles';
import { words } from '../../../base/words';
import { activationLabels } from '../../../session/activation-names';
import '../../../figures/plot/chart';
import '../../../figures/plot/plot';
import type { Axis, Line, Tone } from '../../../figures/plot/plot-data';
import { type Row, rateText, rowsOf } from './rows';
import { cells, lossNames, ruleNames, sweepRun } from './state';
import { catalog } from './text';

const tones: readonly Tone[] = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9', 's10', 's11', 's12'];
/** The largest epoch loss drawn: twice the loss of guessing (ln 10). A training that diverges leaves the figure. */
const maxLoss = 4.6;

/** The training losses of a sweep in figures over the same axes, and its accuracies over the learning rates. */
@customElement('chainrule-sweep-curves')
export class SweepCurves extends PageElement {
  constructor() {
    super();
    new Watch(this, sweepRun, cells);
  }

  override render() {
    const rows = rowsOf(sweepRun.value.snapshot, cells.value);
    return html`${this.#renderRates(rows)}${this.#renderLosses(rows)}`;
  }

  /** The accuracy of each combination at each learning rate. */
  #renderRates(rows: readonly Row[]) {
    const messages = words(catalog);
    const rates = ascending(rows.map(({ rate }) => rate));
    const [first, last] = [rates[0], rates.at(-1)];
    if (first === undefined || last === undefined || first === last) return nothing;
    const names = [...new Set(rows.map((row) => this.#name(row, rows)))];
    const lines = names.map((name, i): Line => {
      const own = rows
        .filter((row) => this.#name(row, rows) === name)
        .flatMap(({ rate, result }) =>
          result.meanAccuracy === undefined ? [] : [{ x: rate, y: result.meanAccuracy }],
        );
      const tone = tones[i % tones.length] ?? 'ink';
      return { x: own.map(({ x }) => x), y: own.map(({ y }) => y), tone, name, hasDots: true };
    });
    const x: Axis = {
      domain: [first, last],
      scale: 'log',
      label: messages.rate,
      ticks: rates,
      format: rateText,
    };
    const format = (share: number) => percentText(share);
    return html`<chainrule-chart
      class="rates"
      .label=${messages.overRates}
      .x=${x}
      .y=${{ domain: [0, 1], label: messages.accuracy, format }}
      .lines=${lines.filter(({ y }) => y.length > 0)}
      .place=${(rate: number) => `${messages.rate} ${ltr(rateText(rate))}`}
      .format=${format}
      .file=${'chainrule-learning-rates'}
    ></chainrule-chart>`;
  }

  /** What distinguishes a row from the others, except for its learning rate. */
  #name({ activation, loss, rule }: Row, rows: readonly Row[]): string {
    const messages = words(catalog);
    const parts = [
      { text: activationLabels()[activation], varies: rows.some((other) => other.activation !== activation) },
      { text: messages.lossNames[loss], varies: rows.some((other) => other.loss !== loss) },
      { text: messages.ruleNames[rule], varies: rows.some((other) => other.rule !== rule) },
    ];
    const varying = parts.filter(({ varies }) => varies).map(({ text }) => `\u2068${text}\u2069`);
    return varying.length > 0 ? varying.join(' · ') : activationLabels()[activation];
  }

  /** A figure for each activation and learning rate: over the same axes, slower learners are seen at once. */
  #renderLosses(rows: readonly Row[]) {
    const messages = words(catalog);
    const all = rows.flatMap(({ result }) => result.trainings.flatMap(({ trainLosses }) => trainLosses));
    if (all.length === 0) return nothing;
    const lengths = rows.flatMap(({ result }) => result.trainings.map(({ trainLosses }) => trainLosses.length));
    const n = Math.max(2, ...lengths);
    const epochs = Array.from({ length: n }, (_, i) => i + 1);
    const x: Axis = {
      domain: [1, n],
      label: messages.epoch,
      ticks: epochs.filter((epoch) => n <= 10 || epoch % 5 === 0),
    };
    const y: Axis = { domain: [0, Math.min(maxLoss, Math.max(...all))] };
    const hasRates = rows.some(({ rate, rule }) => rows.some((other) => other.rule === rule && other.rate !== rate));
    const titles = [...new Set(rows.map((row) => this.#title(row, hasRates)))];
    return html`<div class="multiples">
      ${titles.map((title) => {
        const own = rows.filter((row) => this.#title(row, hasRates) === title);
        return html`<figure>
          <figcaption>${title}</figcaption>
          <chainrule-plot
            .label=${`${title}: ${messages.curves}`}
            file="chainrule-comparison"
            .x=${x}
            .y=${y}
            .lines=${own.flatMap((row) => this.#lines(row, own))}
          ></chainrule-plot>
        </figure>`;
      })}
    </div>`;
  }

  #title({ activation, rate }: Row, hasRates: boolean): string {
    const label = activationLabels()[activation];
    return hasRates ? `\u2068${label}\u2069 · ${ltr(rateText(rate))}` : label;
  }

  /** One line for each training run. */
  #lines(row: Row, own: readonly Row[]): Line[] {
    const { loss, rule, result } = row;
    const messages = words(catalog);
    const hasLosses = own.some((other) => other.loss !== loss);
    const hasRules = own.some((other) => other.rule !== rule);
    const [ofLoss, ofRule] = [messages.lossNames[loss], messages.ruleNames[rule]];
    const name = !hasRules ? ofLoss : hasLosses ? `\u2068${ofLoss}\u2069 · \u2068${ofRule}\u2069` : ofRule;
    return result.trainings.map(({ trainLosses }, i) => ({
      x: trainLosses.map((_, epoch) => epoch + 1),
      y: trainLosses,
      tone: tones[lossNames.indexOf(loss)] ?? 'ink',
      // Losses with log-softmax coincide with cross-entropy: dashed, so that both are visible.
      dash: rule !== ruleNames[0] ? 'dotted' : loss.startsWith('log_softmax') ? 'dashed' : 'solid',
      hasDots: true,
      ...(i === 0 ? { name } : {}),
    }));
  }

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-4);
      }

      .rates {
        --chart-size: 18rem;
        --chart-lines: 2;
        max-inline-size: 46rem;
      }

      .multiples {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
        gap: var(--cr-space-4);
      }

      figure {
        min-inline-size: 0;
        margin: 0;
      }

      figcaption {
        font: 600 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      chainrule-plot {
        block-size: 14rem;
      }
    `,
  ];
}

function ascending(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-sweep-curves': SweepCurves;
  }
}
