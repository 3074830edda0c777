import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, state as internal, property } from 'lit/decorators.js';
import { arrow, PageElement } from '../../base/locale';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import { answerOf, engine } from '../../engine/client';
import type { SampleWithPixels } from '../../engine/wire';
import { figureFile } from '../../figures/figure-file';
import '../../figures/grey-image';
import '../../figures/pixel-reader';
import '../../figures/plot/save-chart';
import { probabilityTable } from '../../figures/probability-bars';
import { className } from './naming';
import { data, results } from './session';
import { catalog } from './text';

/** Test images with their true and predicted classes; one of them opened, with its predicted probabilities. */
@customElement('chainrule-images-gallery')
export class ImagesGallery extends PageElement {
  /** The indices of the images among the test images. */
  @property({ attribute: false }) indices: readonly number[] = [];
  @internal() private samples: readonly SampleWithPixels[] = [];
  @internal() private opened = 0;

  override render() {
    const messages = words(catalog);
    const side = data.value.report?.side;
    if (side === undefined) return nothing;
    const one = this.samples[this.opened];
    return html`
      <ul class="images" role="list">
        ${this.samples.map(({ sample: { index, label, predicted }, pixels }, i) => {
          const text = messages.sample(className(data.value.report, label), className(data.value.report, predicted));
          return html`<li>
            <button
              class="content ${label === predicted ? 'hit' : 'miss'}"
              data-index=${index}
              aria-pressed=${i === this.opened}
              aria-label=${text}
              @click=${() => {
                this.opened = i;
              }}
            >
              <chainrule-grey-image aria-hidden="true" .pixels=${pixels} .side=${side}></chainrule-grey-image>
              <span>
                ${className(data.value.report, label)} ${arrow()} ${className(data.value.report, predicted)}
              </span>
            </button>
          </li>`;
        })}
      </ul>
      ${one ? this.#renderOpened(one, side) : nothing}
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('indices')) void this.#fetch();
  }

  #renderOpened({ sample, pixels }: SampleWithPixels, side: number) {
    const messages = words(catalog);
    const name = (label: number) => className(data.value.report, label);
    const bars = sample.probabilities.map((probability, label) => ({
      label: name(label),
      probability,
      percent: sample.percents[label] ?? '',
    }));
    return html`<div class="opened">
      <div>
        <chainrule-pixel-reader
          .values=${pixels}
          .side=${side}
          .label=${messages.sample(name(sample.label), name(sample.predicted))}
        >
          <chainrule-grey-image
            .pixels=${pixels}
            .side=${side}
            .label=${messages.sample(name(sample.label), name(sample.predicted))}
          ></chainrule-grey-image>
        </chainrule-pixel-reader>
      </div>
      <div>
        <p>${messages.opened(name(sample.label), name(sample.predicted))}</p>
        <chainrule-probability-bars
          aria-label=${messages.probabilities}
          .bars=${bars}
          .best=${name(sample.predicted)}
        ></chainrule-probability-bars>
        <chainrule-save-chart
          .label=${messages.probabilities}
          file="chainrule-probabilities"
          .svg=${() => figureFile(this.renderRoot.querySelector('chainrule-probability-bars'), messages.probabilities, '.label, .percent')}
          .csv=${() => probabilityTable(bars)}
        ></chainrule-save-chart>
      </div>
    </div>`;
  }

  async #fetch(): Promise<void> {
    const { indices } = this;
    this.opened = 0;
    const samples = indices.length > 0 ? await answerOf(engine.request('imageSamples', { indices })) : [];
    if (indices !== this.indices) return;
    if (samples) this.samples = samples;
    // The training is gone: the page reports what happened to it.
    else if (results.value) this.samples = [];
  }

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-4);
      }

      .images {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(4.5rem, 1fr));
        gap: var(--cr-space-2);
        max-block-size: 24rem;
        margin: 0;
        padding: 2px;
        overflow-y: auto;
        list-style: none;
      }

      button {
        display: grid;
        gap: 2px;
        inline-size: 100%;
        padding: 2px;
        border: 2px solid transparent;
        border-radius: 4px;
        background: none;
        color: var(--cr-soft);
        font: 500 var(--cr-size-tiny) / 1.3 var(--cr-controls);
        overflow-wrap: anywhere;
        cursor: pointer;
      }

      button:hover {
        background: var(--cr-sunken);
      }

      button[aria-pressed="true"] {
        border-color: var(--cr-ink);
        color: var(--cr-ink);
      }

      .opened {
        display: grid;
        grid-template-columns: minmax(6rem, 11rem) minmax(0, 24rem);
        gap: var(--cr-space-4);
        align-items: start;
      }

      .opened p {
        margin-block-end: var(--cr-space-2);
      }

      @media (width < 40rem) {
        .opened {
          grid-template-columns: minmax(0, 1fr);
        }

        .opened > :first-child {
          inline-size: 8rem;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images-gallery': ImagesGallery;
  }
}
