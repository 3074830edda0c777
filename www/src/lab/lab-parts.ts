import { html, type TemplateResult } from 'lit';
import '../figures/slider';
import { digits } from '../base/locale';
import type { ChainruleSlider } from '../figures/slider';
import type { BadParam } from '../session/url-state';
import './lab-frame';
import type { TryEvent } from './lab-frame';
import type { LabState } from './lab-state';

/** The words of a lab's frame. */
interface FrameWords {
  readonly claim: string;
  /** The names of the presets. */
  readonly tries: Readonly<Record<string, string>>;
}

/** The frame of a lab around the content of its slots. */
export function labFrame<State extends object>(
  state: LabState<State>,
  { claim, tries }: FrameWords,
  slots: TemplateResult,
  complaints: readonly BadParam[] = state.complaints.value,
): TemplateResult {
  return html`<chainrule-lab
    .claim=${claim}
    .tries=${Object.entries(tries).map(([id, name]) => ({ id, name }))}
    .current=${state.current()}
    .complaints=${complaints}
    @try=${({ id }: TryEvent) => state.try(id)}
  >
    ${slots}
  </chainrule-lab>`;
}

interface Range {
  readonly min: number;
  readonly max: number;
  /** Between neighbors, 1 by default; on a logarithmic scale, the number of positions. */
  readonly step?: number;
  readonly log?: boolean;
  /** The text of the value. */
  readonly format?: (value: number) => string;
  /** The position, where it differs from the setting. */
  readonly value?: number;
}

/** The names of the settings that are numbers. */
export type NumberName<State> = { [Name in keyof State]: State[Name] extends number ? Name : never }[keyof State] &
  string;

/** A slider for a number among the settings of a lab. */
export function labSlider<State extends object>(
  state: LabState<State>,
  name: NumberName<State>,
  label: string,
  { min, max, step = 1, log = false, format, value = state.value[name] as number }: Range,
): TemplateResult {
  return html`<chainrule-slider
    data-name=${name}
    .label=${label}
    .value=${value}
    .min=${min}
    .max=${max}
    .step=${step}
    .log=${log}
    .format=${format ?? (!log && Number.isInteger(step) ? (n: number) => digits(n) : undefined)}
    @input=${(event: Event) => state.change({ [name]: (event.target as ChainruleSlider).value } as Partial<State>)}
  ></chainrule-slider>`;
}
