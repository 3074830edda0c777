import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageElement, percentage } from '../../base/locale';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import type { ComparisonSnapshot, GraphVariant, ModelSnapshot, Share } from '../../engine/wire';
import { labParts } from '../../lab/lab-styles';
import { columns } from './kinds';
import { variants } from './state';
import { catalog } from './train-text';

/** The shares of right answers of a comparison, by kind of question, and how far the whole model is ahead. */
@customElement('chainrule-questions-accuracies')
export class AccuracyTable extends PageElement {
  @property({ attribute: false }) snapshot: ComparisonSnapshot | undefined;
  /** The models to show. */
  @property({ attribute: false }) only: readonly GraphVariant[] = variants;

  override render() {
    const messages = words(catalog);
    const models = (this.snapshot?.models ?? []).filter(
      ({ variant, shares }) => this.only.includes(variant) && shares.length > 0,
    );
    if (models.length === 0) return html`<p class="small" data-reading="none-done">${messages.noneDone}</p>`;
    const others = models.filter(({ variant, shares }) => variant !== 'all' && shares.some(({ behind }) => behind));
    return html`
      ${this.#renderTable('accuracies', messages.table, models, ({ mean, std }) =>
        std === undefined ? percent(mean) : spread(mean, std),
      )}
      <p class="small">${messages.tableNote}</p>
      ${
        others.length === 0
          ? nothing
          : html`${this.#renderTable('ahead', messages.ahead, others, ({ behind }) => (behind ? difference(...behind) : '—'))}
              <p class="small">${messages.aheadNote}</p>`
      }
    `;
  }

  #renderTable(
    id: string,
    caption: string,
    models: readonly ModelSnapshot[],
    text: (share: Share) => string | TemplateResult,
  ) {
    const messages = words(catalog);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
      <table data-table=${id}>
        <caption>${caption}</caption>
        <thead>
          <tr>
            <th scope="col">${messages.model}</th>
            ${columns.map((column) => html`<th scope="col">${messages.kinds[column]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${models.map(
            ({ variant, shares }) => html`<tr data-model=${variant} class=${variant === 'all' ? 'whole' : ''}>
              <th scope="row">${messages.models[variant]}</th>
              ${shares.map((share) => html`<td><bdi dir="ltr">${text(share)}</bdi></td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  static override styles = [
    base,
    labParts,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-2);
      }

      caption {
        padding-block: var(--cr-space-2);
        font-weight: 600;
        text-align: start;
      }

      td {
        white-space: nowrap;
      }

      tbody th {
        font-weight: 450;
      }

      .whole > * {
        background: var(--cr-mark);
        font-weight: 600;
      }

      @media (width < 40rem) {
        table {
          font-size: var(--cr-size-tiny);
        }

        :is(th, td) {
          padding-inline: var(--cr-space-1) var(--cr-space-2);
        }
      }
    `,
  ];
}

/** Emphasized if the mean stands out from the spread. */
function difference(mean: number, std: number) {
  return mean > std ? html`<strong>${spread(mean, std)}</strong>` : spread(mean, std);
}

function spread(mean: number, std: number): string {
  return `${percent(mean)} ± ${percent(std)}`;
}

/** With a decimal even if it is 0, so that columns are aligned, and with a minus sign that is one. */
function percent(share: number): string {
  return percentage((100 * share).toFixed(1).replace('-', '−'));
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-questions-accuracies': AccuracyTable;
  }
}
