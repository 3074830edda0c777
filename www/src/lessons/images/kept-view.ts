import { css, html, nothing } from 'lit';
import { customElement, state as internal } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { fields } from '../../base/field-styles';
import { digits, formatMoment, PageElement } from '../../base/locale';
import { ltr } from '../../base/numbers';
import { save } from '../../base/save';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import type { KeptTraining, TrainingNote } from '../../engine/commands/images';
import { labParts } from '../../lab/lab-styles';
import { megabytes } from './naming';
import { keeping, kept, run, session } from './session';
import { catalog } from './text';

/** How many are shown at once. */
const nShown = 3;

/** The trainings that the browser keeps: resume, rename, export, discard. */
@customElement('chainrule-images-kept')
export class ImagesKept extends PageElement {
  /** The id of the training that is being renamed, and of the one that is to be discarded. */
  @internal() private renamed: string | undefined;
  @internal() private discarded: string | undefined;

  constructor() {
    super();
    new Watch(this, run, keeping, kept);
  }

  override render() {
    const trainings = kept.value?.trainings ?? [];
    // The one on view has its buttons above.
    const others = trainings.filter(({ id }) => run.value.phase === 'idle' || id !== keeping.value?.id);
    if (others.length === 0) return nothing;
    const messages = words(catalog);
    const isWanted = run.value.phase === 'idle' || run.value.error !== undefined;
    const [newest, older] = [others.slice(0, nShown), others.slice(nShown)];
    return html`<details ?open=${isWanted}>
      <summary>${messages.keptTrainings(digits(others.length))}</summary>
      ${this.#renderList(newest)}
      ${
        older.length > 0
          ? html`<details>
              <summary>${messages.olderTrainings(digits(older.length))}</summary>
              ${this.#renderList(older)}
            </details>`
          : nothing
      }
    </details>`;
  }

  #renderList(trainings: readonly KeptTraining[]) {
    return html`<ul role="list">
      ${repeat(
        trainings,
        ({ id }) => id,
        (training) => html`<li data-kept=${training.id}>${this.#renderTraining(training)}</li>`,
      )}
    </ul>`;
  }

  #renderTraining(training: KeptTraining) {
    const messages = words(catalog);
    const { id, note, isElsewhere } = training;
    if (!note) {
      return html`<p class="small" data-reading="damaged">${messages.keptDamaged}</p>
        <div class="row">${this.#renderDiscard(training)}</div>`;
    }
    const { at, size, summary } = note;
    const [epoch, nEpochs] = [digits(summary.epoch), digits(summary.config.nEpochs)];
    return html`
      ${id === this.renamed ? this.#renderName(training, note) : html`<p class="name" dir="auto">${nameOf(note)}</p>`}
      <p class="small">
        <span data-reading="kept">
          ${summary.isOver ? messages.keptOver(nEpochs) : messages.keptEpoch(epoch, nEpochs)}</span
        >
        · <bdi>${megabytes(size)}</bdi>${at > 0 ? html` · <bdi>${formatMoment(at)}</bdi>` : nothing}
      </p>
      ${isElsewhere ? html`<p class="small" data-reading="elsewhere">${messages.keptElsewhere}</p>` : nothing}
      <div class="row">
        <button data-do="resume" @click=${() => void session.resume(training)}>
          ${summary.isOver ? messages.show : messages.resume}
        </button>
        <button class="bare" data-do="rename" @click=${() => this.#edit(id)}>${messages.rename}</button>
        <button class="bare" data-do="export" @click=${() => void exportFile(training)}>${messages.export}</button>
        ${isElsewhere ? nothing : this.#renderDiscard(training)}
      </div>
    `;
  }

  #renderName(training: KeptTraining, note: TrainingNote) {
    const messages = words(catalog);
    return html`<form
      class="row"
      @submit=${(event: Event) => {
        event.preventDefault();
        const name = new FormData(event.target as HTMLFormElement).get('name');
        void session.rename(training, String(name ?? '').trim());
        this.renamed = undefined;
      }}
    >
      <input name="name" dir="auto" maxlength="80" autocomplete="off" aria-label=${messages.newName} .value=${nameOf(note)} />
      <button data-do="save-name">${messages.saveName}</button>
    </form>`;
  }

  /** Asks once more, in place, before anything is gone for good. */
  #renderDiscard(training: KeptTraining) {
    const messages = words(catalog);
    if (training.id !== this.discarded) {
      return html`<button class="bare" data-do="forget" @click=${() => (this.discarded = training.id)}>
        ${messages.forget}
      </button>`;
    }
    return html`<button data-do="really-forget" @click=${() => void session.forget(training)}>
        ${messages.reallyForget}
      </button>
      <button class="bare" data-do="forget-not" @click=${() => (this.discarded = undefined)}>${messages.forgetNot}</button>`;
  }

  async #edit(id: string): Promise<void> {
    this.renamed = id;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('input[name=name]')?.select();
  }

  static override styles = [
    base,
    controls,
    fields,
    labParts,
    css`
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-1);
        padding-block: var(--cr-space-3);
        border-block-end: 1px solid var(--cr-rule);
      }

      p {
        margin: 0;
        overflow-wrap: anywhere;
      }

      .name {
        font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      form input {
        flex: 1;
        min-inline-size: 8rem;
        min-block-size: var(--cr-target);
        padding-inline: var(--cr-space-2);
        border: 1px solid var(--cr-line);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
        color: var(--cr-ink);
        font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      details details summary {
        font-size: var(--cr-size-small);
      }
    `,
  ];
}

/** What the reader called it, or else what it is. */
function nameOf({ name, summary, source }: TrainingNote): string {
  const messages = words(catalog);
  const shape = ltr(summary.shape.map((n) => digits(n)).join('-'));
  return name || messages.keptName(messages.dataNames[source], shape);
}

async function exportFile(training: KeptTraining): Promise<void> {
  const bytes = await session.export(training);
  if (bytes) save('chainrule-training.safetensors', bytes);
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images-kept': ImagesKept;
  }
}
