/** Names of values in running text, where MathML would be out of place. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Name } from '../engine/wire';
import { isIndexed } from './naming';

/** `w₂₁′` or `∂L/∂w₂₁`, kept together inside a Persian line. */
export function nameInText(name: Name): string {
  return isolated(plain(name));
}

function plain({ letter, subscript, prime, by }: Name): string {
  const lowered = isIndexed(subscript)
    ? `_${subscript}`
    : subscript.replace(/\d/g, (digit) => subscripts.charAt(Number(digit)));
  const own = `${letter}${lowered}${prime ? '′' : ''}`;
  return by ? `∂${own}/∂${plain(by)}` : own;
}

/** A sentence with its names set as in formulas. */
export function typeset(sentence: string): (string | TemplateResult)[] {
  return sentence.split(/(\u2066[^\u2069]*\u2069)/).map((part) => {
    const [, state, code = '', isNew] = indexed.exec(part) ?? [];
    if (code) {
      const name = state === undefined ? { letter: code, subscript: '' } : { letter: state, subscript: code };
      return nameHtml({ ...name, prime: isNew === '′', by: undefined });
    }
    const [, letter, subscript, prime] =
      /^\u2066(\p{L}[\u0302\u0303]?)((?:[A-Zo]|[bw](?=[₀-₉]))?[₀-₉,=]*)(′?)\u2069$/u.exec(part) ?? [];
    if (letter === undefined || subscript === undefined) return part;
    const digits = subscript.replace(/[₀-₉]/g, (digit) => String(subscripts.indexOf(digit)));
    return nameHtml({ letter, subscript: digits, prime: prime === '′', by: undefined });
  });
}

/** A name as in formulas, the letter in italics and the subscript lowered. */
export function nameHtml({ letter, subscript, prime, by }: Name): TemplateResult {
  const mark = prime ? '′' : nothing;
  const base = isIndexed(letter) ? html`${letter}` : html`<i>${letter}</i>`;
  const own = html`${base}${subscript ? html`<sub>${subscript}</sub>` : nothing}${mark}`;
  if (!by) return html`<bdi class="name" dir="ltr">${own}</bdi>`;
  return html`<bdi class="name" dir="ltr">∂${own}<span>/</span>∂${nameHtml(by)}</bdi>`;
}

/** `W1[0][1]′`, or `m_W1[0][1]` of the optimizer. */
const indexed = /^\u2066(?:(\p{L}[\u0302\u0303]?)_)?(\(?[Wb]\u0303?\d+\[[\d[\]=Wb]+\)?)(′?)\u2069$/u;

export function isolated(text: string): string {
  return `\u2066${text}\u2069`;
}

const subscripts = '₀₁₂₃₄₅₆₇₈₉';
