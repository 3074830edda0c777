import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/base/tokens.css', 'utf8');

/** The color of a token on light paper and on dark. */
function pair(name: string): readonly [string, string] {
  const [, light, dark] = css.match(new RegExp(`--cr-${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`)) ?? [];
  if (!light || !dark) throw new Error(`there is no color ${name}`);
  return [light, dark];
}

/** Relative luminance, WCAG 2.2. */
function luminance(color: string): number {
  const linear = (at: number) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5);
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const themes = [
  ['light', 0],
  ['dark', 1],
] as const;

test.each(themes)('signs can be read on %s paper, and are told apart without color', (_, theme) => {
  const [positive, negative] = [pair('positive')[theme], pair('negative')[theme]];
  for (const paper of ['paper', 'raised']) {
    expect(contrast(positive, pair(paper)[theme])).toBeGreaterThan(4.5);
    expect(contrast(negative, pair(paper)[theme])).toBeGreaterThan(4.5);
  }
  expect(contrast(positive, pair('positive-wash')[theme])).toBeGreaterThan(4.5);
  expect(contrast(negative, pair('negative-wash')[theme])).toBeGreaterThan(4.5);
  // A tenth more than a half in lightness is seen at a glance between patches; nearly the same was 1.1.
  expect(contrast(positive, negative)).toBeGreaterThan(1.6);
});
