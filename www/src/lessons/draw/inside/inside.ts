import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { sentence } from '../../../app/errors';
import { PageElement, words } from '../../../app/locale';
import { Watch } from '../../../app/store';
import { base } from '../../../app/styles';
import { viewStyles } from '../view-styles';
import './layers';
import './outputs';
import { follow, hasDigit, inside } from './session';
import { catalog } from './text';
import './unit-panel';

/** The network at work on the drawing: what made the answer, from the outputs back to the pixels, while it is drawn. */
@customElement('chainrule-draw-inside')
export class ChainruleDrawInside extends PageElement {
  #stop = () => {};

  constructor() {
    super();
    new Watch(this, inside, hasDigit);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override render() {
    const { answer, error } = inside.value;
    // That the engine stopped, the page's banner says.
    const failure =
      error && error.code !== 'crashed' ? html`<p class="failure" role="alert">${sentence(error)}</p>` : nothing;
    if (!hasDigit.value || !answer) {
      return html`${failure}${hasDigit.value ? nothing : html`<p class="lead">${words(catalog).hint}</p>`}`;
    }
    return html`
      ${failure}
      <chainrule-inside-outputs .answer=${answer}></chainrule-inside-outputs>
      <chainrule-inside-layers .answer=${answer}></chainrule-inside-layers>
      ${answer.unit ? html`<chainrule-inside-unit .report=${answer.unit}></chainrule-inside-unit>` : nothing}
    `;
  }

  static override styles = [base, viewStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-draw-inside': ChainruleDrawInside;
  }
}
