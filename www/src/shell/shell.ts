import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { isEmbedded } from '../base/embed';
import { PageElement } from '../base/locale';
import { base, controls } from '../base/styles';
import { catalogOf, words } from '../base/words';
import { lessons } from '../lessons';
import { about, catalog as lessonWords } from '../lessons/words';
import { complaints } from '../session/complaints';
import { startHost } from '../session/host';
import { startPreferences } from '../session/preferences';
import { followFormerNames, followLinks } from '../session/route';
import type { BadParam } from '../session/url-state';
import { bringTypefaces, firstFigure } from './first-figure';
import { keepOffline } from './keep-offline';
import type { Entry } from './lesson-menu';
import type { ChainruleOutlet } from './outlet';
import { keepFromStrayFiles } from './stray-files';
import './engine-status';
import './footer';
import './header';
import './load-status';
import './outlet';
import './storage-notice';
import './update-notice';

followFormerNames(
  new Map(lessons.flatMap(({ name, formerNames = [] }) => formerNames.map((former) => [former, name]))),
);

/** The frame of every page: name, lessons, language, theme, and the lesson that the address names. */
@customElement('chainrule-app')
export class ChainruleApp extends PageElement {
  @state() private refused: readonly BadParam[] = startPreferences();
  @query('chainrule-outlet') private outlet!: ChainruleOutlet;

  constructor() {
    super();
    followLinks();
    startHost();
    keepFromStrayFiles();
  }

  protected override firstUpdated(): void {
    const figure = firstFigure(this.outlet.firstShown);
    void figure.then(bringTypefaces);
    void keepOffline(figure);
  }

  override render() {
    return html`
      ${isEmbedded() ? nothing : this.#renderHeader()}
      <chainrule-engine-status></chainrule-engine-status>
      <chainrule-load-status></chainrule-load-status>
      ${isEmbedded() ? nothing : html`<chainrule-storage-notice></chainrule-storage-notice>`}
      <chainrule-update-notice></chainrule-update-notice>
      ${this.refused.length === 0 ? nothing : this.#renderRefused()}
      <main><chainrule-outlet></chainrule-outlet></main>
      ${isEmbedded() ? nothing : html`<chainrule-footer></chainrule-footer>`}
    `;
  }

  #renderHeader() {
    return html`<chainrule-header
      .lessons=${this.#entries()}
      .home=${words(lessonWords).home}
      @skip=${() => this.outlet.focusHeading()}
    ></chainrule-header>`;
  }

  /** The lessons as named in the header, in the reader's language. */
  #entries(): readonly Entry[] {
    const { groups } = words(lessonWords);
    return lessons.map(({ name, group }) => ({ name, title: about(name).title, group: groups[group] }));
  }

  #renderRefused() {
    const messages = words(catalog);
    return html`<div class="refused" role="status">
      <div>${complaints(this.refused)}</div>
      <button class="bare" @click=${() => (this.refused = [])}>${messages.dismiss}</button>
    </div>`;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 100dvh;
        max-inline-size: var(--cr-page);
        margin-inline: auto;
        padding-inline: var(--cr-margin);
      }

      :host([embedded]) {
        min-block-size: 0;
        max-inline-size: none;
        --cr-margin: var(--cr-space-2);
      }

      :host([embedded]) main {
        min-block-size: 0;
        padding-block-end: var(--cr-space-2);
      }

      /* It holds the footer below what is in view first, so that nothing in view moves when a lesson comes. */
      main {
        flex: 1;
        min-block-size: 100dvh;
        padding-block-end: var(--cr-space-7);
      }

      @media print {
        :host,
        main {
          display: block;
          min-block-size: 0;
          max-inline-size: none;
          padding: 0;
        }

        chainrule-header,
        chainrule-footer,
        chainrule-load-status,
        chainrule-storage-notice,
        chainrule-update-notice,
        .refused {
          display: none;
        }
      }

      .refused {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: var(--cr-space-3);
        padding: var(--cr-space-2) var(--cr-space-2) var(--cr-space-2) var(--cr-space-4);
        margin-block-start: var(--cr-space-3);
        border: 1px solid var(--cr-rule);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
        font-size: var(--cr-size-small);
      }

      .refused > div {
        padding-block: var(--cr-space-2);
      }
    `,
  ];
}

export interface Messages {
  readonly dismiss: string;
}

export const catalog = catalogOf<Messages>('page/shell');

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-app': ChainruleApp;
  }
}
