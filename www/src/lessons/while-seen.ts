import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Pace, pausedPace } from '../engine/job';

/** The part of a training that a card controls. */
interface Steered {
  readonly value: { readonly phase: string };
  setPace(pace: Pace): void;
}

/**
 * Runs a card's training while the card is on the page: it starts when it first appears, and pauses when it is gone.
 */
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
    if (this.training.value.phase === 'running') this.training.setPace(pausedPace);
  }
}
