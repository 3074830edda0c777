import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { PageElement } from '../../../base/locale';
import { Watch } from '../../../base/store';
import type { LevelSession } from './session';

/** An element that re-renders when the session, which the lesson owns, changes. */
export class SessionElement extends PageElement {
  @property({ attribute: false }) session: LevelSession | undefined;
  #watch: Watch | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('session')) return;
    if (this.#watch) {
      this.#watch.hostDisconnected();
      this.removeController(this.#watch);
    }
    this.#watch = this.session && new Watch(this, this.session);
  }
}
