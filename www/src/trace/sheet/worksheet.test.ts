import { render, type TemplateResult } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { settings } from '../../base/settings';
import { problem, trace } from '../example';
import { Pass } from '../pass';
import { conventions, layerTable, rules, sampleTable } from './given';
import { blankGraph } from './graph';
import { key } from './key';
import { questions } from './questions';

afterEach(() => settings.set({ locale: 'en', theme: 'system', numerals: 'latin' }));

const pass = new Pass(trace);

function rendered(template: TemplateResult): HTMLElement {
  const container = document.createElement('div');
  render(template, container);
  return container;
}

const textOf = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, '') ?? '';

test('each result that a student is to find has a blank, and no blank shows it', () => {
  const places = [...rendered(questions([pass])).querySelectorAll('td')].map(textOf);
  expect(places).toEqual(
    ['o', 'e', 'L', '∂L∂o', '∂L∂w11', '∂L∂b1', 'w11′', 'b1′', 'o′', 'L′'].map((name) => `${name}=`),
  );
});

test('what an overflow kept from being computed has no blank', () => {
  const values = trace.values.filter(({ id }) => !id.includes('′'));
  const places = [...rendered(questions([new Pass({ ...trace, values })])).querySelectorAll('td')].map(textOf);
  expect(places.filter((place) => place.includes('′'))).toEqual([]);
});

test('the key has every step on a line', () => {
  const lines = [...rendered(key([pass])).querySelectorAll('li')].map(textOf);
  expect(lines).toHaveLength(trace.steps.length);
  expect(lines[1]).toBe('o=w11·i1+b1=1+0.25=54=1.25');
});

test('the network, the sample, the loss and the optimizer are given', () => {
  expect(textOf(rendered(layerTable(pass)).querySelector('tbody'))).toContain('w11=0.5');
  expect(textOf(rendered(sampleTable([pass], problem)).querySelector('tbody'))).toBe('21');
  const given = textOf(rendered(rules(problem, pass)));
  expect(given).toContain('L=(t−o)2');
  expect(given).toContain('η=0.1');
  expect(rendered(conventions(problem, pass)).textContent).toContain('without the factor ½');
});

test('the figure shows weights and biases, and nothing that is to be found', () => {
  const { columns, edges } = blankGraph(pass);
  expect(edges.map(({ text }) => text)).toEqual(['0.5']);
  const [inputs, outputs] = columns.map(({ nodes }) => nodes[0]);
  expect(inputs?.rows.map(({ text, shown }) => [text, shown])).toEqual([['2', true]]);
  expect(outputs?.bias?.text).toBe('0.25');
  expect(outputs?.rows.every(({ shown }) => !shown)).toBe(true);
});

test('in Persian all numbers are in the digits that the reader chose', () => {
  settings.set({ locale: 'fa', theme: 'system', numerals: 'persian' });
  const lines = [...rendered(key([pass])).querySelectorAll('li')].map(textOf);
  expect(lines[0]).toBe('w11·i1=۰٫۵·۲=۱');
});
