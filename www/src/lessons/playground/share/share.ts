import { css, html, nothing } from 'lit';
import { customElement, state as internal } from 'lit/decorators.js';
import { copy } from '../../../base/clipboard';
import { fields as fieldStyles } from '../../../base/field-styles';
import { digits, PageElement } from '../../../base/locale';
import { save } from '../../../base/save';
import { Watch } from '../../../base/store';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import { fromTable, painted } from '../given';
import { panel } from '../panel-styles';
import { state } from '../state';
import { fileEnding, fileText, linkWithData, maxLinkChars, refused } from './given-data';
import { catalog } from './text';

type Outcome =
  | { readonly kind: 'copied' | 'tooLong'; readonly n: number }
  | { readonly kind: 'notCopied'; readonly link: string };

/** The reader's own data, to be taken along in a link or a file. */
@customElement('chainrule-playground-share')
export class PlaygroundShare extends PageElement {
  @internal() private outcome: Outcome | undefined;

  constructor() {
    super();
    new Watch(this, state, painted, fromTable, refused);
  }

  override render() {
    const messages = words(catalog);
    const { data } = state.value;
    const hasData = data === 'painted' ? painted.value.x.length > 0 : data === 'csv' && fromTable.value !== undefined;
    const bad = refused.value;
    return html`
      <div role="alert">
        ${bad ? html`<p class="bad">${bad.file === undefined ? messages.badLink : messages.badFile(bad.file)}</p>` : nothing}
      </div>
      ${
        hasData
          ? html`<div class="row">
              <button data-do="copy-link" @click=${this.#copy}>${messages.copyLink}</button>
              <button data-do="save-state" @click=${() => save(`playground${fileEnding}`, fileText())}>${messages.save}</button>
            </div>`
          : nothing
      }
      <div role="status">${hasData && this.outcome ? this.#renderOutcome(this.outcome) : nothing}</div>
    `;
  }

  #renderOutcome(outcome: Outcome) {
    const messages = words(catalog);
    if (outcome.kind === 'notCopied')
      return html`<p class="small">${messages.notCopied}</p>
        <input type="text" dir="ltr" readonly aria-label=${messages.link} .value=${outcome.link} />`;
    const n = digits(outcome.n);
    return html`<p class="small" data-reading="link">
      ${outcome.kind === 'copied' ? messages.copied(n) : messages.tooLong(n, digits(maxLinkChars))}
    </p>`;
  }

  async #copy(): Promise<void> {
    const link = await linkWithData();
    const n = link.length;
    if (n > maxLinkChars) this.outcome = { kind: 'tooLong', n };
    else this.outcome = (await copy(link)) === 'copied' ? { kind: 'copied', n } : { kind: 'notCopied', link };
  }

  static override styles = [
    base,
    controls,
    fieldStyles,
    panel,
    css`
      input {
        inline-size: 100%;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-share': PlaygroundShare;
  }
}
