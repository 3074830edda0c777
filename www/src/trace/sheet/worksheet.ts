import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { direction, PageElement } from '../../base/locale';
import { settings } from '../../base/settings';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { Problem, Trace } from '../../engine/wire';
import type { ChainruleNetworkGraph } from '../../figures/network-graph';
import { lineStyles } from '../lines';
import { Pass } from '../pass';
import { conventions, layerTable, rules, sampleTable } from './given';
import { blankGraph } from './graph';
import { key } from './key';
import { questions } from './questions';
import { sheetStyles } from './styles';
import { catalog } from './text';
import '../../figures/network-graph';

/** An exercise on paper: what is given, questions with room for the answers, and a key. On screen only as a preview. */
@customElement('chainrule-worksheet')
export class ChainruleWorksheet extends PageElement {
  @property({ attribute: false }) problem: Problem | undefined;
  /** One for each sample. */
  @property({ attribute: false }) traces: readonly Trace[] = [];
  @property({ attribute: false }) withKey = false;
  @property({ attribute: false }) override title = '';
  @property({ attribute: false }) link = '';
  /** The seed of the exercise, if it has one. */
  @property({ attribute: false }) seed = '';
  /** Whether it is shown on screen. */
  @property({ type: Boolean, reflect: true }) preview = false;
  /** What it would inherit from a document of chainrule, in another. */
  look: CSSStyleSheet | undefined;
  @query('chainrule-network-graph') private graph!: ChainruleNetworkGraph | null;

  override render() {
    const { problem } = this;
    const passes = this.traces.map((trace) => new Pass(trace));
    const [first] = passes;
    if (!problem || !first) return nothing;
    const messages = words(catalog);
    const graph = blankGraph(first);
    const rows = Math.max(...graph.columns.map(({ nodes }) => nodes.length));
    return html`<article dir=${direction(settings.value.locale)}>
        <header>
          <h1>${this.title}</h1>
          <p class="who"><span>${messages.name}</span><span>${messages.date}</span></p>
        </header>
        ${conventions(problem, first)}
        <chainrule-network-graph
          class="rows-${rows} columns-${graph.columns.length}"
          .graph=${graph}
          .label=${messages.network}
        ></chainrule-network-graph>
        <section>
          <h2>${messages.given}</h2>
          ${layerTable(first)} ${sampleTable(passes, problem)} ${rules(problem, first)}
        </section>
        ${questions(passes)} ${this.#foot()}
      </article>
      ${this.withKey ? this.#key(passes) : nothing}`;
  }

  /** Resolves when everything is laid out: the network's figure is drawn once it knows how much room it has. */
  async drawn(): Promise<void> {
    await this.updateComplete;
    await document.fonts.ready;
    this.#widen();
    const { graph } = this;
    if (!graph) return;
    await new Promise<void>((resolve) => {
      const observer = new ResizeObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(graph);
    });
    await graph.updateComplete;
  }

  protected override firstUpdated(): void {
    const root = this.shadowRoot;
    if (this.look && root) root.adoptedStyleSheets = [this.look, ...root.adoptedStyleSheets];
  }

  protected override updated(): void {
    this.#widen();
  }

  /** A phase of the key with a formula too long for one of two columns gets a single column. */
  #widen(): void {
    for (const phase of this.renderRoot.querySelectorAll('.phase')) {
      phase.classList.remove('wide');
      const lines = [...phase.querySelectorAll('li')];
      phase.classList.toggle(
        'wide',
        lines.some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth),
      );
    }
  }

  #key(passes: readonly Pass[]): TemplateResult {
    return html`<article class="key" dir=${direction(settings.value.locale)}>
      <header><h1>${words(catalog).key}</h1><p>${this.title}</p></header>
      ${key(passes)} ${this.#foot()}
    </article>`;
  }

  #foot(): TemplateResult | typeof nothing {
    const messages = words(catalog);
    const { link, seed } = this;
    if (!link && !seed) return nothing;
    return html`<footer>
      ${link ? html`<span>${messages.link} <bdi dir="ltr">${link}</bdi></span>` : nothing}
      ${seed ? html`<span>${messages.seed} <bdi dir="ltr">${seed}</bdi></span>` : nothing}
    </footer>`;
  }

  static override styles = [base, lineStyles, sheetStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-worksheet': ChainruleWorksheet;
  }
}
