import { css, html, mathml, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { digits, direction, PageElement } from '../../../base/locale';
import { settings } from '../../../base/settings';
import { base } from '../../../base/styles';
import { words } from '../../../base/words';
import type { Name, Phase } from '../../../engine/wire';
import type { ChainruleCircuitGraph } from '../../../figures/circuit-graph';
import { formula, math, symbol } from '../../../trace/formula';
import { lineStyles } from '../../../trace/lines';
import { typeset } from '../../../trace/names';
import { line } from '../../../trace/sheet/key';
import { type Paper, printPapers } from '../../../trace/sheet/print';
import { sheetStyles } from '../../../trace/sheet/styles';
import { catalog as sheetCatalog } from '../../../trace/sheet/text';
import { catalog as lessonCatalog } from '../text';
import '../../../figures/circuit-graph';
import type { CircuitPass, CircuitWork } from './bench';
import { outputName, partsOf } from './figure';
import { catalog } from './text';

/** Prints an expression as an exercise, with or without the key. */
export function printExpression(
  work: CircuitWork,
  { withKey, link }: { withKey: boolean; link: string },
): Promise<void> {
  const sheet = new ExpressionSheet();
  return printPapers([Object.assign(sheet, { work, withKey, link })]);
}

/** An expression on paper: the graph with the given values, room for every result, and a key. */
@customElement('chainrule-expression-sheet')
export class ExpressionSheet extends PageElement implements Paper {
  @property({ attribute: false }) work: CircuitWork | undefined;
  @property({ attribute: false }) withKey = false;
  @property({ attribute: false }) link = '';
  look: CSSStyleSheet | undefined;
  @query('chainrule-circuit-graph') private graph!: ChainruleCircuitGraph | null;

  override render() {
    const { work } = this;
    if (!work) return nothing;
    const { pass, problem } = work;
    const messages = words(catalog);
    const paper = words(sheetCatalog);
    const title = html`<bdi dir="ltr">${problem.expression}</bdi>`;
    return html`<article dir=${direction(settings.value.locale)}>
        <header>
          <h1>${title}</h1>
          <p class="who"><span>${paper.name}</span><span>${paper.date}</span></p>
        </header>
        <p>${typeset(messages.sheetGiven(outputName(pass)))}</p>
        <chainrule-circuit-graph .parts=${partsOf(pass, 0)} .smallest=${4} .label=${messages.figure}></chainrule-circuit-graph>
        ${question(1, 'forward', messages.sheetForward, pass)}
        ${question(2, 'backward', typeset(messages.sheetBackward(outputName(pass))), pass)} ${this.#foot()}
      </article>
      ${
        this.withKey
          ? html`<article class="key" dir=${direction(settings.value.locale)}>
              <header><h1>${paper.key}</h1><p>${title}</p></header>
              ${pass.trace.phases.map(({ phase }) => keyOf(phase, pass))} ${this.#foot()}
            </article>`
          : nothing
      }`;
  }

  /** The figure is drawn once it knows how much room it has. */
  async drawn(): Promise<void> {
    await this.updateComplete;
    await document.fonts.ready;
    await this.graph?.drawn();
  }

  protected override firstUpdated(): void {
    const root = this.shadowRoot;
    if (this.look && root) root.adoptedStyleSheets = [this.look, ...root.adoptedStyleSheets];
  }

  #foot(): TemplateResult | typeof nothing {
    const { link } = this;
    if (!link) return nothing;
    return html`<footer><span>${words(sheetCatalog).link} <bdi dir="ltr">${link}</bdi></span></footer>`;
  }

  static override styles = [
    base,
    lineStyles,
    sheetStyles,
    css`
      :host {
        --cr-s3: #000;
        --cr-s6: #000;
      }

      chainrule-circuit-graph {
        block-size: 72mm;
        margin-block: 4mm;
        overflow: visible;
        break-inside: avoid;
      }

      .places.roomy td {
        block-size: 9mm;
      }

      .places .formula {
        inline-size: 60mm;
        text-align: start;
      }
    `,
  ];
}

/** A row for each result of a phase that has a name: in the forward pass with its formula, in the backward pass without. */
function question(number: number, phase: Phase, task: unknown, pass: CircuitPass): TemplateResult {
  const steps = pass.trace.steps.filter((step) => step.phase === phase && step.kind !== 'seed');
  const rows = steps.flatMap((step) => {
    const { name, role } = pass.value(step.defines);
    return name && role !== 'localDerivative' ? [{ name, step }] : [];
  });
  const left = (name: Name, [first]: (typeof steps)[number]['formulas']) => {
    const own = symbol(name);
    if (phase !== 'forward' || !first) return math(own);
    return math(mathml`${own}<mo>=</mo>${formula(first, { values: pass.values, as: 'names', marked: new Set() })}`);
  };
  return html`<section class="question">
    <h2>${digits(number)}. ${words(lessonCatalog).phase[phase]}</h2>
    <p>${task}</p>
    <table class="places roomy">
      <tbody>
        ${rows.map(({ name, step }) => html`<tr><th scope="row" class="formula">${left(name, step.formulas)}</th><td></td></tr>`)}
      </tbody>
    </table>
  </section>`;
}

function keyOf(phase: Phase, pass: CircuitPass): TemplateResult {
  const steps = pass.trace.steps.filter((step) => step.phase === phase);
  return html`<h2>${words(lessonCatalog).phase[phase]}</h2>
    <section class="phase">
      <ul dir="ltr">
        ${steps.map((step) => html`<li>${line(step, pass)}</li>`)}
      </ul>
    </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-expression-sheet': ExpressionSheet;
  }
}
