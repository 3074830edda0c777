import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { beElements } from '../base/embed';
import { direction, PageElement } from '../base/locale';
import { settings } from '../base/settings';
import { Store, Watch } from '../base/store';
import { base } from '../base/styles';
import { loadWords, withWords, words } from '../base/words';
import '../languages';
import { engine } from '../engine/client';
import { lessons } from '../lessons';
import { catalog } from '../lessons/absent';
import { about } from '../lessons/words';
import { keepStatesIn, type Route, renameLessons } from '../session/addresses';
import { followEvents, type LessonEvent } from '../session/events';
import '../shell/engine-status';
import '../shell/load-status';
import { ownAddresses, release, released, take } from './desk';
import { packagedFile } from './files';
import { addFonts, paperSheet, rootSheet } from './look';

export { routeFrom } from '../session/addresses';
export { queryOf } from './desk';
export { rootSheet } from './look';
export { followPage, wish } from './wishes';

beElements({ root: rootSheet, paper: paperSheet, fileOf: packagedFile });
keepStatesIn(ownAddresses);
renameLessons(new Map(lessons.flatMap(({ name, formerNames = [] }) => formerNames.map((former) => [former, name]))));
addFonts();

/** What the page is told, as in the messages of a frame. */
export interface StageEvents {
  readonly ready: { readonly lesson: string; readonly lang: string };
  readonly state: { readonly query: string };
  readonly event: LessonEvent;
  readonly error: { readonly reason: 'unknown' | 'twice' | 'load' | 'engine'; readonly message: string };
}

/** What the root of a document says about itself, and here the element. */
export interface Look {
  readonly lang: string;
  readonly dir: string;
  readonly theme: string;
}

/** Shows one lesson inside an element of a page that is not ours. */
@customElement('chainrule-stage')
export class ChainruleStage extends PageElement {
  readonly route = new Store<Route>({ lesson: '', params: new URLSearchParams() });
  site: string | undefined;
  look: (look: Look) => void = () => {};
  tell: <Name extends keyof StageEvents>(name: Name, detail: StageEvents[Name]) => void = () => {};
  @state() private hasWords = false;
  /** The lesson whose code is there. */
  @state() private loaded: string | undefined;
  @state() private failed: string | undefined;
  /** The lesson that no other element may show. */
  #held: string | undefined;
  #loading: string | undefined;
  #unfollow = (): void => {};
  /** What the page was told last in place of a lesson. */
  #told = '';

  readonly #engineChanged = () => {
    if (engine.state.name === 'crashed') this.tell('error', { reason: 'engine', message: engine.state.error.message });
  };

  constructor() {
    super();
    new Watch(this, this.route, released);
  }

  override connectedCallback(): void {
    // Before the lesson inside is connected again, which looks for its address.
    this.#take();
    super.connectedCallback();
    engine.addEventListener('state', this.#engineChanged);
    this.#unfollow = followEvents((lesson, event) => lesson === this.#held && this.tell('event', event));
    void this.#loadWords();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    engine.removeEventListener('state', this.#engineChanged);
    this.#unfollow();
    this.#release();
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    const { locale, theme } = settings.value;
    this.look({ lang: locale, dir: direction(locale), theme });
    if (this.#held === undefined && this.hasWords) this.#take();
  }

  override render() {
    return html`
      <chainrule-engine-status></chainrule-engine-status>
      <chainrule-load-status></chainrule-load-status>
      ${this.hasWords && this.isConnected ? this.#renderLesson() : nothing}
    `;
  }

  #renderLesson() {
    const { lesson } = this.route.value;
    const messages = words(catalog);
    const found = lessons.find(({ name }) => name === lesson);
    if (!found) return this.#renderNotice('unknown', messages.unknown(lesson));
    if (this.#held === undefined) return this.#renderNotice('twice', messages.twice(about(lesson).title));
    if (this.failed === lesson) return this.#renderNotice('load', messages.failed);
    return this.#held === lesson && this.loaded === lesson ? found.view(this.route.value.params) : nothing;
  }

  #renderNotice(reason: StageEvents['error']['reason'], message: string) {
    return html`<div class="notice" role="alert" data-reason=${reason}>
      <p>${message}</p>
    </div>`;
  }

  protected override updated(): void {
    const { lesson } = this.route.value;
    this.#tellNotice();
    if (this.#held === undefined) return;
    if (this.#held !== lesson) {
      // Not before it is gone from here: another element may be waiting for it.
      this.#release();
      this.requestUpdate();
    } else if (this.loaded !== lesson && this.failed !== lesson && this.#loading !== lesson) void this.#load();
  }

  #tellNotice(): void {
    const notice = this.renderRoot.querySelector<HTMLElement>('.notice');
    const told = notice ? `${notice.dataset.reason} ${this.route.value.lesson}` : '';
    if (told === this.#told) return;
    this.#told = told;
    if (!notice) return;
    const reason = notice.dataset.reason as StageEvents['error']['reason'];
    this.tell('error', { reason, message: notice.querySelector('p')?.textContent ?? '' });
  }

  async #loadWords(): Promise<void> {
    let locale: string | undefined;
    try {
      while (locale !== settings.value.locale) {
        locale = settings.value.locale;
        await loadWords(settings.value.locale, 'lessons');
      }
      this.hasWords = true;
    } catch (cause) {
      // There are no words to say it to the reader.
      this.tell('error', { reason: 'load', message: String(cause) });
    }
  }

  async #load(): Promise<void> {
    const { lesson } = this.route.value;
    const found = lessons.find(({ name }) => name === lesson);
    if (!found) return;
    this.#loading = lesson;
    this.failed = undefined;
    try {
      await withWords(found.load, lesson);
      if (this.#held !== lesson) return;
      this.loaded = lesson;
      await this.updateComplete;
      this.tell('ready', { lesson, lang: settings.value.locale });
    } catch (cause) {
      console.warn(`The lesson "${lesson}" could not be loaded.`, cause);
      if (this.#held === lesson) this.failed = lesson;
    } finally {
      if (this.#loading === lesson) this.#loading = undefined;
    }
  }

  #take(): void {
    const { lesson } = this.route.value;
    const isLesson = lessons.some(({ name }) => name === lesson);
    if (this.isConnected && isLesson && take(lesson, this)) this.#held = lesson;
  }

  #release(): void {
    const held = this.#held;
    this.#held = undefined;
    this.loaded = undefined;
    if (held !== undefined) release(held);
  }

  static override styles = [
    base,
    css`
      /* How wide the lesson is counts, and not the window (see www/element.config.ts). */
      :host {
        container: chainrule / inline-size;
        --cr-margin: var(--cr-space-2);
        padding: 0 var(--cr-margin) var(--cr-margin);
      }

      .notice {
        padding-block: var(--cr-space-4);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-stage': ChainruleStage;
  }
}
