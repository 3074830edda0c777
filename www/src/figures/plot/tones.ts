import type { Tone } from './plot-data';

const tokens: Readonly<Record<Tone, string>> = {
  ink: 'ink',
  soft: 'soft',
  positive: 'positive',
  negative: 'negative',
  mark: 'mark-line',
  danger: 'danger',
  s1: 's1',
  s2: 's2',
  s3: 's3',
  s4: 's4',
  s5: 's5',
  s6: 's6',
  s7: 's7',
  s8: 's8',
  s9: 's9',
  s10: 's10',
  s11: 's11',
  s12: 's12',
};

export const tones = Object.keys(tokens) as readonly Tone[];

/** The custom property that holds the color of a tone. */
export function toneToken(tone: Tone): string {
  return `--cr-${tokens[tone]}`;
}
