import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Copied, copy } from '../../../base/clipboard';
import { fields } from '../../../base/field-styles';
import { PageElement } from '../../../base/locale';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import { catalog, copyStyles, type Kind, kinds } from '../copy';
import type { CircuitWork } from './bench';
import { circuitScript } from './pytorch';
import { catalog as expressionCatalog } from './text';
import { circuitMarkdown, circuitText } from './whole-text';

/** All steps of an expression as text to be read aloud, selected and copied. Folded by default. */
@customElement('chainrule-expression-copy')
export class ExpressionCopy extends PageElement {
  @property({ attribute: false }) work: CircuitWork | undefined;
  @state() private kind: Kind = 'text';
  @state() private outcome: Copied | undefined;

  override render() {
    const messages = words(catalog);
    const { work } = this;
    if (!work) return nothing;
    return html`<details>
      <summary>${words(expressionCatalog).copyTitle}</summary>
      <div class="row" role="group" aria-label=${messages.kind}>
        ${kinds.map(
          (kind) => html`<button aria-pressed=${kind === this.kind} @click=${() => this.#choose(kind)}>
            ${messages.kinds[kind]}
          </button>`,
        )}
        <button class="primary" @click=${() => this.#copy(work)}>${messages.copy}</button>
        <span role="status">${this.outcome ? messages[this.outcome] : nothing}</span>
      </div>
      <pre tabindex="0" role="region" aria-label=${messages.kinds[this.kind]} dir=${this.kind === 'pytorch' ? 'ltr' : nothing}>${this.#text(work)}</pre>
    </details>`;
  }

  #text({ problem, pass }: CircuitWork): string {
    switch (this.kind) {
      case 'text':
        return circuitText(problem, pass);
      case 'markdown':
        return circuitMarkdown(problem, pass);
      case 'pytorch':
        return circuitScript(problem, pass);
    }
  }

  #choose(kind: Kind): void {
    this.kind = kind;
    this.outcome = undefined;
  }

  async #copy(work: CircuitWork): Promise<void> {
    this.outcome = await copy(this.#text(work));
  }

  static override styles = [base, controls, fields, copyStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-expression-copy': ExpressionCopy;
  }
}
