import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Copied, copy } from '../../base/clipboard';
import { fields } from '../../base/field-styles';
import { PageElement } from '../../base/locale';
import { base, controls, sideways } from '../../base/styles';
import { catalogOf, words } from '../../base/words';
import { engine, refusalOf } from '../../engine/client';
import type { EngineError } from '../../engine/protocol';
import type { Problem } from '../../engine/wire';
import { addresses } from '../../session/addresses';
import { sentence } from '../../session/errors';
import { shelf } from '../../session/shelf';
import { markdown } from '../../trace/markdown';
import { pytorchScript } from '../../trace/pytorch';
import { type SetUp, wholeText } from '../../trace/whole-text';
import { lossName, ruleName } from './settings/options';
import { catalog as settingsCatalog } from './settings/text';
import type { Work } from './workbench';

export const kinds = ['text', 'markdown', 'pytorch'] as const;
export type Kind = (typeof kinds)[number];

export const copyStyles = css`
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cr-space-2);
    margin-block: var(--cr-space-3);
    font-size: var(--cr-size-small);
  }

  button[aria-pressed="true"] {
    border-color: var(--cr-ink);
    box-shadow: inset 0 0 0 1px var(--cr-ink);
  }

  .error {
    color: var(--cr-danger);
  }

  pre {
    max-block-size: 28rem;
    margin: 0;
    padding: var(--cr-space-3);
    --ground: var(--cr-raised);
    ${sideways}
    overflow-y: auto;
    border: 1px solid var(--cr-rule);
    border-radius: var(--cr-radius);
    font: var(--cr-size-small) / 1.7 var(--cr-controls);
    font-variant-numeric: tabular-nums;
  }
`;

/** The loss, the rule and the samples of a problem, to be listed. */
function setUp({ loss, optimizer, samples }: Problem): SetUp {
  const { losses, rules } = words(settingsCatalog);
  return { loss: losses[lossName(loss)], rule: rules[ruleName(optimizer.rule)], samples };
}

/** The whole training step as text to be read aloud, selected and copied. Folded by default. */
@customElement('chainrule-step-copy')
export class StepCopy extends PageElement {
  @property({ attribute: false }) work: Work | undefined;
  @state() private kind: Kind = 'text';
  @state() private outcome: Copied | undefined;
  @state() private isOpen = false;
  @state() private error: EngineError | undefined;

  override render() {
    const messages = words(catalog);
    const { work } = this;
    if (!work) return nothing;
    return html`<details @toggle=${(event: Event) => (this.isOpen = (event.target as HTMLDetailsElement).open)}>
      <summary>${messages.title}</summary>
      <div class="row" role="group" aria-label=${messages.kind}>
        ${kinds.map(
          (kind) => html`<button aria-pressed=${kind === this.kind} @click=${() => this.#choose(kind)}>
            ${messages.kinds[kind]}
          </button>`,
        )}
        <button class="primary" @click=${() => this.#copy(work)}>${messages.copy}</button>
        <span role="status">${this.outcome ? messages[this.outcome] : nothing}</span>
      </div>
      <div class="row">
        <button @click=${() => this.#takeAway(work)}>${messages.takeAway}</button>
        ${this.error ? html`<span class="error" role="alert">${sentence(this.error)}</span>` : nothing}
      </div>
      <!-- Written out only when it is open: the largest network makes a long text. -->
      ${this.isOpen ? html`<pre tabindex="0" role="region" aria-label=${messages.kinds[this.kind]} dir=${this.kind === 'pytorch' ? 'ltr' : nothing}>${this.#text(work)}</pre>` : nothing}
    </details>`;
  }

  #text({ problem, pass }: Work): string {
    switch (this.kind) {
      case 'text':
        return wholeText(pass.trace, setUp(problem));
      case 'markdown':
        return markdown(pass.trace, setUp(problem));
      case 'pytorch':
        return pytorchScript(problem, pass.trace);
    }
  }

  #choose(kind: Kind): void {
    this.kind = kind;
    this.outcome = undefined;
  }

  async #copy(work: Work): Promise<void> {
    this.outcome = await copy(this.#text(work));
  }

  /** Takes the network to the lab that switches activations off. */
  async #takeAway({ problem }: Work): Promise<void> {
    this.error = undefined;
    try {
      shelf.set({ from: 'training-step', network: await engine.request('trainedNetwork', { problem }) });
      addresses().open('training-step', 'linear', { network: 'shelf', activations: 'both' });
    } catch (cause) {
      this.error = refusalOf(cause);
    }
  }

  static override styles = [base, controls, fields, copyStyles];
}

export interface Messages {
  readonly title: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly takeAway: string;
}

export const catalog = catalogOf<Messages>('training-step/copy');

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-step-copy': StepCopy;
  }
}
