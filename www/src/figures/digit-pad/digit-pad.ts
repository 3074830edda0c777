import { css, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PageElement } from '../../base/locale';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import { Drawing, outline, type Stroke } from './drawing';
import { KeyboardPen, PointerPen } from './pen';
import { catalog } from './text';

/**
 * A square to draw on with mouse, touch, pen or keyboard. It shows and changes `drawing`, and knows nothing about what
 * is drawn. Vector graphics, so lines are crisp at every size and pixel density.
 */
@customElement('chainrule-digit-pad')
export class ChainruleDigitPad extends PageElement {
  @property({ attribute: false }) drawing = new Drawing();
  /** The text in the empty pad. */
  @property() prompt = '';
  @state() private isFocused = false;

  readonly #pen = new KeyboardPen(this);
  #watched: Drawing | undefined;
  #unwatch = () => {};

  constructor() {
    super();
    new PointerPen(this);
    this.addEventListener('focus', () => (this.isFocused = this.matches(':focus-visible')));
    this.addEventListener('blur', () => (this.isFocused = false));
    this.addEventListener('keydown', () => (this.isFocused = true));
    this.addEventListener('pointerdown', () => (this.isFocused = false));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.tabIndex = 0;
    // The role of an application, so that screen readers pass the arrow keys on.
    this.role = 'application';
    this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch();
    this.#watched = undefined;
  }

  protected override willUpdate(): void {
    this.#watch();
    const messages = words(catalog);
    this.ariaLabel = messages.label;
    this.ariaDescription = messages.keys;
  }

  override render() {
    const strokes = this.drawing.value;
    return html`
      ${strokes.length === 0 ? html`<p aria-hidden="true">${this.prompt}</p>` : nothing}
      <svg viewBox="0 0 1 1" aria-hidden="true">
        ${strokes.map((stroke) => svg`<path d=${path(stroke)}></path>`)}
        ${this.isFocused ? this.#renderCursor() : nothing}
      </svg>
      <div class="visually-hidden" role="status">${this.#status()}</div>
    `;
  }

  #renderCursor() {
    const [x, y] = this.#pen.at;
    return svg`<circle class=${this.#pen.isPenDown ? 'cursor down' : 'cursor'} cx=${x} cy=${y} r="0.03"></circle>`;
  }

  #status(): string {
    const messages = words(catalog);
    if (!this.isFocused) return '';
    return this.#pen.isPenDown ? messages.penDown : messages.penUp;
  }

  #watch(): void {
    // An update that was asked for before the pad was removed still comes: the drawing outlives the pad, and would keep it.
    if (!this.isConnected || this.#watched === this.drawing) return;
    this.#unwatch();
    this.#watched = this.drawing;
    this.#unwatch = this.drawing.subscribe(() => this.requestUpdate());
  }

  static override styles = [
    base,
    css`
      :host {
        position: relative;
        contain: content;
        aspect-ratio: 1;
        border: 1px solid var(--cr-line);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
        cursor: crosshair;
        touch-action: none;
        user-select: none;
        -webkit-user-select: none;
      }

      :host(:focus-visible) {
        outline: 2px solid var(--cr-focus);
        outline-offset: 2px;
      }

      p {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        padding: var(--cr-space-4);
        color: var(--cr-soft);
        text-align: center;
        pointer-events: none;
      }

      svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        overflow: hidden;
        border-radius: inherit;
        pointer-events: none;
      }

      path {
        fill: none;
        stroke: var(--cr-ink);
        stroke-width: 0.055;
        stroke-linecap: round;
        stroke-linejoin: round;
      }

      .cursor {
        fill: none;
        stroke: var(--cr-focus);
        stroke-width: 0.01;
      }

      .cursor.down {
        fill: var(--cr-focus);
      }
    `,
  ];
}

/** The paths of all strokes shown so far; only the stroke being drawn is new. */
const paths = new WeakMap<Stroke, string>();

function path(stroke: Stroke): string {
  const known = paths.get(stroke) ?? outline(stroke);
  paths.set(stroke, known);
  return known;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-digit-pad': ChainruleDigitPad;
  }
}
