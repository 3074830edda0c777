import type { ChainruleLessonElement as Declared, Digits, LessonName, Theme } from '../../../packages/lessons/index';
import type { ChainruleStage, Look, StageEvents } from './stage';

/** What a query may come to: as much as frames take. */
const maxQuery = 32_000;

type Code = typeof import('./stage');
let code: Promise<Code> | undefined;

/** One promise for all elements, so that they get it in their order; after a failure the next one asks again. */
function loadCode(): Promise<Code> {
  code ??= import('./stage').catch((cause: unknown) => {
    code = undefined;
    throw cause;
  });
  return code;
}

/**
 * `<chainrule-lesson lesson="activations">`: a lesson in a page that is not ours, in a shadow root. What it does is loaded when
 * the first one is on the page. packages/lessons/index.d.ts is what the page knows of it.
 */
export class ChainruleLessonElement extends HTMLElement implements Declared {
  static readonly observedAttributes = ['lesson', 'query', 'lang', 'theme', 'digits', 'site'];
  readonly #root = this.attachShadow({ mode: 'open' });
  #stage: ChainruleStage | undefined;
  #code: Code | undefined;
  /** The state that a script set before the code was there. */
  #early: string | undefined;
  #isShowing = false;

  get lesson(): LessonName {
    const lesson = this.#stage?.route.value.lesson ?? this.getAttribute('lesson') ?? '';
    return lesson as LessonName;
  }

  set lesson(name: LessonName) {
    this.setAttribute('lesson', name);
  }

  get query(): string {
    if (this.#stage && this.#code) return this.#code.queryOf(this.#stage.route.value);
    return this.#early ?? this.#written;
  }

  set query(query: string) {
    if (typeof query !== 'string' || !query.startsWith('?') || query.length > maxQuery) {
      throw new TypeError(`the query has to begin with "?", and to have at most ${maxQuery} characters`);
    }
    if (this.#stage) this.#go(query);
    else this.#early = this.#whole(query);
  }

  get theme(): Theme {
    return (this.getAttribute('theme') ?? 'system') as Theme;
  }

  set theme(theme: Theme) {
    this.setAttribute('theme', theme);
  }

  get digits(): Digits {
    return (this.getAttribute('digits') ?? 'latin') as Digits;
  }

  set digits(digits: Digits) {
    this.setAttribute('digits', digits);
  }

  get site(): string | undefined {
    return this.getAttribute('site') ?? undefined;
  }

  set site(site: string | undefined) {
    if (site === undefined) this.removeAttribute('site');
    else this.setAttribute('site', site);
  }

  connectedCallback(): void {
    if (!this.#code) void this.#begin();
  }

  attributeChangedCallback(name: string, _before: string | null, now: string | null): void {
    const stage = this.#stage;
    if (!stage || this.#isShowing) return;
    if (name === 'lesson') this.#go(`?${new URLSearchParams({ lesson: now ?? '' })}`);
    else if (name === 'query') this.#go(this.#written);
    else if (name === 'site') stage.site = this.site;
    else if (now !== null) void this.#wish(name as 'lang' | 'theme' | 'digits', now);
  }

  async #begin(): Promise<void> {
    try {
      this.#code ??= await loadCode();
    } catch (cause) {
      this.#tell('error', { reason: 'load', message: String(cause) });
      return;
    }
    if (this.#stage) return;
    const { followPage, rootSheet, routeFrom } = this.#code;
    this.#root.adoptedStyleSheets = [rootSheet];
    followPage(this);
    await Promise.all(
      (['lang', 'theme', 'digits'] as const).map((name) => {
        const text = this.getAttribute(name);
        return text === null ? undefined : this.#wish(name, text);
      }),
    );
    const stage = document.createElement('chainrule-stage');
    stage.site = this.site;
    stage.tell = (name, detail) => this.#tell(name, detail);
    stage.look = (settings) => this.#show(settings);
    stage.route.set(routeFrom(this.#whole(this.#early ?? this.#written)));
    stage.route.subscribe(() => this.#tell('state', { query: this.query }));
    this.#stage = stage;
    this.#root.append(stage);
  }

  /** The state that the attributes say. */
  get #written(): string {
    return this.#whole(this.getAttribute('query') ?? '');
  }

  /** A query without a lesson is of the one that is shown. */
  #whole(query: string): string {
    const params = new URLSearchParams(query);
    return params.has('lesson') ? `?${params}` : `?${new URLSearchParams([['lesson', this.lesson], ...params])}`;
  }

  #go(query: string): void {
    const route = this.#code?.routeFrom(this.#whole(query));
    if (route) this.#stage?.route.set(route);
  }

  /** The look follows attributes of its own, which the page may read. */
  #show({ lang, dir, theme }: Look): void {
    this.#isShowing = true;
    this.lang = lang;
    this.dir = dir;
    // A name of our own: some pages style whatever has a `data-theme`.
    this.dataset.chainruleTheme = theme;
    this.#isShowing = false;
  }

  async #wish(name: 'lang' | 'theme' | 'digits', text: string): Promise<void> {
    try {
      await this.#code?.wish(name, text);
    } catch (cause) {
      // Its words did not come: the language stays.
      this.#tell('error', { reason: 'load', message: String(cause) });
    }
  }

  #tell<Name extends keyof StageEvents>(name: Name, detail: StageEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

if (customElements.get('chainrule-lesson')) console.warn('chainrule-lesson is already defined: the first copy stays.');
else customElements.define('chainrule-lesson', ChainruleLessonElement);
