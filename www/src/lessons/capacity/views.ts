import { css } from 'lit';
import type { CurvePoints } from '../../engine/wire';
import type { Axis, Dots, Line } from '../../figures/plot/plot-data';

/** All curves of this lab are drawn over the same axes. */
export const axes = {
  x: { domain: [-1, 1], label: 'x', ticks: [-1, -0.5, 0, 0.5, 1] } satisfies Axis,
  y: { domain: [-1.75, 1.75], label: 'y', ticks: [-1.5, -1, -0.5, 0, 0.5, 1, 1.5] } satisfies Axis,
} as const;

export function targetLine(x: readonly number[], y: readonly number[], name: string): Line {
  return { x, y, tone: 'ink', weight: 'thin', dash: 'dashed', name };
}

export function sampleDots({ x, y }: CurvePoints, name: string): Dots {
  return { x, y, tone: 'soft', size: x.length > 250 ? 'small' : 'normal', shape: 'circle', name };
}

export const viewStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--cr-space-4);
    min-inline-size: 0;
  }

  .curves {
    block-size: clamp(16rem, 48dvh, 27rem);
  }

  .losses {
    block-size: clamp(13rem, 34dvh, 18rem);
  }

  h2 {
    margin-block-start: var(--cr-space-3);
  }

  :focus-visible {
    outline: 2px solid var(--cr-focus);
    outline-offset: 2px;
  }
`;
