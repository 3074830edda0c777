import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { digits, formatNumber } from '../../base/locale';
import { measuredPercent } from '../../base/numbers';
import { selected } from '../../base/store';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import { answerOf, engine } from '../../engine/client';
import { LabElement } from '../../lab/lab-element';
import { complaints } from '../../session/complaints';
import { about } from '../words';
import '../../figures/choices';
import type { ChainruleChoices } from '../../figures/choices';
import '../../figures/digit-pad/digit-pad';
import { type Stroke, unflatten } from '../../figures/digit-pad/drawing';
import './answer';
import { type Count, cardPage } from './model-card';
import { own } from './own';
import { card, drawing, reader, weights } from './session';
import { type State, state } from './state';
import { layout } from './style';
import { catalog } from './text';
import { type View, views } from './view-names';
import './view-outlet';
import { entryOf } from './views';

/** The sample shown by a view that needs a drawing, until there is one. */
const SUGGESTED = 3;

/**
 * Which tools are enabled. This is all that the lesson itself shows of the drawing, so a move of the pen does not re-
 * render it.
 */
const tools = [() => drawing.canUndo, () => drawing.canRedo, () => drawing.value.length > 0].map((can) =>
  selected(drawing, can),
);
const isOwn = selected(own, ({ isUsed, network }) => isUsed && network !== undefined);

/**
 * Draw a digit: a network reads it while it is drawn. Beside the pad and the answer, one view at a time looks inside.
 */
@customElement('chainrule-draw')
export class ChainruleDraw extends LabElement<State> {
  /** Incremented so that the same button gives a different handwriting each time. */
  #seed = 0;
  /** The view whose name was last scrolled into view. */
  #chosen: View = 'draw';

  constructor() {
    super(state, [...tools, card, isOwn]);
  }

  override connectedCallback(): void {
    weights.load();
    card.load();
    if (own.value.isUsed) own.load();
    super.connectedCallback();
  }

  override render() {
    const messages = words(catalog);
    const { view } = state.value;
    const isOpen = view !== 'draw';
    this.toggleAttribute('open', isOpen);
    return html`
      <h1>${about('draw').title}</h1>
      <div class="views">
        ${
          // Not with every move of the pen.
          guard(
            [view, messages],
            () => html`<chainrule-choices
              hide-label
              .label=${messages.view}
              .choices=${views.map((value) => ({ value, text: messages.views[value] }))}
              .value=${view}
              @input=${(event: Event) => state.change({ view: (event.target as ChainruleChoices).value as View })}
            ></chainrule-choices>`,
          )
        }
        <div role="status" class="complaints">
          ${complaints(state.complaints.value)}
        </div>
      </div>
      <div class="desk">
        <div class="held">
          <div class="hand">
            <div class="tools" role="group" aria-label=${messages.tools}>
              ${this.#renderTool(messages.undo, icons.undo, drawing.canUndo, () => drawing.undo())}
              ${this.#renderTool(messages.redo, icons.redo, drawing.canRedo, () => drawing.redo())}
              ${this.#renderTool(messages.clear, icons.clear, drawing.value.length > 0, () => drawing.clear())}
            </div>
            <chainrule-digit-pad .drawing=${drawing} .prompt=${view === 'teach' || isOwn.value ? messages.promptAny : messages.prompt}></chainrule-digit-pad>
            <chainrule-draw-answer ?compact=${isOpen} .reader=${reader} .weights=${weights}></chainrule-draw-answer>
          </div>
          ${entryOf(view)?.hasSamples === false ? nothing : this.#renderSamples()}
        </div>
      </div>
      ${
        isOpen
          ? html`<chainrule-draw-view
              @want-pad=${() => this.renderRoot.querySelector('chainrule-digit-pad')?.focus()}
            ></chainrule-draw-view>`
          : nothing
      }
      <div class="more">
        <details>
          <summary>${messages.keyboard}</summary>
          <dl>
            ${messages.keys.map(
              ([keys, what]) => html`<dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt>
                <dd>${what}</dd>`,
            )}
          </dl>
        </details>
        ${this.#renderCard()}
      </div>
    `;
  }

  #renderSamples() {
    const messages = words(catalog);
    return html`<section class="samples" aria-labelledby="samples">
      <h2 id="samples">${messages.samples}</h2>
      <div role="group" aria-labelledby="samples">
        ${guard([messages, digits(0)], () =>
          messages.names.map(
            (name, digit) => html`<button
              class="number"
              aria-label=${messages.sample(name)}
              @click=${() => this.#sample(digit, (strokes) => drawing.replace(strokes))}
            >
              ${digits(digit)}
            </button>`,
          ),
        )}
      </div>
    </section>`;
  }

  protected override updated(): void {
    if (state.value.view === this.#chosen) return;
    this.#chosen = state.value.view;
    // On a narrow screen the views are one long line.
    const choices = this.renderRoot.querySelector('chainrule-choices');
    void choices?.updateComplete.then(() => {
      const chosen = choices.renderRoot.querySelector('input:checked');
      chosen?.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  }

  #renderTool(label: string, icon: unknown, isEnabled: boolean, act: () => void) {
    // Not `disabled`, which would drop the focus of a keyboard user who undoes the last stroke.
    return html`<button class="bare" aria-label=${label} title=${label} aria-disabled=${!isEnabled} @click=${act}>
      ${icon}
    </button>`;
  }

  #renderCard() {
    if (!card.value) return nothing;
    const messages = words(catalog);
    const { mnistTest, heldOutWriters } = card.value;
    const share = ({ of, share }: Count) => ({
      of: formatNumber(of, {}),
      percent: measuredPercent(share),
    });
    return html`<p class="card">
      ${messages.accuracy(share(mnistTest), share(heldOutWriters))}
      <a href=${cardPage} target="_blank">${messages.card}</a>
    </p>`;
  }

  /** A view that shows what a drawing does has one to show from the beginning. */
  protected override follow(): void {
    const needsDrawing = entryOf(state.value.view)?.needsDrawing ?? false;
    if (needsDrawing && drawing.value.length === 0) {
      void this.#sample(SUGGESTED, (strokes) => drawing.value.length === 0 && drawing.suggest(strokes));
    }
  }

  async #sample(digit: number, take: (strokes: readonly Stroke[]) => void): Promise<void> {
    const strokes = await answerOf(engine.request('sampleDigit', { digit, seed: this.#seed++ }));
    // The page's banner reports an engine that stopped; nothing else can go wrong with ten digits.
    if (strokes) take(unflatten(strokes));
  }

  static override styles = [base, controls, layout];
}

const icons = {
  undo: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3" /></svg>`,
  redo: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3" /></svg>`,
  clear: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M4 7h16M10 11v6M14 11v6M6 7l1 13h10l1-13M9 7V4h6v3" />
  </svg>`,
};

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-draw': ChainruleDraw;
  }
}
