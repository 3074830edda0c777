import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fields } from '../../../base/field-styles';
import { PageElement } from '../../../base/locale';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import { catalog as exercisesCatalog } from '../exercises/text';
import { catalog as lessonCatalog } from '../text';
import type { CircuitWork } from './bench';
import { printExpression } from './sheet';

/** Prints the expression as a sheet, with or without the key. */
@customElement('chainrule-expression-paper')
export class ExpressionPaper extends PageElement {
  @property({ attribute: false }) work: CircuitWork | undefined;
  /** The link at the foot of the sheet. */
  @property({ attribute: false }) link: () => string = () => '';
  @state() private failed: string | undefined;

  override render() {
    const messages = words(exercisesCatalog);
    return html`<details>
      <summary>${messages.paper}</summary>
      <p class="row">
        ${this.#button('sheet', messages.printSheet, false)} ${this.#button('key', messages.printKey, true)}
      </p>
      ${this.failed ? html`<p role="alert">${this.failed}</p>` : nothing}
    </details>`;
  }

  #button(action: string, text: string, withKey: boolean): TemplateResult {
    return html`<button data-action=${action} @click=${() => this.#print(withKey)}>${text}</button>`;
  }

  async #print(withKey: boolean): Promise<void> {
    const { work } = this;
    if (!work) return;
    this.failed = undefined;
    try {
      await printExpression(work, { withKey, link: this.link() });
    } catch (cause) {
      this.failed = `${words(lessonCatalog).printFailed} ${cause instanceof Error ? cause.message : String(cause)}`;
    }
  }

  static override styles = [
    base,
    controls,
    fields,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cr-space-2);
        margin-block: var(--cr-space-3);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-expression-paper': ExpressionPaper;
  }
}
