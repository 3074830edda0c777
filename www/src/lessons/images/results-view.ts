import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { Watch } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { labParts } from '../../lab/lab-styles';
import '../../lab/late-view';
import type { LateView } from '../../lab/late-view';
import './load-view';
import { results, run, session } from './session';
import { catalog } from './text';

/** The results, fetched when a training begins: it may end without a network. */
const found: LateView = {
  subject: 'images/page',
  load: () => import('./found-view'),
  view: () => html`<chainrule-images-found></chainrule-images-found>`,
};

/** A close look at the results of the training. */
@customElement('chainrule-images-results')
export class ImagesResults extends PageElement {
  constructor() {
    super();
    new Watch(this, run, results);
  }

  override render() {
    return html`
      <h2>${words(catalog).results}</h2>
      ${results.value ? html`<chainrule-late-view .view=${found}></chainrule-late-view>` : this.#renderNothing()}
      <chainrule-images-load></chainrule-images-load>
    `;
  }

  protected override updated(): void {
    // What does not come now is asked for again when it is shown, which says so.
    if (run.value.phase !== 'idle') found.load().catch(() => {});
  }

  #renderNothing() {
    const messages = words(catalog);
    const isPaused = run.value.phase === 'paused' && (run.value.snapshot?.step ?? 0) > 0;
    return html`
      <p class="small">${messages.noResults}</p>
      ${isPaused ? html`<div class="row"><button data-do="look" @click=${() => void session.evaluate()}>${messages.lookNow}</button></div>` : nothing}
    `;
  }

  static override styles = [
    base,
    controls,
    labParts,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images-results': ImagesResults;
  }
}
