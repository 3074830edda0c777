import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PageElement, words } from '../../app/locale';
import { base, controls } from '../../app/styles';
import type { Pass } from '../../trace/pass';
import { equation, resultText } from '../../trace/plain-text';
import { catalog } from './text';

/** The whole pass as text that can be read aloud, selected and copied. Folded until it is wanted. */
@customElement('chainrule-forward-plain')
export class ForwardPlainText extends PageElement {
  @property({ attribute: false }) pass: Pass | undefined;
  @state() private outcome: 'copied' | 'notCopied' | undefined;

  override render() {
    const messages = words(catalog);
    const { pass } = this;
    if (!pass) return;
    return html`<details>
      <summary>${messages.plain}</summary>
      ${blocks(pass).map(
        ({ title, lines }) => html`<h3>${title}</h3>
          <ol class="isolate">
            ${lines.map((line) => html`<li>${line}</li>`)}
          </ol>`,
      )}
      <p>
        <button @click=${() => this.#copy(pass)}>${messages.copy}</button>
        <span role="status">${this.outcome ? messages[this.outcome] : ''}</span>
      </p>
    </details>`;
  }

  async #copy(pass: Pass): Promise<void> {
    const text = blocks(pass)
      .map(({ title, lines }) => [title, ...lines].join('\n'))
      .join('\n\n');
    try {
      await navigator.clipboard.writeText(text);
      this.outcome = 'copied';
    } catch {
      this.outcome = 'notCopied';
    }
  }

  static override styles = [
    base,
    controls,
    css`
      summary {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--cr-target);
        color: var(--cr-soft);
        font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
        cursor: pointer;
      }

      summary::before {
        content: "+";
        inline-size: 1.2em;
      }

      details[open] > summary::before {
        content: "−";
      }

      h3 {
        margin-block-start: var(--cr-space-3);
        font: 600 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      ol {
        margin: 0;
        padding: 0;
        list-style: none;
        text-align: left;
        overflow-x: auto;
        font: var(--cr-size-small) / 1.7 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      p {
        display: flex;
        align-items: center;
        gap: var(--cr-space-3);
        margin-block-start: var(--cr-space-3);
        font-size: var(--cr-size-small);
      }
    `,
  ];
}

/** What is given, then a block for each unit and one for the loss. */
function blocks(pass: Pass): { title: string; lines: string[] }[] {
  const messages = words(catalog);
  const given = pass.trace.values.filter(({ id }) => pass.definedAt(id) === 0);
  const result = [
    { title: messages.plainGiven, lines: [given.map(({ id, number }) => `${id} ${resultText(number)}`).join(', ')] },
  ];
  for (const { units } of pass.trace.layers) {
    for (const { id } of units) {
      const steps = pass.trace.steps.filter(({ unit }) => unit === id);
      result.push({ title: messages.plainUnit(id), lines: steps.map((step) => equation(step, pass.values)) });
    }
  }
  const steps = pass.trace.steps.filter(({ unit }) => unit === undefined);
  result.push({ title: messages.plainLoss, lines: steps.map((step) => equation(step, pass.values)) });
  return result;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-forward-plain': ForwardPlainText;
  }
}
