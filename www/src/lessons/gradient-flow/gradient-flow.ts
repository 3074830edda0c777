import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../app/lab/lab-frame';
import { PageElement, words } from '../../app/locale';
import { base } from '../../app/styles';
import { titles } from '../../app/titles';

@customElement('chainrule-gradient-flow')
export class ChainruleGradientFlow extends PageElement {
  override render() {
    return html`<chainrule-lab><h1 slot="heading">${words(titles)['gradient-flow']}</h1></chainrule-lab>`;
  }

  static override styles = [base];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-gradient-flow': ChainruleGradientFlow;
  }
}
