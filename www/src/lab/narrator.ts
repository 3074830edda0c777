import { html, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageElement } from '../base/locale';
import { base } from '../base/styles';
import { catalogOf, words } from '../base/words';
import type { RunState } from '../session/run';

/** A training that goes on is spoken of so often, in milliseconds. */
const pause = 10_000;

/** Says for those who cannot see a training that it begins, pauses and ends, and where it is while it goes on. */
@customElement('chainrule-narrator')
export class ChainruleNarrator extends PageElement {
  @property({ attribute: false }) phase: RunState<unknown>['phase'] = 'idle';
  /** Where the training is, in a few words and numbers. */
  @property({ attribute: false }) where = '';
  /** Whether it begins by itself, which is not said. */
  @property({ type: Boolean }) automatic = false;
  #said = '';
  #saidAt = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('phase');
    const isNews = changed.has('phase') && before !== undefined;
    const isDue = this.phase === 'running' && performance.now() - this.#saidAt > pause;
    if (!isNews && !isDue) return;
    const messages = words(catalog);
    this.#said = isNews
      ? {
          idle: '',
          running: before === 'paused' ? messages.goesOn : this.automatic ? '' : messages.started,
          paused: messages.paused(this.where),
          ended: messages.ended(this.where),
        }[this.phase]
      : this.where;
    this.#saidAt = performance.now();
  }

  override render() {
    return html`<p class="visually-hidden" role="status">${this.#said}</p>`;
  }

  static override styles = [base];
}

export interface Messages {
  readonly started: string;
  readonly goesOn: string;
  readonly paused: (where: string) => string;
  readonly ended: (where: string) => string;
}

const catalog = catalogOf<Messages>('lab/narrator');

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-narrator': ChainruleNarrator;
  }
}
