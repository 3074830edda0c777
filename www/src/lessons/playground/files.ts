import { css, html, nothing } from 'lit';
import { customElement, state as internal } from 'lit/decorators.js';
import { fields } from '../../base/field-styles';
import { PageElement } from '../../base/locale';
import { save } from '../../base/save';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { engine, reasonOf } from '../../engine/client';
import type { EngineError } from '../../engine/protocol';
import { labParts } from '../../lab/lab-styles';
import { sentence } from '../../session/errors';
import { latestSnapshot, runConfig } from './runs';
import { fileNames, script } from './script';
import { catalog } from './text';

/** The training as files, with which PyTorch repeats it. */
@customElement('chainrule-playground-files')
export class PlaygroundFilesView extends PageElement {
  @internal() private error: EngineError | undefined;

  constructor() {
    super();
    new Watch(this, latestSnapshot);
  }

  override render() {
    const messages = words(catalog);
    if (!latestSnapshot.value || !runConfig()) return nothing;
    const kinds = ['script', 'data', 'start', 'weights'] as const;
    return html`<details data-fold="files">
      <summary>${messages.filesFold}</summary>
      <div class="fold">
        <p class="small">${messages.filesHint}</p>
        <div class="row">
          ${kinds.map(
            (kind) => html`<button data-save=${kind} @click=${() => this.#save(kind)}>${messages.files[kind]}</button>`,
          )}
        </div>
        ${this.error ? html`<p class="error" role="alert">${sentence(this.error)}</p>` : nothing}
      </div>
    </details>`;
  }

  async #save(kind: keyof typeof fileNames): Promise<void> {
    const [shown, playground] = [latestSnapshot.value, runConfig()];
    if (!shown || !playground) return;
    this.error = undefined;
    const name = fileNames[kind];
    if (kind === 'script') {
      save(name, script(playground, shown));
      return;
    }
    const layers = shown.layers.map(({ weight, bias }) => ({ weight, bias }));
    try {
      const files = await engine.request('playgroundFiles', { playground, step: shown.step, layers });
      save(name, files[kind]);
    } catch (cause) {
      this.error = reasonOf(cause);
    }
  }

  static override styles = [
    base,
    controls,
    fields,
    labParts,
    css`
      .fold {
        display: grid;
        gap: var(--cr-space-2);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-files': PlaygroundFilesView;
  }
}
