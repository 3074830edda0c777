/** What a reader sees of a page, as facts: the value of each control, each reading, and the numbers of a pass. */

import type { Page } from '@playwright/test';
import { expect } from '../fixtures';

/**
 * By the name of the element that shows it: `slider x`, `select data`, `reading test-loss`. Values are those of the
 * address where a control has them, and numbers otherwise, so that sentences may be reworded. The digits that numbers
 * are written in are a fact of their own.
 */
export type Facts = Readonly<Record<string, string>>;

/** The facts of the page as it is now. */
export function readFacts(page: Page): Promise<Facts> {
  return page.evaluate(collectFacts);
}

/** Waits until the page shows the facts; it may show more. */
export async function expectSeen(page: Page, facts: Facts, what: string): Promise<void> {
  const missing = async () => {
    const now = await readFacts(page);
    return Object.entries(facts).filter(([name, value]) => now[name] !== value);
  };
  const options = { message: `${what}: what is recorded and not shown`, timeout: 30_000, intervals: [100] };
  await expect.poll(missing, options).toEqual([]);
}

/** Identifies the page, and is recorded in any case. */
const alwaysRecorded = ['lesson', 'language', 'theme', 'digits', 'notices'];

/** The facts that are the same in both. */
export function common(facts: Facts, again: Facts): Facts {
  return only(facts, (name) => facts[name] === again[name]);
}

/** The names of the facts that tell `facts` from `others`. */
export function differences(facts: Facts, others: readonly Facts[]): readonly string[] {
  return Object.keys(facts).filter((name) => others.some((one) => one[name] !== facts[name]));
}

/** The facts that differ from others, and the basic ones. */
export function distinguishing(facts: Facts, others: readonly Facts[]): Facts {
  const names = new Set([...alwaysRecorded, ...differences(facts, others)]);
  return only(facts, (name) => names.has(name));
}

function only(facts: Facts, isWanted: (name: string) => boolean): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => isWanted(name)));
}

/** Runs in the page, and therefore refers to nothing outside itself. */
export function collectFacts(): Record<string, string> {
  const facts: Record<string, string> = {};
  const put = (name: string, value: string) => {
    let key = name;
    for (let n = 2; key in facts; n++) key = `${name} #${n}`;
    facts[key] = value;
  };
  /** The numbers in a text; undefined if there are none. */
  const numbers = (text: string | null) =>
    (text ?? '')
      .replace(/[\u200e\u200f\u2066-\u2069]/g, '')
      .match(/[−+]?[\d۰-۹][\d۰-۹.,٫٬\u202f]*(×(10|۱۰)[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|\/[\d۰-۹]+)?/g)
      ?.map((number) => number.replace(/[.,٫٬\u202f]$/, ''))
      .join(' ');
  const host = (element: Element) => {
    const root = element.getRootNode();
    return root instanceof ShadowRoot ? root.host : undefined;
  };
  const nameOf = (element: Element) => {
    return (
      (element as HTMLElement).dataset.name ??
      host(element)?.getAttribute('data-name') ??
      (element.getAttribute('type') === 'radio' ? null : element.getAttribute('name'))
    );
  };
  const control = (element: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement) => {
    const name = nameOf(element);
    if (element instanceof HTMLSelectElement) {
      if (name) put(`select ${name}`, element.value);
      else put(`chosen ${element.value}`, 'yes');
    } else if (element.type === 'radio') {
      if (!(element as HTMLInputElement).checked) return;
      if (name) put(`choice ${name}`, element.value);
      else if (element.value !== 'on') put(`chosen ${element.value}`, 'yes');
    } else if (element.type === 'checkbox') {
      put(`check ${name}`, (element as HTMLInputElement).checked ? 'on' : 'off');
    } else if (element.type === 'range') {
      const text = element.getAttribute('aria-valuetext') ?? element.value;
      if (name) put(`slider ${name}`, numbers(text) ?? element.value);
    } else if (name === 'training-step') {
      // It was a list of 20 numbers.
      put(
        `select ${name}`,
        element.value.replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit))),
      );
    } else if (element.type !== 'file' && name) {
      put(`field ${name}`, element.value);
    }
  };
  const said = (node: HTMLElement) => {
    const shown = numbers(node.textContent);
    const { dataset } = node;
    if (dataset.outcome) put('outcome', dataset.outcome);
    if (node.matches('li[data-stage].off')) put(`stage ${dataset.stage}`, 'off');
    if (dataset.value && node.matches('.table *') && node.textContent?.includes('?'))
      put(`number ${dataset.value}`, '?');
    if (!shown) return;
    const run = node.closest<HTMLElement>('[data-run]')?.dataset.run;
    // The speed of the machine does not depend on the address.
    if (dataset.reading && !/milliseconds|time-left/.test(dataset.reading))
      put(`reading ${run ? `${run} ` : ''}${dataset.reading}`, shown);
    if (dataset.value && node.matches('.table *')) put(`number ${dataset.value}`, shown);
    else if (dataset.value && node.matches('td')) put(`value ${dataset.value}`, shown);
    if (node.matches('[data-value] .number'))
      put(`figure ${node.closest<HTMLElement>('[data-value]')?.dataset.value}`, shown);
    for (const kind of ['cell', 'number', 'sum'] as const) if (dataset[kind]) put(`${kind} ${dataset[kind]}`, shown);
    if (node.matches('button[data-label]')) put(`label ${dataset.label}`, shown);
    // Not the table of all functions, which may gain some, nor tables of fields, which are recorded themselves, nor what is
    // below a figure in more detail.
    const isOther = host(node)?.matches('chainrule-activation-facts, chainrule-step-numbers, chainrule-flow-layers');
    if (node instanceof HTMLTableElement && !isOther && !node.querySelector('[data-cell], [data-value]')) {
      const rows = [...node.rows].map((row) => [...row.cells].map((cell) => numbers(cell.textContent) ?? '').join(' '));
      put('table', rows.map((row) => row.trim()).join(' | '));
    }
    if (node.matches('.count')) put('count', shown);
    // The sliders of a sweep had no names in version 0.1.0.
    const slider = host(node);
    const isOfSweep = slider !== undefined && host(slider)?.localName === 'chainrule-images-sweep';
    if (node.tagName === 'OUTPUT' && (!nameOf(node) || isOfSweep)) put('output', shown);
    if (node.matches('mn.result')) put('result', shown);
  };
  const notices: string[] = [];
  const visit = (node: Element) => {
    if (node instanceof HTMLInputElement || node instanceof HTMLSelectElement || node instanceof HTMLTextAreaElement)
      control(node);
    if (node.parentNode instanceof ShadowRoot)
      if (node.parentNode.host.localName === 'chainrule-outlet' && node.localName !== 'style')
        put('lesson', node.localName.startsWith('chainrule-') ? node.localName : 'none');
    // Where pixels are read is not in the address.
    if (node.getAttribute('role') === 'slider' && host(node)?.localName !== 'chainrule-pixel-reader') {
      // The cross that paints says more than its place, and once said less.
      const isCross = host(node)?.classList.contains('painting');
      const spoken = isCross ? undefined : numbers(node.getAttribute('aria-valuetext'));
      put('probe', spoken ?? node.getAttribute('aria-valuenow') ?? '');
    }
    if (node instanceof HTMLElement || node instanceof SVGElement || node instanceof MathMLElement) {
      said(node as HTMLElement);
      const { dataset } = node;
      const named = dataset.try ?? dataset.digit ?? dataset.unit ?? dataset.do ?? dataset.label;
      if (named && node.getAttribute('aria-pressed') === 'true') put(`pressed ${named}`, 'yes');
    }
    if (node.matches('.complaints p, .problem p, .refused p'))
      notices.push(
        (node.textContent ?? '').replace(/[\u2066-\u2069]/g, '').match(/[\w-]+=\S+?(?=,?\s|$)/)?.[0] ?? 'a sentence',
      );
    for (const child of [...(node.shadowRoot?.children ?? []), ...node.children]) visit(child);
  };
  const { lang, dir, dataset } = document.documentElement;
  put('language', `${lang} ${dir}`);
  put('theme', dataset.theme ?? '');
  visit(document.body);
  // The parameters of the address that were refused, and how many sentences are about them.
  if (notices.length > 0) put('notices', notices.join(' | '));
  const digits = '۰۱۲۳۴۵۶۷۸۹';
  const latin = (text: string) =>
    text
      .replace(/[۰-۹]/g, (digit) => String(digits.indexOf(digit)))
      .replace(/[٫٬]/g, (mark) => (mark === '٫' ? '.' : ','));
  const isPersian = Object.values(facts).some((value) => /[۰-۹]/.test(value));
  const written = Object.entries(facts).map(([name, value]) => [name, latin(value)]);
  return { digits: isPersian ? 'persian' : 'latin', ...Object.fromEntries(written) };
}
