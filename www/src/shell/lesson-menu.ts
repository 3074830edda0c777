import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { digits, PageElement } from '../base/locale';
import { Watch } from '../base/store';
import { base, controls } from '../base/styles';
import { catalogOf, words } from '../base/words';
import { href, route } from '../session/route';

/** A lesson as named in the header. */
export interface Entry {
  /** As in the address; empty for the home page. */
  readonly name: string;
  readonly title: string;
  /** The title of its part of the course. */
  readonly group: string;
}

/** The current lesson between its two neighbors; a button that opens the list of all lessons, by group. */
@customElement('chainrule-lesson-menu')
export class ChainruleLessonMenu extends PageElement {
  /** In the order of the course, so that those of a group are adjacent. */
  @property({ attribute: false }) lessons: readonly Entry[] = [];
  /** The name of the home page, which comes before the first lesson. */
  @property({ attribute: false }) home = '';
  @state() private isOpen = false;
  @query('button') private button!: HTMLButtonElement;
  @query('[popover]') private list!: HTMLElement;

  constructor() {
    super();
    new Watch(this, route);
  }

  override render() {
    const messages = words(catalog);
    const places = [{ name: '', title: this.home, group: '' }, ...this.lessons];
    const at = places.findIndex(({ name }) => name === route.value.lesson);
    const current = at > 0 ? places[at] : undefined;
    const [previous, next] = at < 0 ? [] : [places[at - 1], places[at + 1]];
    return html`<nav aria-label=${messages.lessons}>
      ${previous ? this.#renderNeighbor('previous', previous) : nothing}
      <button class="bare" popovertarget="list" aria-expanded=${this.isOpen}>
        <span class="current">
          ${
            current
              ? html`<span class="place">${current.group} · ${messages.place(digits(at), digits(this.lessons.length))}</span>`
              : nothing
          }
          <span class="title">${current?.title ?? messages.lessons}</span>
        </span>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m7 10 5 5 5-5" /></svg>
      </button>
      <div
        id="list"
        popover
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${({ newState }: ToggleEvent) => (this.isOpen = newState === 'open')}
        @click=${this.#onClick}
        @focusout=${this.#onFocusOut}
      >
        <div class="groups">${[...groupsOf(this.lessons)].map(([title, entries], i) => this.#renderGroup(`group-${i}`, title, entries))}</div>
      </div>
      ${next ? this.#renderNeighbor('next', next) : nothing}
    </nav>`;
  }

  #renderNeighbor(side: 'previous' | 'next', { name, title }: Entry) {
    const arrow = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${side === 'previous' ? 'm14 7-5 5 5 5' : 'm10 7 5 5-5 5'} /></svg>`;
    const text = html`<span>${title}</span>`;
    return html`<a class="neighbor ${side}" href=${href(name)} aria-label=${words(catalog)[side](title)} title=${title}>
      ${side === 'previous' ? [arrow, text] : [text, arrow]}
    </a>`;
  }

  #renderGroup(id: string, title: string, entries: readonly Entry[]) {
    return html`<div class="group">
      <p id=${id}>${title}</p>
      <ul role="list" aria-labelledby=${id}>
        ${entries.map(
          (entry) => html`<li>
            <a href=${href(entry.name)} aria-current=${entry.name === route.value.lesson ? 'page' : nothing}>${entry.title}</a>
          </li>`,
        )}
      </ul>
    </div>`;
  }

  /** It opens right below the button, wherever the header's layout has put that, and returns the focus to it. */
  #onBeforeToggle({ newState }: ToggleEvent): void {
    if (newState === 'open') {
      const below = this.button.getBoundingClientRect().bottom + window.scrollY;
      this.list.style.setProperty('--below', `${below}px`);
    } else if (this.list.contains(this.shadowRoot?.activeElement ?? null)) {
      this.button.focus();
    }
  }

  /** A reader who opens a lesson in another tab keeps the list open. */
  #onClick(event: MouseEvent): void {
    const isLink = event.composedPath().some((node) => node instanceof HTMLAnchorElement);
    if (isLink && !event.ctrlKey && !event.metaKey && !event.shiftKey) this.list.hidePopover();
  }

  /** The keyboard leaves it by moving the focus out. */
  #onFocusOut({ relatedTarget }: FocusEvent): void {
    if (!(relatedTarget instanceof Node) || this.list.contains(relatedTarget) || relatedTarget === this.button) return;
    this.list.hidePopover();
  }

  static override styles = [
    base,
    controls,
    css`
      /* The arrows stay in place from lesson to lesson, and so does the button in the middle. */
      nav {
        display: grid;
        grid-template: 'previous current next' auto / minmax(var(--cr-target), 1fr) minmax(0, auto) minmax(var(--cr-target), 1fr);
        align-items: center;
        min-block-size: 2.75rem;
        font: 500 var(--cr-size-small) / 1.3 var(--cr-controls);
      }

      button {
        grid-area: current;
        min-block-size: 2.75rem;
        padding-inline: var(--cr-space-3) var(--cr-space-2);
        gap: var(--cr-space-1);
        line-height: 1.3;
      }

      button[aria-expanded='true'] {
        background: var(--cr-sunken);
      }

      .current {
        display: grid;
        justify-items: center;
      }

      .place {
        color: var(--cr-soft);
        font-size: var(--cr-size-tiny);
        font-variant-numeric: tabular-nums;
      }

      .title {
        font-weight: 600;
        text-wrap: balance;
      }

      .neighbor {
        display: inline-flex;
        align-items: center;
        gap: var(--cr-space-1);
        min-inline-size: var(--cr-target);
        min-block-size: var(--cr-target);
        color: var(--cr-soft);
        text-decoration: none;
        text-wrap: balance;
      }

      .neighbor:hover {
        color: var(--cr-ink);
      }

      .neighbor svg {
        flex: none;
        inline-size: 1.25rem;
        block-size: 1.25rem;
        fill: none;
        stroke: currentcolor;
        stroke-width: 1.75;
        stroke-linecap: round;
        stroke-linejoin: round;
      }

      .neighbor svg:dir(rtl) {
        transform: scaleX(-1);
      }

      .previous {
        grid-area: previous;
        justify-self: start;
        margin-inline-start: calc(-1 * var(--cr-space-1));
      }

      .next {
        grid-area: next;
        justify-self: end;
        justify-content: end;
        margin-inline-end: calc(-1 * var(--cr-space-1));
        text-align: end;
      }

      [popover] {
        position: absolute;
        inset: auto;
        inset-block-start: calc(var(--below) + var(--cr-space-1));
        inset-inline: 0;
        inline-size: min(48rem, 100% - 2 * var(--cr-margin));
        max-block-size: max(14rem, 100dvh - var(--below) - var(--cr-space-4));
        margin: 0 auto;
        padding: var(--cr-space-4) var(--cr-space-4) var(--cr-space-2);
        overflow-y: auto;
        overscroll-behavior: contain;
        border: 1px solid var(--cr-rule);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
        color: var(--cr-ink);
        box-shadow: 0 0.75rem 2rem rgb(0 0 0 / 14%);
      }

      /* As many columns as there is room for, read one after the other. */
      .groups {
        columns: 8.5rem 4;
        column-gap: var(--cr-space-4);
      }

      .group {
        padding-block-end: var(--cr-space-3);
        break-inside: avoid;
      }

      .group p {
        padding: var(--cr-space-1) var(--cr-space-2);
        color: var(--cr-soft);
        font-size: var(--cr-size-tiny);
      }

      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li a {
        display: flex;
        align-items: center;
        min-block-size: var(--cr-target);
        padding: var(--cr-space-1) var(--cr-space-2);
        border-radius: var(--cr-radius);
        text-decoration: none;
      }

      li a:hover {
        background: var(--cr-sunken);
      }

      li a[aria-current] {
        background: var(--cr-sunken);
        border-inline-start: 2px solid var(--cr-ink);
        border-start-start-radius: 0;
        border-end-start-radius: 0;
        padding-inline-start: calc(var(--cr-space-2) - 2px);
        font-weight: 600;
      }

      /* The neighbors' titles where there is room; otherwise only their arrows. */
      @media (width < 72rem) {
        .neighbor span {
          display: none;
        }
      }
    `,
  ];
}

/** The lessons of each group, in the order of the course. */
function groupsOf(lessons: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const lesson of lessons) {
    const group = groups.get(lesson.group);
    if (group) group.push(lesson);
    else groups.set(lesson.group, [lesson]);
  }
  return groups;
}

export interface Messages {
  readonly lessons: string;
  readonly place: (lesson: string, of: string) => string;
  readonly previous: (title: string) => string;
  readonly next: (title: string) => string;
}

export const catalog = catalogOf<Messages>('page/lesson-menu');

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-lesson-menu': ChainruleLessonMenu;
  }
}
