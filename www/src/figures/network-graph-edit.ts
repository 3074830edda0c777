/** Edits numbers in a network figure in place. */

import { EditRequestEvent, editableIn, type GraphEdge, type GraphNode } from './network-graph-data';
import type { Box } from './network-graph-geometry';
import { Scrub, unitOf } from './number-field/draft';
import { NumberDragEndEvent, NumberNudgeEvent } from './number-field/events';
import type { ChainruleNumberField } from './number-field/number-field';

/** What the field in the figure shows. */
export interface GraphEdit {
  readonly id: string;
  readonly text: string;
  readonly error?: string;
}

interface Press {
  readonly id: string;
  /** Numbers can be dragged; the line of an edge can only be tapped. */
  readonly scrub: Scrub | undefined;
}

/** Presses on numbers: moving sideways nudges, no movement asks for the field. */
export class NumberPress {
  #press: Press | undefined;
  #tapped: string | undefined;

  constructor(
    private readonly host: HTMLElement,
    private readonly partOf: (event: Event) => GraphNode | GraphEdge | undefined,
  ) {}

  get isActive(): boolean {
    return this.#press !== undefined;
  }

  readonly onDown = (event: PointerEvent): void => {
    this.#tapped = undefined;
    if (event.button !== 0 || !event.isPrimary) return;
    const [number, line] = [idAt(event, 'data-edit'), idAt(event, 'data-tap')];
    if (number) this.#press = { id: number, scrub: new Scrub(event.pointerId, event.clientX) };
    else if (line) this.#press = { id: line, scrub: undefined };
    else return;
    // The pressed element may be redrawn in the meantime; the figure as a whole stays.
    if (number) (event.currentTarget as Element).setPointerCapture(event.pointerId);
  };

  readonly onMove = (event: PointerEvent): void => {
    const { id, scrub } = this.#press ?? {};
    if (!id || scrub?.pointerId !== event.pointerId) return;
    const n = scrub.move(event.clientX);
    if (n === 0) return;
    this.host.toggleAttribute('dragging', true);
    this.host.dispatchEvent(new NumberNudgeEvent(id, unitOf(event), n, undefined));
  };

  readonly onUp = (event: PointerEvent): void => {
    const press = this.#press;
    if (!press) return;
    this.#press = undefined;
    this.host.removeAttribute('dragging');
    if (press.scrub?.isDrag) this.host.dispatchEvent(new NumberDragEndEvent(press.id));
    else if (event.type === 'pointerup') this.#tapped = press.id;
  };

  /** Also for the click of a screen reader, which has no preceding press. */
  readonly onClick = (event: MouseEvent): void => {
    const part = event.detail === 0 ? this.partOf(event) : undefined;
    const id = this.#tapped ?? (part && editableIn(part));
    this.#tapped = undefined;
    if (id) this.host.dispatchEvent(new EditRequestEvent(id));
  };
}

/** The field over the figure: what its keys and leaving it do. */
export class EditField {
  constructor(
    private readonly host: HTMLElement & { readonly edit: GraphEdit | undefined },
    private readonly field: () => ChainruleNumberField | null,
  ) {}

  /** Escape closes it in any case; Enter does if there is nothing to commit. */
  readonly onKeyCapture = (event: KeyboardEvent): void => {
    const field = this.field();
    if (!field || (event.key !== 'Escape' && !(event.key === 'Enter' && !field.isOpen))) return;
    event.preventDefault();
    event.stopPropagation();
    field.restore();
    this.#close();
  };

  readonly onLeave = (): void => {
    // A field that is removed loses the focus, too; a window that loses the focus will give it back.
    if (this.host.edit && document.hasFocus()) this.#close();
  };

  /** Over the number, inside the figure. */
  place({ x, y }: Box, sheet: HTMLElement): Box {
    const field = this.field();
    if (!field) return { x, y, width: 0, height: 0 };
    const size = { width: field.offsetWidth, height: field.offsetHeight };
    const left = clampInside(x - size.width / 2, sheet.offsetWidth - size.width);
    const top = clampInside(y - size.height / 2, sheet.offsetHeight - size.height);
    Object.assign(field.style, { left: `${left}px`, top: `${top}px` });
    return { x: left + size.width / 2, y: top + size.height / 2, ...size };
  }

  #close(): void {
    this.host.dispatchEvent(new EditRequestEvent(null));
  }
}

const clampInside = (position: number, extent: number): number => Math.max(2, Math.min(position, extent - 2));

function idAt(event: Event, attribute: 'data-edit' | 'data-tap'): string | null {
  return event.target instanceof Element
    ? (event.target.closest(`[${attribute}]`)?.getAttribute(attribute) ?? null)
    : null;
}
