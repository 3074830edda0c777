/** The text in a network figure: names with subscripts, numbers, and the paper behind them. */

import { nothing, svg, type TemplateResult } from 'lit';
import type { GraphEdge, GraphName, GraphValue, Sign } from './network-graph-data';
import type { Box } from './network-graph-geometry';
import type { NodePlace } from './network-graph-layout';
import { isCode, labelLines, phoneEm, shortened, subscriptSize, textWidth } from './network-graph-text';

/** The smallest side, in pixels, of a hit target. */
const target = 24;

export function signClass(sign: Sign): string {
  return sign > 0 ? 'positive' : sign < 0 ? 'negative' : 'zero';
}

/**
 * How far below the middle of a line its baseline is: (ascent − descent) / 2 of the typeface, 0.364 em of Inter and 0.346 em
 * of Vazirmatn. It is said by `dy`, since WebKit has no `dominant-baseline` for the parts of a text.
 */
export const middle = '0.36em';

/** The same for Source Serif. */
const middleOfSerif = 0.35;

const [letterSize, subscriptDrop] = [1.08, 0.22];

/** A letter and its subscript, inside of a `text` whose middle is at its y. */
export function nameText(name: GraphName, em: number): TemplateResult {
  const size = subscriptSize(em);
  const drop = em * (subscriptDrop + middleOfSerif * (size - letterSize));
  const subscript = svg`<tspan class="subscript" dy=${drop} font-size=${em * size}>${name.subscript}</tspan>`;
  const kind = isCode(name) ? 'code' : 'letter';
  return svg`<tspan class=${kind} dy=${em * letterSize * middleOfSerif} font-size=${em * letterSize}>${name.letter}${name.prime ? '′' : ''}</tspan>${name.subscript ? subscript : nothing}`;
}

/** In a box: a name on the left and a number on the right, or a number alone in the middle. */
export function valueText(value: GraphValue, box: Box, em: number, marked: boolean, isAlone = true): TemplateResult {
  const inset = em * (em === phoneEm ? 0.1 : 0.3);
  const [left, right] = [box.x - box.width / 2 + inset, box.x + box.width / 2 - inset];
  const { name, id, state, sign } = value;
  const classes = `number ${signClass(sign)} ${name ? 'end' : ''}`;
  const text = shortened(value.text);
  const width = textWidth(text, em);
  const under = `M${name ? right - width : box.x - width / 2} ${box.y + em * 0.6}h${width}`;
  const hit = { ...box, height: isAlone ? Math.max(target, box.height) : box.height };
  return svg`<g class=${valueClass(state, marked, value)} data-value=${id} data-edit=${value.editable ? id : nothing}>
    ${boxed(box, em * 0.4, 'ground')}
    ${value.editable ? boxed(hit, 0, 'hit') : nothing}
    ${name ? svg`<text class="symbol" x=${left} y=${box.y}>${nameText(name, em)}</text>` : nothing}
    ${value.shown ? svg`<text class=${classes} x=${name ? right : box.x} y=${box.y} dy=${middle}>${text}</text>` : nothing}
    ${value.editable ? svg`<path class="under" d=${under} />` : nothing}
    ${fullText(value)}
  </g>`;
}

/** The weight of an edge and what stands below it, on paper, so that no line runs through the text. */
export function edgeLabel(
  edge: GraphEdge,
  box: Box,
  em: number,
  narrow: boolean,
  marked: ReadonlySet<string>,
): TemplateResult {
  const lines = labelLines(edge, em, narrow);
  const height = box.height / lines.length;
  return svg`<g class="label">
    ${boxed(box, em * 0.35, 'ground')}
    ${lines.map((line, i) => {
      const value = i === 0 ? edge : edge.second;
      if (!value) return nothing;
      const y = box.y - box.height / 2 + height * (i + 0.5);
      const start = box.x - box.width / 2 + em * 0.15;
      const number = start + line.nameWidth + line.textWidth / 2;
      const isMarked = marked.has(value.id) || (i === 0 && marked.has(edge.result.id));
      const isShown = i === 0 || edge.second?.shown;
      const hit = { ...box, y, height: lines.length > 1 ? height : Math.max(target, height) };
      return svg`<g
        class=${valueClass(value.state, isMarked, value)}
        data-value=${value.id}
        data-edit=${value.editable ? value.id : nothing}
      >
        ${boxed({ ...box, y, height }, em * 0.35, 'ground')}
        ${value.editable ? boxed(hit, 0, 'hit') : nothing}
        ${line.name ? svg`<text class="symbol" x=${start} y=${y}>${nameText(line.name, em)}</text>` : nothing}
        ${isShown ? svg`<text class="number ${signClass(value.sign)}" x=${number} y=${y} dy=${middle}>${line.text}</text>` : nothing}
        ${value.editable ? svg`<path class="under" d="M${start + line.nameWidth} ${y + em * 0.58}h${line.textWidth}" />` : nothing}
        ${fullText(value)}
      </g>`;
    })}
  </g>`;
}

/** What arrives at the end of an edge. */
export function resultLabel(result: GraphValue, box: Box, em: number): TemplateResult {
  return svg`<g class="result ${result.state}" data-value=${result.id}>
    ${boxed(box, em * 0.75, 'ground')}
    <text class="number ${signClass(result.sign)}" x=${box.x} y=${box.y} dy=${middle}>${shortened(result.text)}</text>
    ${fullText(result)}
  </g>`;
}

/** A word at the corner of a node. */
export function badge({ text, description }: { text: string; description: string }, { mark }: NodePlace, em: number) {
  return svg`<g class="badge">
    ${boxed(mark, em * 0.3, 'plate')}
    <text x=${mark.x} y=${mark.y} dy=${middle} font-size=${Math.max(12, em * 0.9)}>${text}</text>
    <title>${description}</title>
  </g>`;
}

export function boxed({ x, y, width, height }: Box, radius: number, classes: string): TemplateResult {
  return svg`<rect
    class=${classes}
    x=${x - width / 2}
    y=${y - height / 2}
    width=${width}
    height=${height}
    rx=${radius}
  />`;
}

function valueClass(state: string, marked: boolean, value: { readonly editable?: boolean }): string {
  return `value ${state} ${marked ? 'marked' : ''} ${value.editable ? 'editable' : ''}`;
}

/** The number in full, where it was shortened. */
function fullText({ text }: { readonly text: string }): TemplateResult | typeof nothing {
  return shortened(text) === text ? nothing : svg`<title>${text}</title>`;
}
