import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { digits, PageElement } from '../base/locale';
import { reloadIfServed } from '../base/reload';
import { Watch } from '../base/store';
import { base, controls } from '../base/styles';
import { catalogOf, withWords, words } from '../base/words';
import { patienceMs } from '../engine/loads';
import { href, route } from '../session/route';
import { findPlace, type Place, titleOf } from './places';

/** Shows the lesson that the address names, or says why it cannot. */
@customElement('chainrule-outlet')
export class ChainruleOutlet extends PageElement {
  /** The place whose code is loaded. */
  @state() private shown: Place | undefined;
  @state() private failed: Place | undefined;
  /** The place whose code has not come for a while. */
  @state() private late: Place | undefined;
  #name = route.value.lesson;
  #shows = (): void => {};
  /** Kept once the code of a place has come. */
  readonly firstShown = new Promise<void>((resolve) => {
    this.#shows = resolve;
  });

  constructor() {
    super();
    new Watch(this, route);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load(findPlace(this.#name));
  }

  override render() {
    const messages = words(catalog);
    const place = findPlace(route.value.lesson);
    if (!place) {
      return html`<div class="notice">
        <h1 tabindex="-1">${messages.unknownTitle}</h1>
        <p>${messages.unknown(route.value.lesson)}</p>
        <p><a href=${href('')}>${messages.home}</a></p>
      </div>`;
    }
    if (this.failed === place || this.late === place) {
      return html`<div class="notice" role="alert">
        <h1 tabindex="-1">${titleOf(place)}</h1>
        <p>${this.failed === place ? messages.failed : messages.late(digits(patienceMs / 1000))}</p>
        <button class="primary" @click=${() => this.#retry(place)}>${messages.retry}</button>
      </div>`;
    }
    if (this.shown === place) return place.view(route.value.params);
    // Where the lesson will have it.
    return place.name ? html`<h1 class="coming" tabindex="-1">${titleOf(place)}</h1>` : nothing;
  }

  protected override updated(): void {
    const place = findPlace(route.value.lesson);
    document.title = place?.name ? `${titleOf(place)} · chainrule` : 'chainrule';
    if (this.#name === route.value.lesson) return;
    this.#name = route.value.lesson;
    void this.#arrive(place);
  }

  /** Focuses the heading of what is shown, where keyboard and screen reader continue. */
  focusHeading(): void {
    const root = this.renderRoot;
    const view = root.firstElementChild;
    const heading = root.querySelector('h1') ?? view?.shadowRoot?.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }

  async #arrive(place: Place | undefined): Promise<void> {
    await this.#load(place);
    if (findPlace(route.value.lesson) !== place) return;
    await this.updateComplete;
    const view = this.renderRoot.firstElementChild;
    if (view && 'updateComplete' in view) await view.updateComplete;
    window.scrollTo(0, 0);
    this.focusHeading();
  }

  async #retry(place: Place): Promise<void> {
    // No signal aborts the load of a module that stalls.
    if (this.late !== place) await this.#load(place);
    if (this.failed || this.late) await reloadIfServed();
  }

  async #load(place: Place | undefined): Promise<void> {
    [this.failed, this.late] = [undefined, undefined];
    if (!place) return;
    // Its code may come late, when the reader is already somewhere else.
    const isWanted = () => findPlace(route.value.lesson) === place;
    const timer = setTimeout(() => {
      if (isWanted()) this.late = place;
    }, patienceMs);
    try {
      await withWords(place.load, place.name || 'home');
      this.#shows();
      if (isWanted()) this.shown = place;
    } catch (cause) {
      console.warn(`The lesson "${place.name}" could not be loaded.`, cause);
      if (isWanted()) this.failed = place;
    } finally {
      clearTimeout(timer);
      if (this.late === place) this.late = undefined;
    }
  }

  static override styles = [
    base,
    controls,
    css`
      .coming {
        padding-block-start: var(--cr-space-4);
      }

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
  readonly late: (seconds: string) => string;
  readonly retry: string;
}

export const catalog = catalogOf<Messages>('page/outlet');

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-outlet': ChainruleOutlet;
  }
}
