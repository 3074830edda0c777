import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { fileButton } from '../../../base/file-button';
import { digits, PageElement } from '../../../base/locale';
import { Watch } from '../../../base/store';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import { givenText } from '../given';
import { fileEnding, openFile } from '../share/given-data';
import type { ShippedTable } from '../state';
import './preview';
import { edit, openTable, read, take } from './reader';
import './report';
import { panel } from '../panel-styles';
import { catalog } from './text';

/** Longer texts are shown in part only: a field with all of a file would stand still at each key. */
const maxEditable = 200_000;
const nShown = 5000;

/** A table of the reader's own, pasted, typed, or read from a file; or one that comes with the page. */
@customElement('chainrule-playground-table')
export class PlaygroundTable extends PageElement {
  /** Which table. */
  @property() source: 'csv' | ShippedTable = 'csv';
  @query('textarea') private textarea!: HTMLTextAreaElement;

  constructor() {
    super();
    new Watch(this, givenText);
  }

  /** The reader's text may be from before the page was reloaded, or left. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('source')) void openTable(this.source);
  }

  override render() {
    const messages = words(catalog);
    return html`
      ${this.source === 'csv' ? this.#renderText() : html`<p class="small">${messages.about[this.source]}</p>`}
      <chainrule-table-preview></chainrule-table-preview>
      <chainrule-table-report></chainrule-table-report>
    `;
  }

  #renderText() {
    const messages = words(catalog);
    const text = givenText.value;
    const isLong = text.length > maxEditable;
    return html`
      <p class="small" id="hint">${messages.hint}</p>
      <div class="text" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.#drop}>
        <textarea
          dir="auto"
          rows="5"
          spellcheck="false"
          wrap="off"
          aria-label=${messages.text}
          aria-describedby="hint"
          placeholder=${digits(messages.placeholder)}
          ?readonly=${isLong}
          .value=${isLong ? `${text.slice(0, nShown)}…` : text}
          @input=${this.#edit}
        ></textarea>
      </div>
      ${isLong ? html`<p class="small" data-reading="long">${messages.longText}</p>` : nothing}
      <div class="row">
        <button class="primary" data-do="read" @click=${read}>${messages.read}</button>
        <label class="file">
          <input type="file" class="visually-hidden" accept=".csv,.tsv,.txt,.tab,.dat,.data,.json,.jsonl,.npy,.npz,.xlsx,.ods,.parquet,text/*" @change=${this.#choose} />
          <span>${messages.orFile}</span>
        </label>
        ${text === '' ? nothing : html`<button data-do="remove" @click=${() => edit('')}>${messages.remove}</button>`}
      </div>
    `;
  }

  /** What is pasted or dropped is read at once; what is typed, when the reader says so. */
  #edit(event: InputEvent): void {
    edit(this.textarea.value);
    if (event.inputType === 'insertFromPaste' || event.inputType === 'insertFromDrop') void read();
  }

  #drop(event: DragEvent): void {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void open(file);
  }

  #choose(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void open(file);
    // The same file can be chosen again, once it was changed.
    input.value = '';
  }

  static override styles = [
    base,
    controls,
    fileButton,
    panel,
    css`
      .text {
        display: grid;
      }

      textarea {
        inline-size: 100%;
        padding: var(--cr-space-2);
        border: 1px solid var(--cr-line);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
        color: var(--cr-ink);
        font: 450 var(--cr-size-small) / 1.5 ui-monospace, monospace;
      }

      textarea::placeholder {
        color: var(--cr-soft);
      }
    `,
  ];
}

/** A table, or settings and a table. */
function open(file: File): Promise<void> {
  return file.name.endsWith(fileEnding) ? openFile(file) : take(file);
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-table': PlaygroundTable;
  }
}
