import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from '../../../base/locale';
import { selected, Watch } from '../../../base/store';
import { base } from '../../../base/styles';
import { words } from '../../../base/words';
import { sentence } from '../../../session/errors';
import { drawing } from '../session';
import { viewStyles } from '../view-styles';
import './layers';
import './outputs';
import { follow, hasDigit, inside } from './session';
import { catalog } from './text';
import { Turns } from './turns';
import './unit-panel';

const isEmpty = selected(drawing, (strokes) => strokes.length === 0);

const parts = ['chainrule-inside-outputs', 'chainrule-inside-layers', 'chainrule-inside-unit'] as const;

/** The network at work on the drawing: what made the answer, from the outputs back to the pixels, while it is drawn. */
@customElement('chainrule-draw-inside')
export class ChainruleDrawInside extends PageElement {
  readonly #turns = new Turns(this, inside, parts);
  #stop = () => {};

  constructor() {
    super();
    new Watch(this, inside, hasDigit, isEmpty);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = follow(() => this.#turns.pause);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override render() {
    const { error } = inside.value;
    // The page's banner reports an engine that stopped.
    const failure =
      error && error.code !== 'crashed' ? html`<p class="failure" role="alert">${sentence(error)}</p>` : nothing;
    const [outputs, layers, ofUnit] = parts.map((part) => this.#turns.answerFor(part));
    // The previous view stays in place until the next drawing is a digit.
    return html`
      ${failure} ${isEmpty.value ? html`<p class="lead">${words(catalog).hint}</p>` : nothing}
      <div class="parts" ?inert=${!hasDigit.value}>
      ${outputs ? html`<chainrule-inside-outputs .answer=${outputs}></chainrule-inside-outputs>` : nothing}
      ${layers ? html`<chainrule-inside-layers .answer=${layers}></chainrule-inside-layers>` : nothing}
      ${ofUnit?.unit ? html`<chainrule-inside-unit .report=${ofUnit.unit}></chainrule-inside-unit>` : nothing}
      </div>
    `;
  }

  static override styles = [
    base,
    viewStyles,
    css`
      .parts {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-5);
      }

      .parts[inert] {
        opacity: 0.35;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-draw-inside': ChainruleDrawInside;
  }
}
