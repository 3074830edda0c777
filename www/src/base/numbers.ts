import { digits, percentage } from './locale';

/**
 * A number with the given number of significant digits, in the reader's digits: `0.25`, `−12.5`, `3.1×10⁻⁷`, `∞`. It
 * is left-to-right; inside a Persian line, wrap it in `ltr`.
 */
export function numberText(x: number, significant = 3): string {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : '−∞';
  if (x === 0) return digits('0');
  const [mantissa = '', exponent = '0'] = Math.abs(x)
    .toExponential(significant - 1)
    .split('e');
  const sign = x < 0 ? '−' : '';
  const power = Number(exponent);
  if (power < -3 || power >= Math.max(5, significant)) {
    return `${sign}${digits(withoutZeros(mantissa))}×${powerOfTen(power)}`;
  }
  // Computed from the rounded number, so that 0.99999 becomes 1 and not 1.000.
  const rounded = Number(`${mantissa}e${exponent}`);
  return `${sign}${digits(withoutZeros(rounded.toFixed(Math.max(0, significant - 1 - power))))}`;
}

/** `10⁻⁷`. */
export function powerOfTen(power: number): string {
  return `${digits('10')}${[...String(power)].map((glyph) => superscripts[glyph]).join('')}`;
}

/**
 * A bound as people write it: `0.25`, `-100`, and large powers of ten as such, `-10⁹`. In Persian, wrap it in `ltr`.
 */
export function boundText(x: number): string {
  const power = Math.log10(Math.abs(x));
  if (power < 7 || !Number.isInteger(power)) return digits(x);
  return `${x < 0 ? '-' : ''}${powerOfTen(power)}`;
}

/** A fraction as a percentage: `12.5 %`. */
export function percentText(share: number, places = 1): string {
  return percentage(withoutZeros((100 * share).toFixed(places)));
}

/** A measured share with all its places: `95.0 %`. */
export function measuredPercent(share: number, places = 1): string {
  return percentage((100 * share).toFixed(places));
}

/** Keeps a number or formula in order inside a Persian line, by a left-to-right isolate. */
export function ltr(text: string): string {
  return `\u2066${text}\u2069`;
}

/** A number or formula in Persian prose, in order and in the reader's digits: `η = 0.01`. */
export function formula(text: string): string {
  return ltr(digits(text));
}

function withoutZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};
