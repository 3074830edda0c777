import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement, percentage } from '../../base/locale';
import { Watch } from '../../base/store';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import { labParts } from '../../lab/lab-styles';
import { sentence } from '../../session/errors';
import './accuracy-table';
import { ablations, trainedModels } from './paper-numbers';
import { catalog } from './paper-text';
import { askForRecording, recording } from './train-run';

/** What the paper asks, does and finds, as far as it was read, and what the miniature finds beside it. */
@customElement('chainrule-questions-paper')
export class PaperView extends PageElement {
  constructor() {
    super();
    new Watch(this, recording);
  }

  protected override willUpdate(): void {
    askForRecording();
  }

  override render() {
    const messages = words(catalog);
    return html`
      <section>
        <h2>${messages.summary}</h2>
        ${messages.parts.map(({ title, text }) => html`<p><strong>${title}</strong> ${text}</p>`)}
        <p class="small reference" lang="en" dir="ltr">
          Michihiro Yasunaga, Hongyu Ren, Antoine Bosselut, Percy Liang, Jure Leskovec (2021). “QA-GNN: Reasoning with Language
          Models and Knowledge Graphs for Question Answering”. <cite>NAACL</cite>. arXiv:2104.06378
        </p>
      </section>
      <section class="quoted">
        <h2>${messages.quoted}</h2>
        <p class="small">${messages.quotedNote}</p>
        ${this.#renderAblations()} ${this.#renderTrained()}
        <p class="small">${messages.notRead}</p>
      </section>
      <section>
        <h2>${messages.miniature}</h2>
        ${this.#renderMiniature()}
        <p>${messages.beware}</p>
      </section>
    `;
  }

  #renderAblations() {
    const messages = words(catalog);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${messages.ablations}>
        <table data-table="ablations">
          <caption>${messages.ablations}</caption>
          <thead>
            <tr>
              <th scope="col">${messages.variant}</th>
              <th scope="col">${messages.dev}</th>
            </tr>
          </thead>
          <tbody>
            ${ablations.map(
              ({ without, section, dev }) => html`<tr data-model=${without}>
                <th scope="row">${messages.without[without]} <span class="small">${messages.section(digits(section))}</span></th>
                <td>${quoted(dev)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p class="small">${messages.ablationSource}</p>`;
  }

  #renderTrained() {
    const messages = words(catalog);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${messages.trainedModels}>
        <table data-table="trained">
          <caption>${messages.trainedModels}</caption>
          <thead>
            <tr>
              <th scope="col">${messages.benchmark}</th>
              <th scope="col">${messages.dev}</th>
              <th scope="col">${messages.test}</th>
            </tr>
          </thead>
          <tbody>
            ${trainedModels.map(
              ({ benchmark, dev, test }) => html`<tr data-benchmark=${benchmark}>
                <th scope="row"><bdi dir="ltr">${benchmark}</bdi></th>
                <td>${quoted(dev)}</td>
                <td>${quoted(test)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p class="small">${messages.trainedSource}</p>`;
  }

  #renderMiniature() {
    const messages = words(catalog);
    const { answer, error } = recording.value;
    if (!answer) return error ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing;
    return html`
      <p class="small">${messages.miniatureNote(digits(answer.seed))}</p>
      <chainrule-questions-accuracies
        .snapshot=${answer}
        .only=${['no_context_edges', 'no_relevance', 'all']}
      ></chainrule-questions-accuracies>
    `;
  }

  static override styles = [
    base,
    labParts,
    css`
      :host,
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-3);
      }

      :host {
        gap: var(--cr-space-5);
      }

      p {
        max-inline-size: 46rem;
      }

      caption {
        padding-block: var(--cr-space-2);
        font-weight: 600;
        text-align: start;
      }

      tbody th {
        font-weight: 450;
      }

      @media (width < 40rem) {
        :is(th, td) {
          padding-inline: var(--cr-space-1) var(--cr-space-2);
        }
      }

      .quoted {
        padding-inline-start: var(--cr-space-3);
        border-inline-start: 3px solid var(--cr-rule);
      }

      .reference {
        text-align: start;
      }
    `,
  ];
}

function quoted(percent: string) {
  return html`<bdi dir="ltr">${percentage(percent)}</bdi>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-questions-paper': PaperView;
  }
}
