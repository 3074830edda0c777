import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../app/lab/lab-frame';
import { PageElement, words } from '../../app/locale';
import { base } from '../../app/styles';
import { titles } from '../../app/titles';

@customElement('chainrule-linear')
export class ChainruleLinear extends PageElement {
  override render() {
    return html`<chainrule-lab><h1 slot="heading">${words(titles).linear}</h1></chainrule-lab>`;
  }

  static override styles = [base];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-linear': ChainruleLinear;
  }
}
