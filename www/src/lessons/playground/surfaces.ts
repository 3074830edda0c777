import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement } from '../../base/locale';
import { ltr, numberText } from '../../base/numbers';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { PlaygroundSnapshot, PointSet } from '../../engine/wire';
import '../../figures/plot/plot';
import type { Axis, Dots, Line, PickEvent, ProbeEvent, Raster, Tone } from '../../figures/plot/plot-data';
import { painted } from './given';
import { inputName, targetNames } from './names';
import { latestSnapshot, run, secondSnapshot } from './runs';
import { brush, onView, state, task } from './state';
import { catalog } from './text';
import './view';

/** The colors and shapes of more than two classes. */
const classTones: readonly Tone[] = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9', 's10'];
const shapes = ['circle', 'square', 'triangle', 'cross', 'ring'] as const;

const empty = { x: [-1.2, 1.2], y: [-1.2, 1.2] } as const;

/** The output of the network, or of one of its units, over the plane; and the same for the comparison. */
@customElement('chainrule-playground-surfaces')
export class PlaygroundSurfaces extends PageElement {
  /** Where the keyboard would paint the next point. */
  #cursor = { x: 0, y: 0 };

  constructor() {
    super();
    new Watch(this, state, latestSnapshot, secondSnapshot, painted, onView, brush);
  }

  override render() {
    const messages = words(catalog);
    const other = state.value.beside === 'none' ? undefined : secondSnapshot.value;
    return html`
      <chainrule-playground-view></chainrule-playground-view>
      ${this.#renderPlane('first', latestSnapshot.value)}
      ${other ? html`<h2>${messages.besideTitle}</h2>${this.#renderPlane('second', other)}` : nothing}
    `;
  }

  #renderPlane(which: 'first' | 'second', shown: PlaygroundSnapshot | undefined) {
    const messages = words(catalog);
    const isPainting = state.value.data === 'painted' && which === 'first';
    const plane = shown?.plane ?? empty;
    const at = which === 'first' ? (onView.value.pointed ?? onView.value.chosen) : undefined;
    const unit = at && shown?.layers[at.layer - 1]?.units[at.unit];
    const title =
      !unit || !at
        ? this.#outputTitle(shown)
        : at.layer === shown?.layers.length
          ? shown.nTargets > 2
            ? messages.logitOf(targetNames(shown)[at.unit] ?? '')
            : messages.outputUnit
          : messages.unit(digits(at.unit + 1), digits(at.layer));
    // Nothing comes before there is data.
    if (!shown && run.value.phase !== 'idle')
      return html`<figure><figcaption>${title}</figcaption><div class="room"></div></figure>`;
    const isLine = shown?.curve !== undefined && !unit;
    const values = unit ? shown?.responses.subarray(unit.from, unit.to) : shown?.surface;
    const side = unit ? 20 : 40;
    const classes = !unit && shown && shown.nTargets > 2 ? { of: shown.surfaceClasses, tones: classTones } : undefined;
    const raster: Raster | undefined =
      values && !isLine
        ? {
            values,
            columns: side,
            rows: side,
            x: plane.x,
            y: plane.y,
            colors: 'diverging',
            // Paler than it could be, so that the points stand out.
            limit: 1.8 * (unit ? unit.full : 1),
            isSmooth: true,
            ...(classes ? { classes } : {}),
          }
        : undefined;
    return html`<figure data-plane=${which}>
      <figcaption>${title}</figcaption>
      <chainrule-plot
        class=${isPainting ? 'painting' : ''}
        .label=${messages.planeLabel(title)}
        file=${`chainrule-plane-${which}`}
        .x=${{ domain: plane.x, label: shown ? inputName(shown, shown.view.x) : 'x₁' } satisfies Axis}
        .y=${{ domain: plane.y, label: this.#secondAxis(shown) } satisfies Axis}
        .raster=${raster}
        .lines=${isLine ? curveLines(shown) : []}
        .dots=${this.#dots(shown, isPainting)}
        .probe=${isPainting ? this.#cursor.x : undefined}
        .probeY=${isPainting ? this.#cursor.y : undefined}
        .probeLabel=${messages.brush}
        .probeText=${this.#brushText()}
        @probe=${({ x, y }: ProbeEvent) => this.#move(x, y)}
        @pick=${({ x, y }: PickEvent) => isPainting && add(x, y)}
      ></chainrule-plot>
      ${which === 'first' && shown && shown.test.x.length + shown.validation.x.length > 0 ? html`<p class="small">${messages.heldOutPoints}</p>` : nothing}
    </figure>`;
  }

  #dots(shown: PlaygroundSnapshot | undefined, isPainting: boolean): Dots[] {
    const messages = words(catalog);
    if (!shown) return isPainting ? dotsByTarget(painted.value, messages.classes, 0, false) : [];
    const names = targetNames(shown);
    const dots = (points: PointSet) => dotsByTarget(points, names, shown.middle, shown.nTargets > 2);
    const heldOut = (points: PointSet, part: string) =>
      dots(points).map(({ name = '', ...dots }) => ({ ...dots, size: 'small' as const, called: `${name} (${part})` }));
    return [
      ...dots(shown.train),
      ...heldOut(shown.validation, messages.parts.validation),
      ...heldOut(shown.test, messages.parts.test),
    ];
  }

  #outputTitle(shown: PlaygroundSnapshot | undefined): string {
    const messages = words(catalog);
    if (shown?.curve) return messages.curveTitle[shown.task];
    if (shown && shown.nTargets > 2) return messages.classesTitle;
    if (shown && shown.classNames.length > 0) return messages.outputOf(targetNames(shown)[1] ?? '');
    if (shown && shown.middle !== 0) return messages.outputAbove;
    return messages.outputTitle[task(state.value)];
  }

  #secondAxis(shown: PlaygroundSnapshot | undefined): string {
    if (!shown) return 'x₂';
    if (!shown.curve) return inputName(shown, shown.view.y);
    const messages = words(catalog);
    return shown.task === 'classes' ? messages.probability : messages.output;
  }

  /** Where the cross is, what it paints, and how many points there are. */
  #brushText(): string {
    const messages = words(catalog);
    const { x, y } = this.#cursor;
    const place = ltr(`x₁ = ${numberText(x, 2)}, x₂ = ${numberText(y, 2)}`);
    return messages.brushAt(place, messages.classes[brush.value], messages.nPoints(digits(painted.value.x.length)));
  }

  #move(x: number, y: number): void {
    this.#cursor = { x, y };
    this.requestUpdate();
  }

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-2);
        min-inline-size: 0;
      }

      figure {
        min-inline-size: 0;
        margin: 0;
      }

      figcaption,
      h2 {
        font: 600 var(--cr-size-small) / 1.4 var(--cr-controls);
      }

      chainrule-plot,
      .room {
        block-size: auto;
        aspect-ratio: 1 / 1.14;
      }

      .small {
        color: var(--cr-soft);
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
      }

      .painting {
        cursor: crosshair;
      }
    `,
  ];
}

/** The points of each class, or those below the middle and the others. */
function dotsByTarget(points: PointSet, names: readonly string[], middle: number, areMany: boolean): Dots[] {
  const { x, y, target } = points;
  return names.map((name, which) => {
    const isThis = (t: number) => (areMany ? t === which : t > middle === (which === 1));
    const indices = target.flatMap((t, i) => (isThis(t) ? [i] : []));
    return {
      x: indices.map((i) => x[i] ?? 0),
      y: indices.map((i) => y[i] ?? 0),
      tone: areMany ? (classTones[which] ?? 'ink') : which === 1 ? 'positive' : 'negative',
      shape: areMany ? (shapes[which % shapes.length] ?? 'circle') : which === 1 ? 'circle' : 'square',
      name,
    } satisfies Dots;
  });
}

/** The output over the only input, or the probability of each class. */
function curveLines(shown: PlaygroundSnapshot): Line[] {
  const { curve } = shown;
  const names = targetNames(shown);
  return (curve?.y ?? []).map((y, i) => ({
    x: curve?.x ?? [],
    y,
    tone: shown.nTargets > 2 ? (classTones[i] ?? 'ink') : 'ink',
    weight: 'strong',
    called: shown.nTargets > 2 ? (names[i] ?? '') : words(catalog).output,
  }));
}

function add(x: number, y: number): void {
  const { value } = painted;
  painted.set({ x: [...value.x, x], y: [...value.y, y], target: [...value.target, brush.value] });
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground-surfaces': PlaygroundSurfaces;
  }
}
