/** The text in a network's picture: names with subscripts, numbers, and what lies behind them. */

import { nothing, svg, type TemplateResult } from 'lit';
import type { GraphEdge, GraphName, GraphValue, Sign } from './network-graph-data';
import { type Box, nameWidth, type Point, textWidth } from './network-graph-layout';

export function signClass(sign: Sign): string {
  return sign > 0 ? 'positive' : sign < 0 ? 'negative' : 'zero';
}

/** A letter and its subscript, inside of a `text`. */
export function nameText(name: GraphName, em: number): TemplateResult {
  const subscript = svg`<tspan class="subscript" dy=${em * 0.22} font-size=${em * 0.72}>${name.subscript}</tspan>`;
  return svg`<tspan class="letter">${name.letter}</tspan>${name.subscript ? subscript : nothing}`;
}

/** In a box around `center`: a name at the left and a number at the right, or a number alone in the middle. */
export function valueText(
  value: GraphValue,
  center: Point,
  width: number,
  em: number,
  marked: boolean,
): TemplateResult {
  const [left, right] = [center.x - width / 2 + em * 0.3, center.x + width / 2 - em * 0.3];
  const { name } = value;
  const classes = `number ${signClass(value.sign)} ${name ? 'end' : ''}`;
  return svg`<g class="value ${value.state} ${marked ? 'marked' : ''}" data-value=${value.id}>
    ${boxed({ ...center, width, height: em * 1.35 }, em * 0.4, 'ground')}
    ${name ? svg`<text class="symbol" x=${left} y=${center.y}>${nameText(name, em)}</text>` : nothing}
    ${value.shown ? svg`<text class=${classes} x=${name ? right : center.x} y=${center.y}>${value.text}</text>` : nothing}
  </g>`;
}

/** The weight of an edge, on paper, so that no line runs through its text. */
export function edgeLabel(edge: GraphEdge, box: Box, em: number, narrow: boolean, marked: boolean): TemplateResult {
  const start = box.x - box.width / 2 + em * 0.15;
  const name = narrow ? 0 : nameWidth(edge.name, em) + em * 0.4;
  const numberX = start + name + textWidth(edge.text, em) / 2;
  return svg`<g class="label ${edge.state} ${marked ? 'marked' : ''}">
    ${boxed(box, em * 0.35, 'ground')}
    ${narrow ? nothing : svg`<text class="symbol" x=${start} y=${box.y}>${nameText(edge.name, em)}</text>`}
    <text class="number ${signClass(edge.sign)}" x=${numberX} y=${box.y}>${edge.text}</text>
  </g>`;
}

/** What arrives at the end of an edge. */
export function resultLabel(result: GraphValue, box: Box, em: number): TemplateResult {
  return svg`<g class="result ${result.state}" data-value=${result.id}>
    ${boxed(box, em * 0.75, 'ground')}
    <text class="number ${signClass(result.sign)}" x=${box.x} y=${box.y}>${result.text}</text>
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
