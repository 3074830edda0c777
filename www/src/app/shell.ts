import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PageElement } from './locale';

/** The frame of every page: name, language, theme, and the lesson that the address names. */
@customElement('chainrule-app')
export class ChainruleApp extends PageElement {
  override render() {
    return html`<main><h1>chainrule</h1></main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-app': ChainruleApp;
  }
}
