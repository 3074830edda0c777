import { PageElement } from '../base/locale';
import { type Observable, Watch } from '../base/store';
import type { LabState } from './lab-state';

/**
 * A lesson whose state is in the address: it follows the address while it is on the page, and re-renders at each
 * change.
 */
export abstract class LabElement<State extends object> extends PageElement {
  #stops: readonly (() => void)[] = [];

  constructor(
    private readonly lab: LabState<State>,
    /** Other stores that it shows. */
    shown: readonly Observable[] = [],
    /** Other stores whose changes call `follow`. */
    private readonly followed: readonly Observable[] = [],
  ) {
    super();
    new Watch(this, lab, lab.complaints, ...shown);
  }

  /** Called when it is added to the page, and after each change of its state. */
  protected follow(): void {}

  override connectedCallback(): void {
    super.connectedCallback();
    this.lab.connect();
    this.#stops = [this.lab, ...this.followed].map((store) => store.subscribe(() => this.follow()));
    this.follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    this.lab.disconnect();
  }
}
