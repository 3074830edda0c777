import { css, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { code as codeStyles } from '../../base/code-styles';
import { fileButton } from '../../base/file-button';
import { digits, PageElement } from '../../base/locale';
import { percentText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import type { EngineError } from '../../engine/protocol';
import type { ActivationTrial } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import { activationLabels } from '../../session/activation-names';
import { activationName } from '../../session/activations';
import { sentence } from '../../session/errors';
import { conversion } from './conversion';
import { dismiss, given, type Origin, origin, trials } from './given';
import { catalog } from './load-text';
import { count } from './naming';
import { panel } from './panel-styles';
import { inputFormula } from './pytorch';
import { data, session } from './session';

/** Loads a network from a file, asks what the file does not say, and says how it was read. */
@customElement('chainrule-images-load')
export class ImagesLoad extends PageElement {
  @query('[data-do=load]') private readonly file!: HTMLElement;

  constructor() {
    super();
    new Watch(this, data, given, origin, trials);
  }

  override render() {
    const waiting = given.value;
    return html`
      <div class="row">
        <label class="file">
          <input
            type="file"
            accept=".safetensors,.pt,.pth,.keras,.h5,.npz,.onnx"
            class="visually-hidden"
            data-do="load"
            @change=${(event: Event) => {
              const input = event.target as HTMLInputElement;
              const file = input.files?.[0];
              if (file) void session.load(file);
              input.value = '';
            }}
          />
          <span>${words(catalog).load}</span>
        </label>
      </div>
      <div role="alert">${waiting && 'error' in waiting ? this.#renderError(waiting.name, waiting.error) : nothing}</div>
      ${waiting && 'file' in waiting ? this.#renderWaiting(waiting.name, waiting.isWaiting) : nothing}
      ${origin.value ? this.#renderOrigin(origin.value) : nothing}
    `;
  }

  #renderError(name: string, error: EngineError) {
    const { refused, conversions } = words(catalog);
    const format = 'got' in error && error.got.kind === 'networkFile' ? error.got.of : undefined;
    const code = format && conversion(format, name);
    return html`
      <p class="error">${refused(name)} ${sentence(error)}</p>
      ${format ? html`<p class="small">${conversions[format]}</p>` : nothing}
      ${code ? html`<pre dir="ltr" lang="en" tabindex="0" role="region" aria-label="Python">${code}</pre>` : nothing}
    `;
  }

  #renderWaiting(name: string, isWaiting: boolean) {
    const messages = words(catalog);
    const { snapshot, error } = trials.value;
    return html`<div class="panel" role="group" aria-labelledby="question">
      <p id="question" role="status">${isWaiting ? messages.waiting(name) : messages.ask(name)}</p>
      ${
        snapshot
          ? html`<ul class="functions" role="list">${snapshot.trials.map((trial, i) => this.#renderTrial(trial, i === 0))}</ul>
              <p class="small">${messages.accuracies(count(snapshot.nTest))} ${this.#inputs()}</p>`
          : nothing
      }
      <div role="alert">${error ? html`<p class="error">${sentence(error)}</p>` : nothing}</div>
      <div class="row"><button data-do="dismiss" @click=${this.#dismiss}>${messages.dismiss}</button></div>
    </div>`;
  }

  /** The panel goes, and the focus back to what it came from. */
  #dismiss(): void {
    dismiss();
    this.file.focus();
  }

  #renderTrial({ activation, accuracy }: ActivationTrial, isSuggested: boolean) {
    const { suggested } = words(catalog);
    const name = activationName(activation);
    return html`<li>
      <button class=${isSuggested ? 'primary' : ''} data-activation=${name} @click=${() => session.choose(activation)}>
        ${activationLabels()[name]}${isSuggested ? html` (${suggested})` : nothing}
      </button>
      <bdi>${accuracy === undefined ? '…' : percentText(accuracy, 2)}</bdi>
    </li>`;
  }

  #renderOrigin({ name, report }: Origin) {
    const messages = words(catalog);
    const notes = report
      ? [
          messages.order(report.shape.map((n) => digits(n)).join('-'), report.weights.join(', ')),
          ...(report.transposed.length > 0 ? [messages.transposed(report.transposed.join(', '))] : []),
          ...(report.withoutBias.length > 0 ? [messages.withoutBias(report.withoutBias.join(', '))] : []),
          ...(report.leftOut.length > 0 ? [messages.leftOut(report.leftOut.join(', '))] : []),
          ...(report.isRounded ? [messages.rounded()] : []),
          this.#inputs(),
        ]
      : [];
    return html`<p class="small" data-reading="origin">${[messages.from(name), ...notes].join(' ')}</p>`;
  }

  #inputs(): string {
    return data.value.report ? words(catalog).inputs(inputFormula(data.value.report)) : '';
  }

  static override styles = [
    base,
    controls,
    labParts,
    fileButton,
    codeStyles,
    panel,
    css`
      .functions {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
        gap: var(--cr-space-2) var(--cr-space-4);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .functions li {
        display: flex;
        align-items: center;
        gap: var(--cr-space-3);
        font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      .small,
      .error {
        overflow-wrap: anywhere;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images-load': ImagesLoad;
  }
}
