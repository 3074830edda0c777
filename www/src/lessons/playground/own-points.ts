import { css, html, nothing } from 'lit';
import { customElement, query, state as reactive } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { engine, reasonOf } from '../../engine/client';
import { tooLarge } from '../../engine/file-size';
import type { EngineError } from '../../engine/protocol';
import { type BadLine, type CsvReading, limits, type Task } from '../../engine/wire';
import { sentence } from '../../session/errors';
import { twoReadings } from '../../session/two-readings';
import '../../figures/choices';
import type { ChainruleChoices } from '../../figures/choices';
import { fromText, givenText, painted } from './given';
import { brush, state } from './state';
import { catalog } from './text';

/** The reader's own points: painted on the plane, or read from a text. */
@customElement('chainrule-playground-own')
export class PlaygroundOwn extends PageElement {
  @reactive() private reading: CsvReading | undefined;
  @reactive() private error: EngineError | undefined;
  @query('textarea') private textarea!: HTMLTextAreaElement;
  #isRead = false;

  constructor() {
    super();
    new Watch(this, state, painted, fromText, brush);
  }

  protected override updated(): void {
    // A text from before the page was reloaded, or left.
    if (state.value.data !== 'csv' || this.#isRead) return;
    this.#isRead = true;
    void this.#read();
  }

  override render() {
    switch (state.value.data) {
      case 'painted':
        return this.#renderBrush();
      case 'csv':
        return this.#renderText();
      default:
        return nothing;
    }
  }

  #renderBrush() {
    const messages = words(catalog);
    const n = painted.value.x.length;
    return html`
      <p class="small">${messages.paintHint}</p>
      <div class="row">
        <chainrule-choices
          data-name="brush"
          .label=${messages.brush}
          .choices=${messages.classes.map((text, i) => ({ value: String(i), text }))}
          .value=${String(brush.value)}
          @input=${(event: Event) => brush.set((event.target as ChainruleChoices).value === '1' ? 1 : 0)}
        ></chainrule-choices>
        <button data-do="undo" aria-disabled=${n === 0} @click=${() => truncatePainted(n - 1)}>${messages.undo}</button>
        <button data-do="clear" aria-disabled=${n === 0} @click=${() => truncatePainted(0)}>${messages.clear}</button>
        <span class="small" data-reading="painted">${messages.nPoints(digits(n))}</span>
      </div>
    `;
  }

  #renderText() {
    const messages = words(catalog);
    return html`
      <p class="small" id="format">${messages.csvHint[state.value.task]}</p>
      <chainrule-choices
        data-name="task"
        .label=${messages.thirdColumn}
        .choices=${(['classes', 'values'] as const).map((value) => ({ value, text: messages.tasks[value] }))}
        .value=${state.value.task}
        @input=${(event: Event) => {
          fromText.set({ x: [], y: [], target: [] });
          state.change({ task: (event.target as ChainruleChoices).value as Task });
          void this.#read();
        }}
      ></chainrule-choices>
      <textarea
        dir="ltr"
        rows="6"
        spellcheck="false"
        aria-label=${messages.csvText}
        aria-describedby="format"
        .value=${givenText.value}
        @input=${() => givenText.set(this.textarea.value)}
        placeholder=${`x,y,class\n${digits('-0.5,0.2,0\n0.4,0.1,1')}`}
        @dragover=${(event: DragEvent) => event.preventDefault()}
        @drop=${this.#drop}
      ></textarea>
      <div class="row">
        <button class="primary" data-do="read" @click=${() => this.#read()}>${messages.readPoints}</button>
        <label class="file">
          <input type="file" accept=".csv,.tsv,.txt,text/*" @change=${this.#choose} />
          <span>${messages.orFile}</span>
        </label>
      </div>
      <div role="status" data-reading="csv">${this.#renderReading()}</div>
    `;
  }

  #renderReading() {
    const messages = words(catalog);
    if (this.error) return html`<p class="bad">${sentence(this.error)}</p>`;
    if (!this.reading) return nothing;
    const { bad, nBad, points, hasHeader, twoReadings: both } = this.reading;
    if (nBad > 0) {
      return html`<p class="bad">${messages.badLines(digits(nBad))}</p>
        <ul>
          ${bad.map((line) => html`<li>${this.#lineText(line)}</li>`)}
        </ul>
        ${nBad > bad.length ? html`<p class="small">${messages.andMore(digits(nBad - bad.length))}</p>` : nothing}`;
    }
    if (points.x.length < 2) return html`<p class="bad">${messages.tooFew}</p>`;
    return html`<p class="small">${messages.wasRead(digits(points.x.length))} ${hasHeader ? messages.header : ''}</p>
      ${twoReadings(both, () => void this.#readSlashesAsPoints())}`;
  }

  #lineText({ line, reason, got }: BadLine): string {
    const messages = words(catalog);
    const at = digits(line);
    const isolated = `\u2068${got}\u2069`;
    switch (reason.name) {
      case 'fields':
        return messages.badFields(at, digits(reason.nFields), isolated);
      case 'number':
        return messages.badNumber(at, digits(reason.field), isolated);
      case 'size':
        return messages.badSize(at, digits(reason.field), isolated);
      case 'class':
        return messages.badClass(at, isolated);
      case 'too_many':
        return messages.tooMany(at);
    }
  }

  /** What is a decimal mark in one number is one in all. */
  #readSlashesAsPoints(): Promise<void> {
    this.textarea.value = this.textarea.value.replace(/([0-9۰-۹٠-٩])\s*[/⁄∕]\s*(?=[0-9۰-۹٠-٩])/g, '$1.');
    givenText.set(this.textarea.value);
    return this.#read();
  }

  async #read(): Promise<void> {
    const text = this.textarea.value;
    this.error = undefined;
    if (text.trim() === '') {
      this.reading = undefined;
      return;
    }
    try {
      const reading = await engine.request('readCsv', { text, task: state.value.task });
      this.reading = reading;
      // A text with mistakes is not used in part.
      if (reading.nBad === 0) fromText.set(reading.points);
    } catch (cause) {
      this.error = reasonOf(cause);
    }
  }

  #drop(event: DragEvent): void {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void this.#take(file);
  }

  #choose(event: Event): void {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) void this.#take(file);
  }

  async #take(file: File): Promise<void> {
    this.error = tooLarge(file, limits.tableBytes, 'data');
    if (this.error) return;
    this.textarea.value = await file.text();
    givenText.set(this.textarea.value);
    await this.#read();
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-2);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--cr-space-2) var(--cr-space-3);
      }

      .small {
        color: var(--cr-soft);
      }

      .bad {
        color: var(--cr-danger);
      }

      ul {
        margin: 0;
        padding-inline-start: 1.2rem;
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

      .file {
        position: relative;
        display: inline-flex;
      }

      /* The browser's own button is in the browser's language. */
      .file input {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        opacity: 0;
        cursor: pointer;
      }

      .file span {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--cr-target);
        padding-inline: var(--cr-space-3);
        border: 1px solid var(--cr-line);
        border-radius: var(--cr-radius);
        font-weight: 500;
      }

      .file input:focus-visible + span {
        outline: 2px solid var(--cr-focus);
        outline-offset: 2px;
      }
    `,
  ];
}

/** Keeps the first `n` painted points. */
function truncatePainted(n: number): void {
  if (n < 0) return;
  const { x, y, target } = painted.value;
  painted.set({ x: x.slice(0, n), y: y.slice(0, n), target: target.slice(0, n) });
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-own': PlaygroundOwn;
  }
}
