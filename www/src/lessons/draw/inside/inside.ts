import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { digits, PageElement, percentage, words } from '../../../app/locale';
import { Watch } from '../../../app/store';
import { base } from '../../../app/styles';
import { LatestAnswer } from '../../../engine/latest';
import { reader } from '../session';
import { catalog } from './text';

/** The network at work on the drawing: what each part of it says, while it is drawn. */
@customElement('chainrule-draw-inside')
export class ChainruleDrawInside extends PageElement {
  readonly #inside = new LatestAnswer('lookInside');
  #stop = () => {};

  constructor() {
    super();
    new Watch(this, this.#inside);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = reader.subscribe(() => this.#ask());
    this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override render() {
    const { answer } = this.#inside.value;
    if (!answer) return nothing;
    const messages = words(catalog);
    return html`<table>
      <caption>${messages.outputs}</caption>
      ${answer.map(
        ({ text, percent }, digit) => html`<tr>
          <th scope="row">${digits(digit)}</th>
          <td>${messages.logit} <bdi>${digits(text)}</bdi></td>
          <td>${percentage(percent)}</td>
        </tr>`,
      )}
    </table>`;
  }

  /** After each answer to the drawing, so that this never keeps the bars waiting. */
  #ask(): void {
    const { ink } = reader.value;
    if (ink.state === 'digit') this.#inside.ask({ image: ink.image });
  }

  static override styles = [base, css``];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-draw-inside': ChainruleDrawInside;
  }
}
