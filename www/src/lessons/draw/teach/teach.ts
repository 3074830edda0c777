import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { fields } from '../../../base/field-styles';
import { digits, PageElement, series } from '../../../base/locale';
import { Watch } from '../../../base/store';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import { type SetKind, setKinds } from '../../../engine/commands/teaching';
import type { ChainruleChoices } from '../../../figures/choices';
import { sentence } from '../../../session/errors';
import '../../../figures/choices';
import '../../../figures/stroke-image';
import { fileButton } from '../../../base/file-button';
import { own } from '../own';
import { drawing } from '../session';
import './outcome';
import { session } from './session';
import { catalog } from './text';

/** The reader teaches the network: labeled drawings, a training run, and its result. */
@customElement('chainrule-draw-teach')
export class ChainruleDrawTeach extends PageElement {
  constructor() {
    super();
    new Watch(this, session, session.run, drawing, own);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    session.load();
    own.load();
  }

  override render() {
    const messages = words(catalog);
    const { kind, error } = session.value;
    return html`
      <p class="small">${messages.intro}</p>
      <chainrule-choices
        .label=${messages.classes}
        .choices=${setKinds.map((value) => ({ value, text: messages.kinds[value] }))}
        .value=${kind}
        @input=${(event: Event) => session.choose((event.target as ChainruleChoices).value as SetKind)}
      ></chainrule-choices>
      ${kind === 'own' ? this.#renderLabels() : nothing} ${this.#renderAdd()}
      ${error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing}
      ${this.#renderDrawings()} ${this.#renderTeach()}
      <chainrule-draw-outcome></chainrule-draw-outcome>
      ${this.#renderFiles()}
    `;
  }

  #renderLabels() {
    const messages = words(catalog);
    const { labelsInUse } = session.value;
    return html`<label>
      <span>${messages.labels}: ${messages.labelsHint}</span>
      <input
        name="labels"
        dir="auto"
        autocomplete="off"
        .value=${session.current.labels.join(' ')}
        @change=${(event: Event) => this.#rename(event.target as HTMLInputElement)}
      />
      <span role="status">${labelsInUse.length > 0 ? messages.held(series(labelsInUse.map((label) => digits(label)))) : nothing}</span>
    </label>`;
  }

  #rename(input: HTMLInputElement): void {
    session.rename(input.value.trim().split(/\s+/));
    input.value = session.current.labels.join(' ');
  }

  #renderAdd() {
    const messages = words(catalog);
    const { labels, drawings } = session.current;
    const isEmpty = drawing.value.length === 0;
    return html`<div class="add" role="group" aria-labelledby="add">
      <h2 id="add">${messages.add}</h2>
      <div class="labels">
        ${labels.map((label, i) => {
          const n = drawings.filter((drawing) => drawing.label === i).length;
          return html`<button
            data-label=${label}
            aria-label=${messages.addAs(digits(label))}
            aria-disabled=${isEmpty}
            @click=${() => this.#add(i)}
          >
            <b>${digits(label)}</b><span class="n">${digits(n)}</span>
          </button>`;
        })}
      </div>
    </div>`;
  }

  #add(label: number): void {
    if (drawing.value.length === 0) return;
    session.add(label, drawing.value);
    drawing.clear();
  }

  #renderDrawings() {
    const messages = words(catalog);
    const { labels, drawings } = session.current;
    if (drawings.length === 0) return html`<p class="small">${messages.empty}</p>`;
    const seen = labels.map(() => 0);
    return html`<div class="drawings">
        ${drawings.map(({ label, strokes }, index) => {
          seen[label] = (seen[label] ?? 0) + 1;
          const isHeldOut = (seen[label] ?? 0) % 3 === 0;
          return html`<button
            class=${isHeldOut ? 'thumb held' : 'thumb'}
            aria-label=${messages.drawingOf(digits(labels[label] ?? ''))}
            @click=${() => this.#takeBack(index)}
          >
            <chainrule-stroke-image .strokes=${strokes}></chainrule-stroke-image>
            <span>${digits(labels[label] ?? '')}</span>
          </button>`;
        })}
      </div>
      <p class="small">${messages.split} ${messages.takeBack}</p>`;
  }

  #takeBack(index: number): void {
    const strokes = session.current.drawings[index]?.strokes;
    if (!strokes) return;
    session.remove(index);
    drawing.replace(strokes);
  }

  #renderTeach() {
    const messages = words(catalog);
    const { labels, drawings } = session.current;
    const missing = labels.filter((_, i) => !drawings.some(({ label }) => label === i));
    const isReady = drawings.length > 0 && (session.value.kind === 'digits' || missing.length === 0);
    const isRunning = session.run.value.phase === 'running';
    return html`<div class="row">
      ${
        isRunning
          ? html`<button class="primary" data-do="stop" @click=${() => session.run.reset()}>${messages.stop}</button>`
          : html`<button
              class="primary"
              data-do="teach"
              aria-disabled=${!isReady}
              @click=${() => isReady && session.teach()}
            >
              ${messages.teach}
            </button>`
      }
      ${
        session.value.kind === 'own' && missing.length > 0
          ? html`<span class="small">${messages.missing(series(missing.map((label) => digits(label))))}</span>`
          : nothing
      }
    </div>`;
  }

  #renderFiles() {
    const messages = words(catalog);
    const { kind, isKept, damaged, discarded } = session.value;
    const hasDrawings = session.current.drawings.length > 0;
    return html`<section class="files" aria-labelledby="files">
      <h2 id="files">${messages.files}</h2>
      ${damaged.includes(kind) ? this.#renderDamaged() : html`<p class="small" role="status">${isKept === false ? messages.notKept : messages.stays}</p>`}
      <div class="row">
        <button data-do="save" aria-disabled=${!hasDrawings} @click=${() => hasDrawings && this.#save()}>
          ${messages.save}
        </button>
        <label class="file">
          <input
            class="visually-hidden"
            type="file"
            name="drawings"
            accept=".json,application/json"
            @change=${(event: Event) => this.#open(event.target as HTMLInputElement)}
          />
          <span>${messages.open}</span>
        </label>
        <button data-do="forget" aria-disabled=${!hasDrawings} @click=${() => hasDrawings && session.forget()}>
          ${messages.forget}
        </button>
        ${
          discarded?.kind === kind
            ? html`<button data-do="bring-back" @click=${() => session.bringBack()}>${messages.bringBack}</button>`
            : nothing
        }
      </div>
    </section>`;
  }

  #renderDamaged() {
    const messages = words(catalog);
    return html`<p class="error" role="alert">${messages.damaged}</p>
      <button data-do="discard-damaged" @click=${() => void session.discardDamaged()}>${messages.discardDamaged}</button>`;
  }

  async #save(): Promise<void> {
    const text = await session.write();
    if (text === undefined) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'chainrule-drawings.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  async #open(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    // So that the same file can be chosen again.
    input.value = '';
    if (file) await session.read(file);
  }

  static override styles = [
    base,
    controls,
    fields,
    fileButton,
    css`
      :host {
        display: grid;
        gap: var(--cr-space-4);
        min-inline-size: 0;
      }

      h2 {
        margin-block-end: var(--cr-space-2);
        font: 500 var(--cr-size-small) / 1.4 var(--cr-controls);
        letter-spacing: 0;
      }

      label.file > span {
        color: var(--cr-ink);
        font-size: var(--cr-size-small);
      }

      .small,
      .n {
        color: var(--cr-soft);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .error {
        color: var(--cr-danger);
        overflow-wrap: anywhere;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cr-space-2) var(--cr-space-3);
      }

      .files .row {
        margin-block-start: var(--cr-space-2);
      }

      input[name="labels"] {
        min-block-size: var(--cr-target);
        padding-inline: var(--cr-space-2);
        border: 1px solid var(--cr-line);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
        color: var(--cr-ink);
        font: 500 var(--cr-size-body) / 1.5 var(--cr-controls);
      }

      .labels {
        display: grid;
        grid-template-columns: repeat(5, minmax(0, 1fr));
        gap: var(--cr-space-1);
      }

      .labels button {
        min-inline-size: 0;
        padding: 0 var(--cr-space-1);
        background: var(--cr-raised);
        font-size: var(--cr-size-body);
        overflow-wrap: anywhere;
      }

      .labels .n {
        font-size: var(--cr-size-tiny);
        font-variant-numeric: tabular-nums;
      }

      .drawings {
        display: grid;
        grid-template-columns: repeat(auto-fill, 3rem);
        gap: var(--cr-space-2);
      }

      .thumb {
        display: grid;
        gap: 0;
        padding: 2px;
        border: 2px solid transparent;
        min-inline-size: 3rem;
        font-size: var(--cr-size-tiny);
      }

      .thumb.held {
        border-color: var(--cr-mark-line);
      }

      .thumb chainrule-stroke-image {
        inline-size: 2.5rem;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-draw-teach': ChainruleDrawTeach;
  }
}
