import { html } from 'lit';
import { customElement, state as reactive } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { PiecesSnapshot } from '../../engine/wire';
import '../../figures/plot/plot';
import type { Dots, HoverEvent, Line } from '../../figures/plot/plot-data';
import { latestSnapshots } from './runs';
import { state } from './state';
import { catalog } from './text';
import { axes, sampleDots, targetLine, viewStyles } from './views';

/** A curve, and the contribution of each hidden unit; the one under the pointer stands out. */
@customElement('chainrule-capacity-pieces')
export class PiecesView extends PageElement {
  /** The index of the unit nearest to the pointer. */
  @reactive() private nearest: number | undefined;

  constructor() {
    super();
    new Watch(this, state, latestSnapshots.pieces);
  }

  override render() {
    const snapshot = latestSnapshots.pieces.value;
    if (!snapshot) return html`<div class="curves"></div>`;
    const messages = words(catalog);
    const { x, target, curve, units, samples } = snapshot;
    const chosen = this.nearest ?? state.value.unit - 1;
    const one = units[chosen];
    const strong: Line[] = one
      ? [
          {
            x,
            y: one.contribution,
            tone: 's2',
            weight: 'strong',
            dash: 'solid',
            name: messages.unit(digits(chosen + 1)),
          },
        ]
      : [];
    const lines: Line[] = [
      { ...contributions(snapshot), tone: 's4', weight: 'pale', dash: 'solid', name: messages.contributions },
      targetLine(x, target, messages.target),
      { x, y: curve, tone: 's1', weight: 'strong', name: messages.fit },
      ...strong,
    ];
    return html`<chainrule-plot
      class="curves"
      .label=${messages.piecesLabel}
      file="chainrule-pieces"
      .x=${axes.x}
      .y=${axes.y}
      .lines=${lines}
      .dots=${[{ ...sampleDots(samples, messages.samples), size: 'small' }, ...kinkDots(snapshot, messages.kinks)]}
      .rules=${one?.kink === undefined ? [] : [{ axis: 'x', at: one.kink, tone: 's2', dash: 'dotted' }]}
      @hover=${({ at }: HoverEvent) => {
        this.nearest = at && nearestUnit(snapshot, at.x, at.y);
      }}
    ></chainrule-plot>`;
  }

  static override styles = [base, viewStyles];
}

/**
 * The contributions of all units, as one line with gaps; a ReLU's is straight except for its kink, and needs only
 * three points.
 */
function contributions({ x, units, nPieces }: PiecesSnapshot): Pick<Line, 'x' | 'y'> {
  const xs: number[] = [];
  const ys: number[] = [];
  const all = x.map((_, i) => i);
  for (const { contribution, kink } of units) {
    const places = nPieces === undefined ? all : [0, kink === undefined ? 0 : x.indexOf(kink), x.length - 1];
    for (const i of places) {
      xs.push(x[i] ?? 0);
      ys.push(contribution[i] ?? 0);
    }
    xs.push(Number.NaN);
    ys.push(Number.NaN);
  }
  return { x: xs, y: ys };
}

/** The kinks of the curve: each is one of the curve's points. */
function kinkDots({ x, curve, units, nPieces }: PiecesSnapshot, name: string): Dots[] {
  if (nPieces === undefined) return [];
  const places = units.flatMap(({ kink }) => (kink === undefined ? [] : [x.indexOf(kink)])).filter((i) => i >= 0);
  const xs = places.map((i) => x[i] ?? 0);
  return [{ x: xs, y: places.map((i) => curve[i] ?? 0), tone: 's1', shape: 'ring', name }];
}

/** The unit whose line passes nearest to the pointer, unless all are far away. */
function nearestUnit({ x, units }: PiecesSnapshot, atX: number, atY: number): number | undefined {
  const i = x.findIndex((place) => place >= atX);
  const distances = units.map(({ contribution }) => Math.abs((contribution[i] ?? Number.POSITIVE_INFINITY) - atY));
  const least = Math.min(...distances);
  return least < 0.15 ? distances.indexOf(least) : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-capacity-pieces': PiecesView;
  }
}
