import { css, html, nothing } from 'lit';
import { customElement, state as internal } from 'lit/decorators.js';
import { digits, PageElement, series } from '../../base/locale';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { answerOf, engine } from '../../engine/client';
import { type DataReport, nFirst } from '../../engine/commands/images';
import type { KnownSet, PicturesReport } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import { sentence } from '../../session/errors';
import '../../figures/choices';
import type { ChainruleChoices } from '../../figures/choices';
import '../../figures/grey-image';
import { fileButton } from '../../base/file-button';
import { chosenFiles, droppedFiles, hasFolders } from './given-files';
import { className, count, isSet, megabytes } from './naming';
import { panel } from './panel-styles';
import { type DataState, data, run, session } from './session';
import { sources } from './sources';
import { type DataName, dataNames, state } from './state';
import { catalog } from './text';

/** Which images to train on, how to get them, and the first of them. */
@customElement('chainrule-images-data')
export class ImagesData extends PageElement {
  @internal() private isOver = false;

  constructor() {
    super();
    new Watch(this, state, data, run);
    this.addEventListener('dragover', (event) => {
      event.preventDefault();
      this.isOver = true;
    });
    this.addEventListener('dragleave', () => {
      this.isOver = false;
    });
    this.addEventListener('drop', (event) => void this.#drop(event));
  }

  override render() {
    const messages = words(catalog);
    const { phase } = data.value;
    return html`
      <chainrule-choices
        hide-label
        .label=${messages.data}
        .choices=${dataNames.map((value) => ({ value, text: messages.dataNames[value] }))}
        .value=${state.value.data}
        @input=${(event: Event) => state.change({ data: (event.target as ChainruleChoices).value as DataName })}
      ></chainrule-choices>
      ${phase === 'here' ? this.#renderHere() : this.#renderAway()}
      <div role="alert">
        ${data.value.error ? html`<p class="error">${this.#errorFile()}${sentence(data.value.error)}</p>` : nothing}
        ${data.value.error?.code === 'keptDamaged' ? this.#renderDamaged() : nothing}
      </div>
    `;
  }

  #renderHere() {
    const messages = words(catalog);
    const { report } = data.value;
    if (!report) return nothing;
    const { nTrain, nTest, side, first, source, labels, isRounded, pictures } = report;
    const isPlain = source !== 'files' || pictures || (labels[0] === 0 && labels.length === 10);
    return html`
      <p class="small" data-reading="counts">
        ${messages.counts(count(nTrain), count(nTest))}
        ${isPlain ? nothing : messages.labelRange(digits(labels.length), digits(labels[0] ?? 0), digits(labels.at(-1) ?? 0))}
        ${isRounded ? messages.rounded(digits(256)) : nothing}
        ${pictures ? this.#pictures(pictures).join(' ') : nothing}
      </p>
      ${source === 'files' ? html`${pictures ? this.#renderInvert(report) : this.#renderTranspose(report)} ${this.#renderFiles()}` : nothing}
      ${
        side && !run.value.snapshot
          ? html`<ul class="strip" role="list" aria-label=${messages.firstImages}>
              ${first.map(
                ({ pixels, label }) => html`<li>
                  <chainrule-grey-image
                    .pixels=${pixels}
                    .side=${side}
                    .label=${className(data.value.report, label)}
                  ></chainrule-grey-image>
                </li>`,
              )}
            </ul>`
          : nothing
      }
    `;
  }

  #pictures({ names, nScaled, nLeftOut, isSplit }: PicturesReport): readonly string[] {
    const messages = words(catalog);
    return [
      messages.folders(digits(names.length), series(names)),
      ...(isSplit ? [messages.drawnTest] : []),
      ...(nScaled > 0 ? [messages.scaled(count(nScaled), digits(28))] : []),
      ...(nLeftOut > 0 ? [messages.leftOut(count(nLeftOut))] : []),
    ];
  }

  #renderTranspose({ isTransposed, isEmnist }: DataReport) {
    const { transpose, emnist } = words(catalog);
    return html`<div>
      ${this.#renderSwap('transpose', transpose, isTransposed)}
      ${isEmnist && !isTransposed ? html`<p class="small" data-reading="emnist">${emnist}</p>` : nothing}
    </div>`;
  }

  #renderInvert({ isInverted, pictures }: DataReport) {
    const { invert, light } = words(catalog);
    return html`<div>
      ${this.#renderSwap('invert', invert, isInverted)}
      ${pictures?.isLight && !isInverted ? html`<p class="small" data-reading="light">${light}</p>` : nothing}
    </div>`;
  }

  #renderSwap(what: 'transpose' | 'invert', text: string, isSwapped: boolean) {
    return html`<label class="check">
      <input
        type="checkbox"
        data-do=${what}
        .checked=${isSwapped}
        @change=${() => void session.swap(what)}
      />
      <span>${text}</span>
    </label>`;
  }

  #errorFile() {
    const { errorFile } = data.value;
    return errorFile === undefined ? nothing : html`<bdi dir="ltr">${errorFile}</bdi>: `;
  }

  #renderAway() {
    const messages = words(catalog);
    const { phase } = data.value;
    const { data: name } = state.value;
    if (phase === 'looking')
      return html`
        <p class="small" role="status">${messages.looking}</p>
        <div class="strip">${Array.from({ length: nFirst }, () => html`<span></span>`)}</div>
      `;
    return html`<div class=${this.isOver ? 'panel over' : 'panel'}>
      ${isSet(name) ? this.#renderDownload(name) : html`<p class="small">${messages.filesAbsent}</p>`}
      ${phase === 'downloading' ? nothing : this.#renderFiles()}
    </div>`;
  }

  #renderDownload(set: KnownSet) {
    const messages = words(catalog);
    const { phase, done } = data.value;
    const { url, bytes } = sources[set];
    if (phase === 'downloading')
      return html`
        <p class="small" role="status">${messages.coming(megabytes(done), megabytes(bytes))}</p>
        <progress max=${bytes} value=${Math.min(done, bytes)} aria-label=${messages.dataNames[set]}></progress>
        <div class="row"><button data-do="cancel" @click=${() => session.cancel()}>${messages.cancel}</button></div>
      `;
    return html`
      <p>${messages.absent(messages.dataNames[set])}</p>
      <div class="row">
        <button class="primary" data-do="download" @click=${() => void session.download(set)}>
          ${data.value.error ? messages.again : messages.download(megabytes(bytes))}
        </button>
        <span class="small">${messages.downloadFrom} <bdi dir="ltr" class="address">${url.replace('https://', '')}</bdi></span>
      </div>
    `;
  }

  #renderDamaged() {
    return html`<div class="row">
      <button data-do="forget-files" @click=${() => void this.#forgetFiles()}>${words(catalog).forgetFiles}</button>
    </div>`;
  }

  async #forgetFiles(): Promise<void> {
    if ((await answerOf(engine.request('forgetImageFiles', {}))) === null) data.update({ error: undefined });
  }

  #renderFiles() {
    const messages = words(catalog);
    const { files, reading } = data.value;
    if (reading) return this.#renderReading(reading);
    const missing = files.at(-1)?.missing ?? [];
    return html`
      <div class="row">
        ${this.#renderInput(messages.choose, false)}
        ${hasFolders ? this.#renderInput(messages.chooseFolder, true) : nothing}
        <span class="small">${messages.drop}</span>
      </div>
      ${
        files.length > 0
          ? html`<ul class="small taken" role="status">
              ${files.map(({ part, nSamples }) => html`<li>${messages.taken(messages.parts[part], count(nSamples))}</li>`)}
              ${missing.length > 0 ? html`<li>${messages.missing} ${missing.map((part) => messages.parts[part]).join(messages.comma)}</li>` : nothing}
            </ul>`
          : nothing
      }
    `;
  }

  #renderInput(text: string, isFolder: boolean) {
    return html`<label class="file">
      <input
        type="file"
        multiple
        class="visually-hidden"
        data-do=${isFolder ? 'folder' : 'files'}
        .webkitdirectory=${isFolder}
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          void session.addFiles(chosenFiles(input));
          input.value = '';
        }}
      />
      <span>${text}</span>
    </label>`;
  }

  #renderReading({ done, total }: NonNullable<DataState['reading']>) {
    const messages = words(catalog);
    return html`
      <p class="small" role="status">
        ${total === null ? messages.looking : messages.reading(count(done), count(total))}
      </p>
      <progress max=${total ?? 1} value=${done} aria-label=${messages.dataNames.files}></progress>
      <div class="row">
        <button data-do="cancel-reading" @click=${() => session.cancelReading()}>${messages.cancel}</button>
      </div>
    `;
  }

  async #drop(event: DragEvent): Promise<void> {
    event.preventDefault();
    this.isOver = false;
    const isAsked = data.value.phase !== 'here' || data.value.report?.source === 'files';
    if (event.dataTransfer && isAsked) await session.addFiles(await droppedFiles(event.dataTransfer));
  }

  static override styles = [
    base,
    controls,
    labParts,
    fileButton,
    panel,
    css`
      .strip {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(3rem, 1fr));
        gap: var(--cr-space-1);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .strip span {
        aspect-ratio: 1;
      }

      /* With nothing trained yet, they have the place of the charts. */
      @media (width >= 56rem) {
        .strip {
          grid-template-columns: repeat(auto-fill, minmax(5.5rem, 1fr));
        }
      }

      .panel {
        border-style: dashed;
      }

      .panel.over {
        background: var(--cr-mark);
      }

      .row {
        align-items: center;
      }

      .check {
        display: flex;
        align-items: center;
        gap: var(--cr-space-2);
        min-block-size: var(--cr-target);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .check input {
        inline-size: 1.1rem;
        block-size: 1.1rem;
        margin: 0;
        accent-color: var(--cr-ink);
      }

      .address {
        overflow-wrap: anywhere;
      }

      progress {
        inline-size: 100%;
        accent-color: var(--cr-positive);
      }

      .taken {
        margin: 0;
        padding-inline-start: 1.2em;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images-data': ImagesData;
  }
}
