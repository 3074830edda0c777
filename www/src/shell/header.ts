import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { language, PageElement } from '../base/locale';
import { type Locale, locales, numerals, settings, themes } from '../base/settings';
import { Watch } from '../base/store';
import { base, controls } from '../base/styles';
import { catalogOf, words } from '../base/words';
import { choose } from '../session/preferences';
import { href, route } from '../session/route';
import type { Entry } from './lesson-menu';
import './lesson-menu';

/**
 * The site's name, the lessons, the language, and the settings, which are folded by default.
 *
 * @fires skip - The reader wants to skip to the lesson.
 */
@customElement('chainrule-header')
export class ChainruleHeader extends PageElement {
  /** In the order of the course. */
  @property({ attribute: false }) lessons: readonly Entry[] = [];
  @property({ attribute: false }) home = '';
  /** The language whose words could not be loaded. */
  @state() private missing: Locale | undefined;

  @query('[popovertarget=more]') private readonly more!: HTMLElement;

  constructor() {
    super();
    new Watch(this, route);
  }

  override render() {
    const messages = words(catalog);
    return html`
      <header>
        <button class="skip primary" @click=${() => this.dispatchEvent(new Event('skip'))}>${messages.skip}</button>
        <a class="name" href=${href('')} aria-current=${route.value.lesson === '' ? 'page' : nothing} lang="en">
          ${mark}<span>chainrule</span>
        </a>
        <chainrule-lesson-menu .lessons=${this.lessons} .home=${this.home}></chainrule-lesson-menu>
        <div class="settings">
          <div class="languages" role="group" aria-label=${messages.language}>
            ${locales.map(
              (locale) => html`<button
                class="bare"
                lang=${locale}
                aria-pressed=${settings.value.locale === locale}
                @click=${() => this.#speak(locale)}
              >
                ${language.messagesIn(locale)?.name}
              </button>`,
            )}
          </div>
          <button class="bare" popovertarget="more" aria-label=${messages.settings} title=${messages.settings}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M4 8h9m5 0h2M4 16h2m5 0h9" />
              <circle cx="15.5" cy="8" r="2.5" />
              <circle cx="8.5" cy="16" r="2.5" />
            </svg>
          </button>
        </div>
        <div id="more" popover @beforetoggle=${this.#onBeforeToggle}>
          ${this.#renderChoice('theme', messages.theme, themes, messages.themes)}
          ${
            words(language).numerals
              ? this.#renderChoice('numerals', messages.numerals, numerals, messages.numeralKinds)
              : nothing
          }
        </div>
      </header>
      ${this.missing ? html`<p class="missing" role="alert">${messages.missing(language.messagesIn(this.missing)?.name ?? '')}</p>` : nothing}
    `;
  }

  /** What closes gives the focus back. */
  #onBeforeToggle({ newState, target }: ToggleEvent): void {
    if (newState === 'open' || !(target instanceof Element)) return;
    if (target.contains(this.shadowRoot?.activeElement ?? null)) this.more.focus();
  }

  async #speak(locale: Locale): Promise<void> {
    this.missing = undefined;
    try {
      await choose('locale', locale);
    } catch (cause) {
      console.warn(`The words of "${locale}" could not be loaded.`, cause);
      this.missing = locale;
    }
  }

  #renderChoice<Name extends 'theme' | 'numerals', Value extends (typeof settings.value)[Name] & string>(
    name: Name,
    legend: string,
    values: readonly Value[],
    labels: Readonly<Record<Value, string>>,
  ) {
    return html`<fieldset>
      <legend>${legend}</legend>
      ${values.map(
        (value) => html`<label>
          <input
            type="radio"
            name=${name}
            .checked=${settings.value[name] === value}
            @change=${() => choose(name, value)}
          />
          <span>${labels[value]}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  static override styles = [
    base,
    controls,
    css`
      header {
        display: grid;
        grid-template:
          'name lessons settings' auto / minmax(max-content, 1fr) minmax(0, 44rem)
          minmax(max-content, 1fr);
        align-items: center;
        column-gap: var(--cr-space-4);
        padding-block: var(--cr-space-2);
        border-block-end: 1px solid var(--cr-rule);
        font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .skip {
        position: absolute;
        inset-block-start: var(--cr-space-2);
        z-index: 1;
      }

      .skip:not(:focus) {
        transform: translateY(-200%);
      }

      chainrule-lesson-menu {
        grid-area: lessons;
      }

      .name {
        display: inline-flex;
        grid-area: name;
        justify-self: start;
        align-items: center;
        gap: var(--cr-space-2);
        min-block-size: var(--cr-target);
        font: 600 1.25rem/1 var(--cr-serif);
        letter-spacing: -0.01em;
        text-decoration: none;
        direction: ltr;
      }

      .name svg {
        inline-size: 1.75rem;
        block-size: 1.75rem;
      }

      .settings {
        display: flex;
        grid-area: settings;
        align-items: center;
        justify-self: end;
        margin-inline-end: calc(-1 * var(--cr-space-2));
      }

      .languages {
        display: flex;
      }

      .languages button {
        min-inline-size: 0;
        padding-inline: var(--cr-space-2);
        color: var(--cr-soft);
      }

      /* For one word, a page in another language fetches no typeface. */
      .languages button:lang(fa) {
        font-family: Tahoma, sans-serif;
      }

      :host(:lang(fa)) .languages button:lang(fa) {
        font-family: var(--cr-persian);
      }

      .languages button:lang(en) {
        font-family: var(--cr-sans);
      }

      .languages button[aria-pressed='true'] {
        color: var(--cr-ink);
        font-weight: 650;
      }

      [popover] {
        position: absolute;
        inset: auto;
        inset-block-start: 3.75rem;
        inset-inline-end: max(var(--cr-margin), calc((100% - var(--cr-page)) / 2 + var(--cr-margin)));
        margin: 0;
        padding: var(--cr-space-4);
        border: 1px solid var(--cr-rule);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
        color: var(--cr-ink);
        box-shadow: 0 0.75rem 2rem rgb(0 0 0 / 14%);
        font: inherit;
      }

      fieldset {
        display: flex;
        gap: var(--cr-space-1);
        margin: 0;
        padding: 0;
        border: 0;
      }

      fieldset + fieldset {
        margin-block-start: var(--cr-space-4);
      }

      legend {
        margin-block-end: var(--cr-space-2);
        padding: 0;
        color: var(--cr-soft);
      }

      label {
        position: relative;
        display: inline-flex;
      }

      input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }

      label span {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--cr-target);
        padding-inline: var(--cr-space-3);
        border: 1px solid var(--cr-line);
        border-radius: var(--cr-radius);
      }

      input:checked + span {
        border-color: var(--cr-ink);
        background: var(--cr-ink);
        color: var(--cr-paper);
      }

      input:focus-visible + span {
        outline: 2px solid var(--cr-focus);
        outline-offset: 2px;
      }

      /* The lessons in a row of their own. */
      @media (width < 48rem) {
        header {
          grid-template: 'name settings' auto 'lessons lessons' auto / 1fr auto;
          column-gap: 0;
          /* The lessons' button has room of its own below its text. */
          padding-block: var(--cr-space-1) 0;
        }

        [popover] {
          inset-block-start: 3.25rem;
        }
      }

      /* As at 400 % of 1280 pixels, with a scroll bar. */
      @media (width < 22rem) {
        .name {
          gap: var(--cr-space-1);
          font-size: 1.1rem;
        }

        .languages button {
          padding-inline: var(--cr-space-1);
        }
      }
    `,
  ];
}

/** Two inputs, one unit: a positive weight and a negative one. */
const mark = html`<svg viewBox="0 0 32 32" aria-hidden="true">
  <g fill="none" stroke-width="2.5">
    <path d="M9 8 L23 16" stroke="var(--cr-positive)" />
    <path d="M9 24 L23 16" stroke="var(--cr-negative)" />
  </g>
  <g fill="var(--cr-paper)" stroke="currentcolor" stroke-width="2.25">
    <circle cx="8" cy="7.5" r="4" />
    <circle cx="8" cy="24.5" r="4" />
  </g>
  <circle cx="24" cy="16" r="5" fill="currentcolor" />
</svg>`;

export interface Messages {
  readonly skip: string;
  readonly language: string;
  readonly settings: string;
  readonly theme: string;
  readonly themes: Readonly<Record<(typeof themes)[number], string>>;
  readonly numerals: string;
  readonly missing: (language: string) => string;
  readonly numeralKinds: Readonly<Record<(typeof numerals)[number], string>>;
}

export const catalog = catalogOf<Messages>('page/header');

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-header': ChainruleHeader;
  }
}
