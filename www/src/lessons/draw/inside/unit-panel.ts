import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focused } from '../../../base/keep-focus';
import { digits, PageElement } from '../../../base/locale';
import { ltr } from '../../../base/numbers';
import { base, controls } from '../../../base/styles';
import { words } from '../../../base/words';
import type { UnitView } from '../../../engine/wire';
import '../../../figures/pixel-reader';
import { stripedPixels } from '../../../figures/striped-pixels';
import '../../../figures/weight-image';
import { ledgerList } from '../ledger';
import { state } from '../state';
import { viewStyles } from '../view-styles';
import { catalog } from './text';

/** One hidden unit at work: its weights, its sum, its output, and the units it affects. */
@customElement('chainrule-inside-unit')
export class InsideUnit extends PageElement {
  @property({ attribute: false }) report!: UnitView;
  /** Where the unit was chosen, outside of this panel: what closes gives the focus back. */
  #opener: HTMLElement | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const [before, now] = [changed.get('report'), this.report];
    const isNew = before?.layer !== now.layer || before.unit !== now.unit;
    if (changed.has('report') && isNew && !this.shadowRoot?.activeElement) this.#opener = focused();
  }

  override render() {
    const messages = words(catalog);
    const { layer, unit, weights, products, byPixels, sent, isOpen, digit, adds } = this.report;
    const [raises = '', lowers = '', bias = ''] = byPixels.parts;
    const weightsText = messages.weights[layer === 0 ? 0 : 1];
    return html`<section aria-labelledby="unit">
      <div class="title">
        <h2 id="unit">${messages.unit(digits(layer + 1), digits(unit + 1))}</h2>
        <button data-do="close" @click=${this.#close}>${messages.close}</button>
      </div>
      ${
        isOpen
          ? html`<p data-reading="adds">${messages.adds[layer === 0 ? 0 : 1](digits(digit), ltr(digits(adds)))}</p>`
          : nothing
      }
      <div class="images">
        <figure>
          <chainrule-pixel-reader .values=${weights.values} .label=${weightsText}>
            <chainrule-weight-image
              .paint=${stripedPixels}
              data-image="weights"
              .weights=${weights.values}
              .limit=${weights.limit || 1}
              .label=${weightsText}
            ></chainrule-weight-image>
          </chainrule-pixel-reader>
          <figcaption>${weightsText}</figcaption>
        </figure>
        <figure>
          <chainrule-pixel-reader .values=${products.values} .label=${messages.products}>
            <chainrule-weight-image
              .paint=${stripedPixels}
              data-image="products"
              .weights=${products.values}
              .limit=${products.limit || 1}
              .label=${messages.products}
            ></chainrule-weight-image>
          </chainrule-pixel-reader>
          <figcaption>${messages.products}</figcaption>
        </figure>
      </div>
      <div class="sums">
        <div data-sum="unit">
          <h3>${messages.byPixels}</h3>
          ${ledgerList([
            { label: messages.raises, text: raises },
            { label: messages.lowers, text: lowers },
            { label: layer === 0 ? messages.bias : messages.openBiases, text: bias },
            { label: messages.sum, text: byPixels.total, isTotal: true },
          ])}
          <p>${isOpen ? messages.sends(ltr(digits(sent))) : messages.shut}</p>
        </div>
        ${this.#renderSenders()}
        ${
          isOpen
            ? html`<div>
                <h3>${layer === 0 ? messages.toUnits : messages.toDigits}</h3>
                ${ledgerList(this.report.receivers.map(({ to, text }) => ({ label: this.#renderReceiver(to), text })))}
              </div>`
            : nothing
        }
      </div>
    </section>`;
  }

  #close(): void {
    state.change({ unit: null });
    // A unit that the address names was opened by no one.
    if (this.#opener?.isConnected && this.#opener.tabIndex >= 0) this.#opener.focus();
  }

  #renderSenders() {
    const { senders, byUnits } = this.report;
    if (!senders || !byUnits) return nothing;
    const messages = words(catalog);
    const [rest = '', bias = ''] = byUnits.parts.slice(senders.length);
    return html`<div data-sum="senders">
      <h3>${messages.bySenders}</h3>
      ${ledgerList([
        ...senders.map((index, i) => ({ label: this.#renderUnit(0, index), text: byUnits.parts[i] ?? '' })),
        { label: messages.others(digits(this.report.nOthers)), text: rest },
        { label: messages.bias, text: bias },
        { label: messages.sum, text: byUnits.total, isTotal: true },
      ])}
    </div>`;
  }

  #renderReceiver(to: number) {
    return this.report.layer === 0 ? this.#renderUnit(1, to) : html`${words(catalog).logitOf(digits(to))}`;
  }

  #renderUnit(layer: number, unit: number) {
    return html`<button class="unit content" @click=${() => state.change({ unit: { layer, unit } })}>
      ${words(catalog).shortUnit(digits(unit + 1))}
    </button>`;
  }

  static override styles = [
    base,
    controls,
    viewStyles,
    css`
      :host {
        padding: var(--cr-space-4);
        border: 1px solid var(--cr-rule);
        border-radius: var(--cr-radius);
        background: var(--cr-raised);
      }

      .title {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--cr-space-3);
      }

      h3 {
        margin-block-end: var(--cr-space-2);
        font: 500 var(--cr-size-small) / 1.5 var(--cr-controls);
        letter-spacing: 0;
      }

      .images {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 14rem));
        gap: var(--cr-space-4);
      }

      .sums {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-5);
      }

      .sums p {
        margin-block-start: var(--cr-space-2);
        font-size: var(--cr-size-small);
      }

      .unit {
        min-block-size: 1.75rem;
        padding-inline: var(--cr-space-2);
        border-color: var(--cr-rule);
      }

      @media (pointer: coarse) {
        .unit {
          min-block-size: 2.25rem;
        }
      }

      @media (width >= 70rem) {
        .images {
          --pixel-lines: 1;
        }

        .sums {
          grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-inside-unit': InsideUnit;
  }
}
