import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { save } from '../../base/save';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { catalog } from './chart-text';
import { pngFile } from './svg-file';

/** A small button in the corner of a figure, behind which it is saved: as an image, or as its numbers. */
@customElement('chainrule-save-chart')
export class ChainruleSaveChart extends PageElement {
  /** What the figure is called. */
  @property() label = '';
  /** The name of the files, without extension. */
  @property() file = '';
  @property({ attribute: false }) svg: () => string = () => '';
  @property({ attribute: false }) csv: () => string = () => '';

  override render() {
    const messages = words(catalog);
    const name = `${messages.saveAs}: ${this.label}`;
    return html`<details @keydown=${this.#leave} @focusout=${this.#close}>
      <summary aria-label=${name} title=${messages.saveAs}>⤓</summary>
      <div role="group" aria-label=${name}>
        ${this.#button(messages.png, async () => save(`${this.file}.png`, await pngFile(this.svg())))}
        ${this.#button(messages.svg, () => save(`${this.file}.svg`, this.svg()))}
        ${this.#button(messages.csv, () => save(`${this.file}.csv`, this.csv()))}
      </div>
    </details>`;
  }

  #button(name: string, act: () => unknown) {
    return html`<button class="bare" data-save=${name} @click=${() => void act()}>${name}</button>`;
  }

  get #details(): HTMLDetailsElement | null {
    return this.renderRoot.querySelector('details');
  }

  #leave(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#details?.open) return;
    this.#details.open = false;
    this.#details.querySelector('summary')?.focus();
    event.stopPropagation();
  }

  /** Once the focus is elsewhere. */
  #close({ relatedTarget }: FocusEvent): void {
    const details = this.#details;
    if (details && !(relatedTarget instanceof Node && details.contains(relatedTarget))) details.open = false;
  }

  static override styles = [
    base,
    controls,
    css`
      @media print {
        :host {
          display: none;
        }
      }

      :host {
        display: block;
      }

      details {
        position: relative;
        inline-size: max-content;
        /* What opens leads towards the start. */
        margin-inline-start: auto;
      }

      summary {
        display: grid;
        place-items: center;
        inline-size: 1.5rem;
        block-size: 1.5rem;
        border-radius: var(--cr-radius);
        color: var(--cr-soft);
        font: 500 var(--cr-size-small) / 1 var(--cr-controls);
        list-style: none;
        cursor: pointer;
      }

      summary::-webkit-details-marker {
        display: none;
      }

      summary:hover,
      details[open] summary {
        background: var(--cr-raised);
        color: var(--cr-ink);
      }

      [role="group"] {
        position: absolute;
        z-index: 1;
        inset-block-start: 100%;
        inset-inline-end: 0;
        display: flex;
        border: 1px solid var(--cr-line);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
      }

      button {
        min-inline-size: 0;
        min-block-size: 2rem;
        padding: 0 var(--cr-space-2);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-save-chart': ChainruleSaveChart;
  }
}
