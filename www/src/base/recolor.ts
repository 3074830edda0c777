import type { ReactiveController, ReactiveElement } from 'lit';

/** Repaints a canvas in the colors of the theme when these change: on paper, they are those of the light one. */
export class Recolor implements ReactiveController {
  /** Some browsers print what is on the page when the medium has changed, others a copy from before. */
  readonly #media = [matchMedia('(prefers-color-scheme: dark)'), matchMedia('print')];
  readonly #toPaper = () => this.#inColors('light');
  readonly #fromPaper = () => this.#inColors('');

  constructor(
    private readonly host: ReactiveElement,
    private readonly repaint: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    for (const medium of this.#media) medium.addEventListener('change', this.repaint);
    addEventListener('beforeprint', this.#toPaper);
    addEventListener('afterprint', this.#fromPaper);
  }

  hostDisconnected(): void {
    for (const medium of this.#media) medium.removeEventListener('change', this.repaint);
    removeEventListener('beforeprint', this.#toPaper);
    removeEventListener('afterprint', this.#fromPaper);
  }

  #inColors(scheme: 'light' | ''): void {
    this.host.style.colorScheme = scheme;
    this.repaint();
  }
}
