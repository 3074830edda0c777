import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state as reactive } from 'lit/decorators.js';
import { fields } from '../../../base/field-styles';
import { digits, PageElement, percentage } from '../../../base/locale';
import { ltr } from '../../../base/numbers';
import { Watch } from '../../../base/store';
import { base } from '../../../base/styles';
import { words } from '../../../base/words';
import type { AttackView, DigitProbability } from '../../../engine/wire';
import { labSlider } from '../../../lab/lab-parts';
import { sentence } from '../../../session/errors';
import { LatestAnswer } from '../../../session/latest';
import '../../../figures/choices';
import type { ChainruleChoices } from '../../../figures/choices';
import '../../../figures/grey-image';
import '../../../figures/pixel-reader';
import type { PixelEvent } from '../../../figures/pixel-reader';
import { stripedPixels } from '../../../figures/striped-pixels';
import '../../../figures/weight-image';
import { reader } from '../session';
import { type Method, maxBudget, methods, type State, state, tenDigits } from '../state';
import { viewStyles } from '../view-styles';
import { catalog } from './text';

/** How long the drawing must rest before it is attacked. */
const REST_MS = 150;
const attack = new LatestAnswer('attackPicture');

/** The drawing's image, changed a little so that the network reads something else. */
@customElement('chainrule-draw-attack')
export class ChainruleDrawAttack extends PageElement {
  /** The pixel that is read in all three images. */
  @reactive() private at: number | undefined;
  #stops: (() => void)[] = [];
  #restTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new Watch(this, attack, state, reader);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const later = () => {
      clearTimeout(this.#restTimer);
      this.#restTimer = setTimeout(() => this.#ask(), REST_MS);
    };
    this.#stops = [reader.subscribe(later), state.subscribe(later)];
    this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#restTimer);
    for (const stop of this.#stops) stop();
  }

  override render() {
    const messages = words(catalog);
    return html`
      <p class="lead">${messages.lead}</p>
      ${this.#renderControls()} ${this.#renderOutcome()}
      <p class="small lead">${messages.honest}</p>
    `;
  }

  #renderControls() {
    const messages = words(catalog);
    const { method, target } = state.value;
    return html`<div class="controls">
      <chainrule-choices
        .label=${messages.method}
        .choices=${methods.map((value) => ({ value, text: messages.methods[value] }))}
        .value=${method}
        @input=${(event: Event) => state.change({ method: (event.target as ChainruleChoices).value as Method })}
      ></chainrule-choices>
      <label>
        <span>${messages.target}</span>
        <select @change=${(event: Event) => state.change({ target: (event.target as HTMLSelectElement).value as State['target'] })}>
          <option value="any" ?selected=${target === 'any'}>${messages.any}</option>
          ${tenDigits.map(
            (digit) => html`<option value=${digit} ?selected=${target === digit}>${digits(digit)}</option>`,
          )}
        </select>
      </label>
      ${
        method === 'budget'
          ? labSlider(state, 'budget', messages.budget, {
              min: 1,
              max: maxBudget,
              format: (value) => messages.levels(digits(value), digits(255)),
            })
          : nothing
      }
      <p class="small">${messages.methodTexts[method](digits(40))}</p>
    </div>`;
  }

  #renderOutcome() {
    const messages = words(catalog);
    const { answer: ink } = reader.value;
    if (ink.state !== 'digit') return html`<p class="lead">${messages.hint}</p>`;
    if (state.value.target === String(ink.best)) {
      return html`<p class="lead" role="status">${messages.alreadyThere(digits(ink.best))}</p>`;
    }
    const { answer, error } = attack.value;
    if (error && error.code !== 'crashed') return html`<p class="failure" role="alert">${sentence(error)}</p>`;
    return answer ? this.#renderAttack(answer) : nothing;
  }

  #renderAttack(answer: AttackView) {
    const messages = words(catalog);
    const { before, after, isFooled, change, amplified } = answer;
    const names = [before, after].map(({ digit }) => digits(digit));
    return html`
      <div class="images" aria-busy=${attack.value.isBehind}>
        <figure>
          ${this.#readable(
            answer.original,
            messages.original,
            html`<chainrule-grey-image .pixels=${answer.original} .label=${messages.original}></chainrule-grey-image>`,
          )}
          <figcaption>${messages.original}</figcaption>
        </figure>
        <figure>
          ${this.#readable(
            change.values,
            messages.change(digits(amplified)),
            html`<chainrule-weight-image
              .paint=${stripedPixels}
              .weights=${change.values}
              .limit=${change.limit || 1}
              .label=${messages.change(digits(amplified))}
            ></chainrule-weight-image>`,
          )}
          <figcaption>${messages.change(ltr(digits(amplified)))}</figcaption>
          <div class="legend">
            <span>${messages.lighter}</span>
            <span class="negative">${messages.darker}</span>
          </div>
        </figure>
        <figure>
          ${this.#readable(
            answer.image,
            messages.result,
            html`<chainrule-grey-image .pixels=${answer.image} .label=${messages.result}></chainrule-grey-image>`,
          )}
          <figcaption>${messages.result}</figcaption>
        </figure>
      </div>
      <div role="status" class="outcome" data-outcome=${isFooled ? 'fooled' : 'standing'}>
        <p class="verdict">
          ${isFooled ? messages.fooled(names[0] ?? '', names[1] ?? '') : messages.standing(names[1] ?? '')}
        </p>
        <p class="small">${isFooled ? messages.fooledText : messages.standingText}</p>
      </div>
      ${this.#renderProbabilities(answer)}
      <dl class="numbers">
        <dt>${messages.norm}</dt>
        <dd data-number="norm">${messages.normText(ltr(digits(answer.norm)), ltr(digits(answer.originalNorm)))}</dd>
        <dt>${messages.largest}</dt>
        <dd data-number="largest">${messages.largestText(digits(answer.largest), digits(255))}</dd>
        <dt>${messages.changed}</dt>
        <dd data-number="changed">${messages.changedText(digits(answer.nChanged), digits(784))}</dd>
      </dl>
    `;
  }

  #readable(values: Uint8Array | Float32Array, label: string, image: TemplateResult) {
    return html`<chainrule-pixel-reader
      .values=${values}
      .label=${label}
      ?hide-hint=${label !== words(catalog).original}
      .at=${this.at}
      @pixel=${({ at }: PixelEvent) => {
        this.at = at;
      }}
    >
      ${image}
    </chainrule-pixel-reader>`;
  }

  #renderProbabilities({ before, after, left, hidden, aimed }: AttackView) {
    const messages = words(catalog);
    const rows: [DigitProbability, DigitProbability][] = [[before, left]];
    if (hidden.digit !== before.digit) rows.push([hidden, aimed ?? after]);
    return html`<table aria-label=${messages.probabilities}>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${messages.before}</th>
          <th scope="col">${messages.after}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, second]) => html`<tr data-digit=${first.digit}>
            <th scope="row">${messages.digit(digits(first.digit))}</th>
            <td>${percentage(first.percent)}</td>
            <td>${percentage(second.percent)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #ask(): void {
    const { answer: ink } = reader.value;
    const { target, method, budget } = state.value;
    if (ink.state !== 'digit' || target === String(ink.best)) return;
    attack.ask({
      image: ink.image,
      target: target === 'any' ? null : tenDigits.indexOf(target),
      budget: method === 'budget' ? budget : null,
    });
  }

  static override styles = [
    base,
    fields,
    viewStyles,
    css`
      .controls {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--cr-space-3) var(--cr-space-5);
      }

      .controls p {
        flex-basis: 100%;
        max-inline-size: 44rem;
      }

      chainrule-slider {
        flex: 1 1 16rem;
        max-inline-size: 24rem;
      }

      .images {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 14rem));
        gap: var(--cr-space-3);
        --pixel-lines: 1;
      }

      .outcome {
        display: grid;
        gap: var(--cr-space-1);
      }

      .verdict {
        font-size: var(--cr-size-lead);
      }

      table {
        inline-size: fit-content;
        border-collapse: collapse;
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      th,
      td {
        padding: var(--cr-space-1) var(--cr-space-3);
        border-block-end: 1px solid var(--cr-rule);
        text-align: start;
      }

      td {
        direction: ltr;
        text-align: end;
      }

      .numbers {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--cr-space-1) var(--cr-space-4);
        margin: 0;
        font: 450 var(--cr-size-small) / 1.5 var(--cr-controls);
        font-variant-numeric: tabular-nums;
      }

      .numbers dt {
        color: var(--cr-soft);
      }

      .numbers dd {
        margin: 0;
      }

      @media (width < 40rem) {
        .images {
          --pixel-lines: 3;
        }

        .numbers {
          grid-template-columns: minmax(0, 1fr);
        }

        .numbers dd {
          margin-block-end: var(--cr-space-2);
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-draw-attack': ChainruleDrawAttack;
  }
}
