import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { Draft, nudgeOf, Scrub, unitOf } from './draft';
import { NumberCommitEvent, NumberDragEndEvent, NumberNudgeEvent } from './events';
import { numberFieldStyles } from './style';

/** Between the field and its error, in pixels. */
const gap = 4;

/**
 * A field for one number, which is text: `0.25`, `−1/4`. Enter, or leaving the field, commits what was typed; Escape
 * discards it; up and down, and dragging sideways, nudge. It never computes: it reports what was done by `number-
 * commit`, `number-nudge` and `number-drag-end`, and shows the `text` and the `error` that it is given, the text in the
 * reader's digits.
 *
 * Slotted content is the field's visible name; it stands before the field and can be dragged like the field.
 */
@customElement('chainrule-number-field')
export class ChainruleNumberField extends PageElement {
  /** The value as finished text. */
  @property() text = '';
  /** The name for those who cannot see where the field is. */
  @property() label = '';
  @property({ attribute: 'value-id' }) valueId = '';
  /** What is wrong with the committed text, in a sentence. */
  @property() error: string | undefined;
  @property({ type: Boolean, reflect: true }) disabled = false;
  @property({ type: Boolean, reflect: true }) compact = false;
  /** The error stays inside this box; without it, inside the window. */
  @property({ attribute: false }) bounds: Element | undefined;

  @query('input') private input!: HTMLInputElement;
  @query('.error') private message!: HTMLElement | null;
  readonly #draft = new Draft();
  /** Whether the error is about what was committed before, and not about what is being typed. */
  #isErrorOld = false;
  #scrub: Scrub | undefined;
  #wasDrag = false;

  /** Whether the content of the field is not (yet) the value. */
  get isOpen(): boolean {
    return this.#draft.isOpen;
  }

  override focus(options?: FocusOptions): void {
    this.input?.focus(options);
    this.input?.select();
  }

  /** Discards what was typed. */
  restore(): void {
    this.#draft.restore();
    this.#isErrorOld = true;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('valueId')) this.#draft.restore();
    this.#draft.settle(digits(this.text));
    if (changed.has('error')) this.#isErrorOld = false;
  }

  override render() {
    const error = this.error && !this.#isErrorOld ? this.error : undefined;
    return html`
      <span class="name" @pointerdown=${this.#onPress} @click=${this.#onClick}><slot></slot></span>
      <span class="field">
        <input
          type="text"
          inputmode="text"
          enterkeyhint="done"
          dir="ltr"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-label=${this.label}
          aria-invalid=${error ? 'true' : 'false'}
          aria-describedby=${error ? 'error' : nothing}
          ?disabled=${this.disabled}
          .value=${this.#draft.text}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
          @blur=${this.#onBlur}
          @pointerdown=${this.#onPress}
          @mousedown=${this.#onMouseDown}
          @click=${this.#onClick}
        />
        ${error ? html`<span class="error" id="error" role="status" dir="auto" popover="manual">${error}</span>` : nothing}
      </span>
    `;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('scroll', this.#place, true);
  }

  protected override updated(): void {
    // What scrolls clips what is in it, so the error is above all, and follows the field.
    if (this.message) addEventListener('scroll', this.#place, { capture: true, passive: true });
    else removeEventListener('scroll', this.#place, true);
    this.#place();
  }

  /** The error is below the field, or above if there is no room, and moves just far enough to be fully visible. */
  readonly #place = (): void => {
    const { message } = this;
    if (!message) return;
    if (!message.matches(':popover-open')) message.showPopover();
    const { width, height } = message.getBoundingClientRect();
    const field = this.input.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const room = this.bounds?.getBoundingClientRect();
    const right = Math.min(room?.right ?? clientWidth, clientWidth) - width;
    const isTooLow = field.bottom + gap + height > Math.min(room?.bottom ?? clientHeight, clientHeight);
    message.style.left = `${Math.max(0, Math.min(field.left, right))}px`;
    message.style.top = `${isTooLow ? field.top - gap - height : field.bottom + gap}px`;
  };

  #onInput(): void {
    this.#draft.type(this.input.value);
    this.#isErrorOld = true;
    this.requestUpdate();
  }

  #onKey(event: KeyboardEvent): void {
    const nudge = nudgeOf(event);
    if (nudge) {
      event.preventDefault();
      event.stopPropagation();
      this.#nudge(nudge.unit, nudge.n);
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      this.#commit();
      this.input.select();
    } else if (event.key === 'Escape' && this.#draft.isOpen) {
      // This Escape is used up: it must not also close what contains the field.
      event.preventDefault();
      event.stopPropagation();
      this.restore();
    }
  }

  #onBlur(): void {
    // What was typed is committed; what was refused is discarded.
    if (this.#draft.typed !== undefined) this.#commit();
    else if (this.error) this.restore();
  }

  #commit(): void {
    const text = this.#draft.commit();
    this.#isErrorOld = text === undefined;
    this.requestUpdate();
    if (text !== undefined) this.dispatchEvent(new NumberCommitEvent(this.valueId, text));
  }

  #nudge(unit: NumberNudgeEvent['unit'], n: number): void {
    if (this.disabled) return;
    const text = this.#draft.nudge();
    // A refused text is no starting point.
    if (text === undefined && this.error) this.restore();
    this.#isErrorOld = text === undefined;
    this.dispatchEvent(new NumberNudgeEvent(this.valueId, unit, n, text));
  }

  #hasFocus(): boolean {
    return this.shadowRoot?.activeElement === this.input;
  }

  /** In a focused field the pointer selects text, as everywhere. */
  #onPress(event: PointerEvent): void {
    this.#wasDrag = false;
    const isText = event.currentTarget === this.input && this.#hasFocus();
    if (this.disabled || event.button !== 0 || isText) return;
    const grip = event.currentTarget as HTMLElement;
    const scrub = new Scrub(event.pointerId, event.clientX);
    this.#scrub = scrub;
    grip.setPointerCapture(event.pointerId);
    const listening = new AbortController();
    const move = (moved: PointerEvent) => {
      const n = moved.pointerId === scrub.pointerId ? scrub.move(moved.clientX) : 0;
      if (n !== 0) this.#nudge(unitOf(moved), n);
      this.toggleAttribute('dragging', scrub.isDrag);
    };
    const end = () => {
      listening.abort();
      this.#scrub = undefined;
      this.#wasDrag = scrub.isDrag;
      this.removeAttribute('dragging');
      if (scrub.isDrag) this.dispatchEvent(new NumberDragEndEvent(this.valueId));
    };
    const { signal } = listening;
    grip.addEventListener('pointermove', move, { signal });
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
      grip.addEventListener(type, end, { signal });
    }
  }

  /** The focus comes with the click, once it is certain that the press is not a drag. */
  #onMouseDown(event: MouseEvent): void {
    if (this.#scrub) event.preventDefault();
  }

  #onClick(event: MouseEvent): void {
    const isText = event.currentTarget === this.input && this.#hasFocus();
    if (!this.#wasDrag && !isText && !this.disabled) this.focus();
    this.#wasDrag = false;
  }

  static override styles = numberFieldStyles;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-number-field': ChainruleNumberField;
  }
}
