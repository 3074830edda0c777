import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { atRest, type Pace } from '../engine/job';

/** A training as far as a card steers it. */
interface Steered {
  readonly value: { readonly phase: string };
  setPace(pace: Pace): void;
}

/** Lets a card's training go on while the card is on the page: it begins when it is first there, and rests when it is not. */
export class WhileSeen implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly training: Steered,
    private readonly pace: Pace,
    private readonly begin: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.training.value.phase === 'idle') this.begin();
    if (this.training.value.phase === 'paused') this.training.setPace(this.pace);
  }

  hostDisconnected(): void {
    if (this.training.value.phase === 'running') this.training.setPace(atRest);
  }
}
