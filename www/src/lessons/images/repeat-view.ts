import { html, nothing } from 'lit';
import { customElement, state as internal } from 'lit/decorators.js';
import { fields } from '../../base/field-styles';
import { PageElement } from '../../base/locale';
import { save } from '../../base/save';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { engine, reasonOf } from '../../engine/client';
import type { EngineError } from '../../engine/protocol';
import type { ImagePart } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import { sentence } from '../../session/errors';
import { fileNames, repeatScript } from './repeat-script';
import { data, run } from './session';
import { catalog } from './text';

/** The names of the files of MNIST, with a dot, without which a browser appends an ending of its own. */
const idxNames: Readonly<Record<ImagePart, string>> = {
  train_images: 'train-images.idx3-ubyte',
  train_labels: 'train-labels.idx1-ubyte',
  test_images: 't10k-images.idx3-ubyte',
  test_labels: 't10k-labels.idx1-ubyte',
};
const parts = Object.keys(idxNames) as readonly ImagePart[];

/** The training on view as files, with which PyTorch repeats it. */
@customElement('chainrule-images-repeat')
export class ImagesRepeat extends PageElement {
  @internal() private error: EngineError | undefined;

  constructor() {
    super();
    new Watch(this, data, run);
  }

  override render() {
    const messages = words(catalog);
    if (!run.value.snapshot || !data.value.report) return nothing;
    return html`<details data-fold="repeat">
      <summary>${messages.repeatFold}</summary>
      <p class="small">${messages.repeatHint}</p>
      <div class="row">
        <button data-save="script" @click=${this.#saveScript}>${messages.repeatFiles.script}</button>
        <button data-save="start" @click=${() => this.#save(fileNames.start, () => engine.request('imageStart', {}))}>
          ${messages.repeatFiles.start}
        </button>
        <button data-save="weights" @click=${() => this.#save(fileNames.weights, () => engine.request('imageWeights', {}))}>
          ${messages.repeatFiles.weights}
        </button>
      </div>
      <p class="small">${messages.repeatImages}</p>
      <div class="row">
        ${parts.map(
          (part) => html`<button
            data-save=${part}
            @click=${() => this.#save(idxNames[part], () => engine.request('imageIdx', { part }))}
          ><bdi dir="ltr">${idxNames[part]}</bdi></button>`,
        )}
      </div>
      ${this.error ? html`<p class="error" role="alert">${sentence(this.error)}</p>` : nothing}
    </details>`;
  }

  #saveScript(): void {
    if (run.value.snapshot && data.value.report)
      save(fileNames.script, repeatScript(run.value.snapshot, data.value.report));
  }

  async #save(name: string, file: () => Promise<Uint8Array>): Promise<void> {
    this.error = undefined;
    try {
      save(name, await file());
    } catch (cause) {
      this.error = reasonOf(cause);
    }
  }

  static override styles = [base, controls, fields, labParts];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images-repeat': ImagesRepeat;
  }
}
