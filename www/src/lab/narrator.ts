import { css, html, type PropertyValues } from 'lit';
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
    const isDue = performance.now() - this.#saidAt > pause;
    const messages = words(catalog);
    switch (this.phase) {
      case 'idle':
        this.#said = '';
        break;
      case 'running':
        if (isNews) this.#said = before === 'paused' ? messages.goesOn : this.automatic ? '' : messages.started;
        else if (isDue) this.#said = this.where;
        break;
      // The last numbers come after a pause, and others with each step or return.
      case 'paused':
        this.#said = messages.paused(this.where);
        break;
      case 'ended':
        this.#said = messages.ended(this.where);
    }
    if (isNews || isDue) this.#saidAt = performance.now();
  }

  override render() {
    return html`<p class="visually-hidden" role="status">${this.#said}</p>`;
  }

  static override styles = [
    base,
    css`
      /* It takes no place, nor a gap of the row in which it stands. */
      :host {
        display: contents;
      }
    `,
  ];
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
