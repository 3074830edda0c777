import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fields } from '../../../base/field-styles';
import { digits, formatNumber, PageElement } from '../../../base/locale';
import { base, sideways } from '../../../base/styles';
import { words } from '../../../base/words';
import type { ImageEpoch } from '../../../engine/wire';
import { labParts } from '../../../lab/lab-styles';
import { catalog } from './text';

/** The assignment's loop, as far as it matters; the marked lines are alternatives. */
const loop = [
  { line: 'for epoch in range(n_epochs):' },
  { line: '    running_loss = 0.0' },
  { line: '    for x, y in train_loader:' },
  { line: '        optimizer.zero_grad()' },
  { line: '        loss = criterion(model(x), y)' },
  { line: '        loss.backward()' },
  { line: '        optimizer.step()' },
  { line: '        running_loss += loss.item()', mark: 'right' },
  { line: '    running_loss += loss.item()', mark: 'wrong' },
] as const;

/** What the assignment's program prints instead of an epoch's mean loss, and why. */
@customElement('chainrule-images-slip')
export class ImagesSlip extends PageElement {
  @property({ attribute: false }) epochs: readonly ImageEpoch[] = [];

  override render() {
    const messages = words(catalog);
    const known = this.epochs.filter(({ lastBatchLoss }) => lastBatchLoss !== undefined);
    if (known.length === 0) return nothing;
    return html`<details>
      <summary>${messages.title}</summary>
      <div class="inside">
        <p>${messages.why.join(' ')}</p>
        <ol class="code" dir="ltr" role="list" aria-label=${messages.code}>
          ${loop.map((one) => html`<li class=${'mark' in one ? one.mark : ''}><code>${one.line}</code>${'mark' in one ? this.#renderMark(one.mark) : nothing}</li>`)}
        </ol>
        <div class="scroll" tabindex="0" role="region" aria-label=${messages.table}>
          <table aria-label=${messages.table}>
            <thead>
              <tr>
                <th>${messages.epoch}</th>
                <th>${messages.mean}</th>
                <th>${messages.lastBatch}</th>
              </tr>
            </thead>
            <tbody>
              ${known.map(
                ({ epoch, trainLoss, lastBatchLoss }) => html`<tr data-epoch=${epoch}>
                  <th scope="row">${digits(epoch)}</th>
                  <td><bdi dir="ltr">${threeDigits(trainLoss)}</bdi></td>
                  <td><bdi dir="ltr">${threeDigits(lastBatchLoss ?? Number.NaN)}</bdi></td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </div>
    </details>`;
  }

  #renderMark(mark: 'right' | 'wrong') {
    return html`<span><span aria-hidden="true">${mark === 'right' ? '✓' : '✗'}</span> <bdi>${words(catalog)[mark]}</bdi></span>`;
  }

  static override styles = [
    base,
    fields,
    labParts,
    css`
      .inside {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
        padding-block: var(--cr-space-2) var(--cr-space-3);
      }

      p {
        max-inline-size: 46rem;
        font-size: var(--cr-size-small);
      }

      .code {
        margin: 0;
        padding: var(--cr-space-2) 0;
        ${sideways}
        border: 1px solid var(--cr-rule);
        border-radius: var(--cr-radius);
        list-style: none;
        font: 450 var(--cr-size-tiny) / 1.7 var(--cr-controls);
      }

      .code li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--cr-space-4);
        padding-inline: var(--cr-space-3);
        border-inline-start: 3px solid transparent;
      }

      .code code {
        font-family: ui-monospace, monospace;
        white-space: pre;
      }

      .code .right {
        border-color: var(--cr-positive);
        background: color-mix(in oklab, var(--cr-positive) 10%, transparent);
      }

      .code .wrong {
        border-color: var(--cr-danger);
        background: color-mix(in oklab, var(--cr-danger) 10%, transparent);
      }

      /* Shadows where there is more to scroll to: their covers move with the content, they do not. */
      .scroll {
        max-block-size: 20rem;
        overflow-y: auto;
        background:
          linear-gradient(var(--cr-paper) 40%, transparent) top / 100% 2.5rem no-repeat local,
          linear-gradient(transparent, var(--cr-paper) 60%) bottom / 100% 2.5rem no-repeat local,
          linear-gradient(var(--cr-rule), transparent) top / 100% 0.75rem no-repeat scroll,
          linear-gradient(transparent, var(--cr-rule)) bottom / 100% 0.75rem no-repeat scroll;
      }
    `,
  ];
}

/** The same number of digits in every line, so that they can be compared. */
function threeDigits(loss: number): string {
  return formatNumber(loss, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-images-slip': ImagesSlip;
  }
}
