import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { reloadIfServed } from '../base/reload';
import { Watch } from '../base/store';
import { base, controls } from '../base/styles';
import { catalogOf, withWords, words } from '../base/words';
import { href, route } from '../session/route';
import { findLesson, type Lesson } from './router';

/** Shows the lesson that the address names, or says why it cannot. */
@customElement('chainrule-outlet')
export class ChainruleOutlet extends PageElement {
  /** The lesson whose code has come. */
  @state() private shown: Lesson | undefined;
  @state() private failed: Lesson | undefined;
  #name = route.value.lesson;

  constructor() {
    super();
    new Watch(this, route);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load(findLesson(this.#name));
  }

  override render() {
    const messages = words(catalog);
    const lesson = findLesson(route.value.lesson);
    if (!lesson) {
      return html`<div class="notice">
        <h1 tabindex="-1">${messages.unknownTitle}</h1>
        <p>${messages.unknown(route.value.lesson)}</p>
        <p><a href=${href('')}>${messages.home}</a></p>
      </div>`;
    }
    if (this.failed === lesson) {
      return html`<div class="notice" role="alert">
        <h1 tabindex="-1">${lesson.title()}</h1>
        <p>${messages.failed}</p>
        <button class="primary" @click=${() => this.#retry(lesson)}>${messages.retry}</button>
      </div>`;
    }
    return this.shown === lesson ? lesson.view() : nothing;
  }

  protected override updated(): void {
    const lesson = findLesson(route.value.lesson);
    document.title = lesson?.name ? `${lesson.title()} · chainrule` : 'chainrule';
    if (this.#name === route.value.lesson) return;
    this.#name = route.value.lesson;
    void this.#arrive(lesson);
  }

  /** To the heading of what is shown: from there a keyboard and a screen reader go on. */
  focusHeading(): void {
    const root = this.renderRoot;
    const view = root.firstElementChild;
    const heading = root.querySelector('h1') ?? view?.shadowRoot?.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }

  async #arrive(lesson: Lesson | undefined): Promise<void> {
    await this.#load(lesson);
    if (findLesson(route.value.lesson) !== lesson) return;
    await this.updateComplete;
    const view = this.renderRoot.firstElementChild;
    if (view && 'updateComplete' in view) await view.updateComplete;
    window.scrollTo(0, 0);
    this.focusHeading();
  }

  async #retry(lesson: Lesson): Promise<void> {
    await this.#load(lesson);
    if (this.failed) await reloadIfServed();
  }

  async #load(lesson: Lesson | undefined): Promise<void> {
    this.failed = undefined;
    if (!lesson) return;
    // Its code may come late, when the reader is already somewhere else.
    const isWanted = () => findLesson(route.value.lesson) === lesson;
    try {
      await withWords(lesson.load, lesson.name || 'home');
      if (isWanted()) this.shown = lesson;
    } catch (cause) {
      console.warn(`The lesson "${lesson.name}" could not be loaded.`, cause);
      if (isWanted()) this.failed = lesson;
    }
  }

  static override styles = [
    base,
    controls,
    css`
      .notice {
        display: grid;
        gap: var(--cr-space-4);
        justify-items: start;
        max-inline-size: var(--cr-measure);
        padding-block: var(--cr-space-6);
      }
    `,
  ];
}

export interface Messages {
  readonly unknownTitle: string;
  readonly unknown: (name: string) => string;
  readonly home: string;
  readonly failed: string;
  readonly retry: string;
}

export const catalog = catalogOf<Messages>('page/outlet');

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-outlet': ChainruleOutlet;
  }
}
